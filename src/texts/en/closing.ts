import type { ClosureStatus } from "../../core/closure.ts";

type Phase = Exclude<ClosureStatus["phase"], "none" | "submitted" | "waiting" | "failed">;

/** What each phase is called, but for those in which the account simply is closing. */
const phases: Readonly<Record<Phase, (account: string) => string>> = {
  closed: (account) => `Account ${account} is closed`,
  left: (account) => `Account ${account} has left its directory`,
  disassociated: (account) => `Account ${account} is disassociated from its master account`,
  requested: (account) => `Account ${account} is asked to leave its master account`,
  "awaiting-request": (account) =>
    `Account ${account} is ready to be disassociated by its two sides`,
  "awaiting-submission": (account) => `Account ${account} is ready to be closed by a person`,
};

/** What is said of an account that is closing, and of what a run left on. */
export const closing = {
  phases,
  closing: (account: string) => `Account ${account} is closing`,
  until: (title: string, at: string) => `${title}, waiting until ${at}`,
  /** Beside what the record or the cloud says of it. */
  quiet: "",
  asRecorded: (detail: string) => detail,
  sentence: (title: string, detail: string) => `${title}: ${detail}.`,
  notListed: (sentence: string) => `${sentence} Its items are no longer listed.`,
  nothing: {
    written: (line: string) => `${line} Nothing was written.`,
    toCheck: (line: string) => `${line} There is nothing to check.`,
  },
  leftOn: {
    /** Since when, and by which run. */
    head: (says: string, at: string, run: string) => `${says} (since ${at}, by the run ${run})`,
    noTime: "an unknown time",
    noRun: "that is not on record",
    sentence: (head: string, next: string) => `${head}. ${next}`,
    next: (stack: string, putBack: string, next: string) =>
      `deploy the stack ${stack}, which will ${putBack}. Or: ${next}`,
  },
};

/** The same in any language. */
export type ClosingTexts = typeof closing;
