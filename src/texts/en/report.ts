import type { JournalEntry } from "../../core/journal.ts";
import type { ClosureRecord } from "../../core/record.ts";
import { count, told } from "../amounts.ts";

/** How a call was answered, as the journal has it. */
export type CallOutcome = Extract<JournalEntry, { readonly kind: "answer" }>["outcome"];

const answers: Readonly<Record<CallOutcome, string>> = {
  accepted: "accepted",
  gone: "gone",
  busy: "busy",
  refused: "refused",
  denied: "denied",
  throttled: "throttled",
  unknown: "unknown",
};

const headlines: Readonly<Record<ClosureRecord["phase"], string>> = {
  submitting: "Submitted, answer unknown",
  "awaiting-submission": "Prepared, a person submits it",
  submitted: "Submitted",
  waiting: "Closing, waiting",
  closed: "Closed",
  failed: "Failed",
  refused: "Refused",
  left: "Out of its directory, not closed",
  "awaiting-request": "Disassociation prepared, two sides carry it out",
  requested: "Disassociation asked for",
  disassociated: "Disassociated from its master account, not closed",
};

/** What a report says to people. */
export const report = {
  title: (name: string) => `Closing the account ${name}`,
  account: "Account ",
  asOf: (cloud: string, kind: string, at: string) => ` (${cloud}, ${kind}), as of ${at}.`,
  closure: "Closure",
  removed: "Proved gone",
  remaining: "Tried, still there",
  untouched: "Not touched",
  counted: (title: string, number: number) => `${title}: ${count(number, "item")}`,
  none: "None.",
  columns: {
    remaining: ["Item", "Reason", "Calls"],
    untouched: ["Item", "Planned"],
    removed: ["Item", "Proof", "Calls"],
    journal: ["When", "Call", "For", "Answer", "Request"],
  },
  item: (type: string, id: string, region: string) => `${type} ${id} in ${region}`,
  plan: (disposition: string, because: string) => `${disposition}: ${because}`,
  proof: (at: string, how: string) => `${at}: ${how}`,
  /** How what is gone was proved. */
  proofs: {
    absent: "a complete listing without it",
    scheduled: (until: string) => `its deletion is scheduled${until}`,
    until: (at: string) => ` for ${at}`,
  },
  reason: (reason: string) => reason,
  notProved: "asked for; not proved yet",
  at: (time: string) => ` (${time})`,
  notUndone: {
    what: (step: string, each: string) => `${step}: ${each}`,
    sure: (what: string, at: string) => `${what} (${at}) was not undone`,
    unsure: (what: string, at: string) => `${what} (${at}, no answer on record) was not undone`,
  },
  /** A call of an item. */
  call: {
    answers,
    noAnswer: "no answer on record",
    where: (does: string, action: string, region: string) => `${does}: ${action} in ${region}`,
    when: (where: string, at: string, answer: string) => `${where}, ${at}, ${answer}`,
    code: (answer: string, code: string) => `${answer} (${code})`,
    request: (call: string, id: string) => `${call}, request ${id}`,
  },
  runs: {
    title: "Runs",
    noEnd: ": no end on record",
    ended: (outcome: string, at: string) => `: ${outcome}, ${at}`,
    outcome: "ended",
    left: (number: number) => `${told(number)} left`,
    ofClosure: (headline: string) => `closure: ${headline}`,
    outcomes: {
      done: "done",
      stopped: "stopped",
      refused: "refused",
      looked: "looked",
      reading: "reading",
      "put back": "put back",
      "not put back": "not put back",
    },
  },
  dates: "Dates",
  wait: "The cloud's wait",
  submittedOn: (at: string) => `submitted on ${at}`,
  journal: {
    title: (number: number) => `Journal: ${count(number, "call")}`,
    says: "Every call that changed something, newest first.",
    earlier: (number: number) =>
      `Every call that changed something, newest first. Of ${count(number, "earlier call")} the journal tells: \`journal.jsonl\`.`,
    closure: "the closure",
  },
  headlines,
  notSubmitted: {
    headline: "Not submitted",
    says: "The closure of this account has not been submitted.",
  },
  status: {
    submitted: (at: string) => `Submitted on ${at}.`,
    request: (id: string) => `Request id: ${id}.`,
    ends: (at: string, days: number) => `The wait ends on ${at}, in ${count(days, "day")}.`,
    ended: (at: string) => `The wait was to end on ${at}.`,
    last: (at: string, detail: string) => `Last word, ${at}: ${detail}`,
    unanswered: "No answer is on record. Plan the closure again to see where it stands.",
  },
  review: {
    none: "There is no review file: nothing is approved.",
    lists: (at: string, number: number, digest: string) =>
      `The review of ${at} lists ${told(number)} items (${digest}).`,
  },
};

/** A report's words in any language. */
export type ReportTexts = typeof report;
