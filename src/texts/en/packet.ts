import { DISASSOCIATION_SUBJECTS, type Side } from "../../core/attestation.ts";

const parts = (number: number): string => (number === 1 ? "1 part" : `${number} parts`);
const are = (number: number): string => (number === 1 ? "is" : "are");

/** What the packets say in every cloud, and how they call what stands in them. */
export const packet = {
  title: (name: string) => `Close account ${name} in the console`,
  footer: "The same text without a browser: packet.md beside this file.",
  facts: {
    account: "Account",
    name: "Name",
    kind: "Kind",
    holder: "Held by",
    prepared: "Prepared",
    review: "Review",
    noReview: "none: there was nothing to delete",
  },
  about: {
    title: "What this is",
    notYet: (open: number, all: number, titles: readonly string[]) =>
      `DO NOT SUBMIT YET: ${open} of ${parts(all)} ${are(open)} not done (${titles.join("; ")}).`,
    notChecked: (titles: readonly string[]) =>
      `NOT CHECKED: ${titles.join("; ")}. A policy that would tell is switched off for this account; look for yourself before you submit.`,
    what: (id: string) =>
      `No API closes an account of this kind: a person does, in the vendor's console. This page says how, for account ${id} alone. Check that number against the console's before every step, follow the page from top to bottom, and tick each square.`,
  },
  merged: {
    title: "Before anybody submits it",
    commit: (name: string) =>
      `Commit \`accounts/${name}/\` with this packet and \`journal.jsonl\`, and merge it. A checkout without them logs in as if nothing had been prepared.`,
    stop: "Stop every scheduled run and pipeline that uses this account's credentials, and take the credentials out of them.",
  },
  first: "Read this first",
  steps: {
    title: "Where everything stands",
    done: "done",
    open: "NOT DONE",
    waiting: (until: string | undefined) =>
      `WAITING${until === undefined ? "" : ` until ${until}`}`,
    notChecked: "NOT CHECKED",
  },
  lost: {
    title: "Lost for ever",
    nothing:
      "Nothing is abandoned by name. Whatever is still in the account is lost with it, and nobody can bring it back.",
    abandoned:
      "Abandoned by decision. These are lost with the account, with whatever else is still in it, and nobody can bring them back:",
    stays: "These stay in the account and do not block its closure:",
    because: (line: string, why: string) => `${line}: ${why}`,
  },
  relied: {
    title: "What rests on people's words",
    nothing: "Nothing: all of it was proved by API.",
    some: "No API shows these. Somebody stated each of them:",
    by: (who: string, at: string, until: string | undefined) =>
      `Said by ${who} on ${at}${until === undefined ? "" : `, valid until ${until}`}`,
    copy: (location: string, key: string) =>
      `The copy lies in ${location}; key that encrypts it: ${key}`,
    reference: (reference: string) => `Reference ${reference}`,
    lastCharge: (date: string) => `Last charge seen: ${date}`,
    written: (where: string) => `Written in ${where}`,
    text: (text: string) => `Rests on: ${text}`,
    link: (link: string) => `Rests on ${link}`,
    file: (file: string, digest: string, fault: string | undefined) =>
      `Rests on the file ${file} beside it, ${digest}${fault === undefined ? "" : ` (BUT it ${fault})`}`,
  },
  off: {
    title: "What was not asked",
    some: "These policies are switched off for this account, by decision:",
    tag: "off",
  },
  ownIdentity: {
    title: "The last step before you submit: the identity that Closeout used",
    deleted:
      "The deploy deletes the access key that it used, as its very last call. Check in the console that it is gone; everything else of the identity is removed by hand, after all other parts are done.",
    kept: "Closeout kept its own way in to the very end, its access key included. Remove it by hand now, after all other parts are done: until then that key still works.",
  },
  submit: "Submit the closure",
  dates: {
    title: "Dates",
    columns: ["When", "What", "Why"],
    latest: (when: string) => `at the latest ${when}`,
    earliest: (when: string) => `not before ${when}`,
    noDate: "at no known date",
    now: "now",
    submit: "**you submit the closure**",
    withIt: "with the submission or some days later",
    closed: "the account is closed",
    after: (days: number) => `${days} days after the submission`,
    quiet: "the quiet period ends",
    nobody: "nobody may log in until then",
    undated: "To be done, with no date of its own:",
    restDone: "everything here and below is done",
    nothingWaits: "nothing waits any more",
    aboveEnded: "everything above has ended",
  },
  afterwards: {
    title: "After the submission",
    note: "Write down here: submitted on .................... at ............ (time zone ............), reference ....................",
    logOut:
      "Log out everywhere, and state the submission with the command below. It asks for the time and the reference; it makes no call.",
    silent: (days: number) =>
      `For ${days} days run nothing else with this account's credentials, and let nobody log in, also not to look: a login may cancel the closure. Closeout makes no call with them itself while it waits.`,
    outcome: (quiet: boolean) =>
      `State the outcome with the same command: ${quiet ? "closed, refused by the automatic check, rejected, or cancelled by a login" : "closed, refused by the automatic check, or rejected"}. The reasons that the vendor gave become part of the next plan.`,
  },
  side: {
    title: (name: string, side: Side) =>
      `Disassociate account ${name} from its master account: the ${side}'s part`,
    member: "Member account",
    for: "For",
    whoever: (side: Side) => `whoever administers the ${side} account`,
    notYet: (open: number, all: number, titles: readonly string[]) =>
      `DO NOT BEGIN YET: ${open} of ${parts(all)} ${are(open)} not done (${titles.join("; ")}).`,
    what: (id: string, side: Side) =>
      `No API takes an account away from its master account: people on its two sides do, in the vendor's console. This page is the ${side}'s part, for account ${id} alone, and needs no credentials of the other side. Nothing in the account is deleted by it, and it is not closed.`,
    does: (side: Side) => `What the ${side} account does`,
    state: "State what you did",
    only: (side: Side) =>
      `The ${side}'s side states only what the ${side} account did. The other side sees it in the commit.`,
    /** What each word means, by subject. */
    answers: {
      request: DISASSOCIATION_SUBJECTS.request.answers,
      answer: DISASSOCIATION_SUBJECTS.answer.answers,
      card: DISASSOCIATION_SUBJECTS.card.answers,
    },
  },
  /** Lines of what is left, and of what waits. */
  lines: {
    unasked: (policy: string) => `the policy ${policy} was not asked`,
    off: (policy: string, where: string, because: string) =>
      `the policy ${policy} is off (${where}): ${because}`,
    condition: (title: string, detail: string) => `${title}: ${detail}`,
    scheduled: "its deletion is scheduled",
    expired: (on: string) => `it expired on ${on}; its release is due`,
    domain: "the domain expires; grace and redemption follow",
    subscription: "the subscription expires; its release follows",
    subscriptionOn: (on: string) => `the subscription expires on ${on}; its release is due`,
    hold: (hours: number) => `it has to hold for ${hours} hours once the rest is done`,
    quiet: "quiet period",
  },
};

/** The packet's words in any language. */
export type PacketTexts = typeof packet;
