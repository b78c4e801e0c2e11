import { count } from "../amounts.ts";

/** What plans and deploys say around everything else, and of what rests on people. */
export const front = {
  more: (number: number) => `… and ${number} more`,
  failed: (what: string, next: string) => `${what}.\nNext: ${next}`,
  listed: (done: number, total: number) => `listed ${done} of ${total}`,
  blank: "The account id is blank",
  mismatch: (where: string, named: string, file: string, account: string) =>
    `The ${where} names account ${named}, but ${file} describes ${account}`,
  mismatchNext: (where: string) =>
    `Nothing was called. Use the account id of the account file in the ${where}.`,
  takenOver: "The journal records what that run did; this run continued from there.",
  relied: {
    head: (number: number) =>
      number === 1
        ? "1 attestation covers what no API can show"
        : `${number} attestations cover what no API can show`,
    answer: (about: string, answer: string, says: string) => `${about}: "${answer}", ${says}`,
    by: (line: string, who: string, at: string) => `${line}, by ${who} on ${at}`,
    where: (line: string, place: string) => `${line} (${place})`,
    about: (policy: string, subject: string) => `${policy}: ${subject}`,
  },
  off: {
    head: (number: number) =>
      `${count(number, "policy", "policies")} ${number === 1 ? "is" : "are"} switched off for this account`,
    line: (id: string, because: string, place: string) => `${id}: ${because} (${place})`,
  },
  way: {
    dates: "Dates that hold the closure",
    steps: "Remaining steps to the closure",
    leaving: "Remaining steps to the disassociation, which comes before the closing",
    step: (title: string, left: string) => `${title}: ${left}`,
    how: (line: string, how: string) => `${line}: ${how}`,
    done: "done",
    waits: "waits",
    waitsUntil: (at: string) => `waits until ${at}`,
    left: (number: number) => `${number} left`,
    submitted: (at: string) => `Can be submitted on ${at} at the earliest.`,
    closed: (at: string) => `Can be closed on ${at} at the earliest.`,
    waiting: "Waiting for:",
    wait: (until: string, what: string, because: string) => `${until}: ${what}, ${because}`,
    undated: (number: number) =>
      `Without a date, because a person does it: ${number} (npx closeout timeline)`,
  },
  leftOn: (stack: string, putBack: string, next: string) =>
    `Next: deploy the stack ${stack}-closure, which will ${putBack}; so does a deploy of ${stack}-teardown that removes something. Or: ${next}`,
};

/** The same in any language. */
export type FrontTexts = typeof front;
