import { Problem } from "../../core/problem.ts";

/** One thing that doctor looked at. `note` is worth knowing and no failure. */
export interface Check {
  readonly name: string;
  readonly outcome: "ok" | "failed" | "note" | "skipped";
  readonly says: string;
  /** What to do next, for what failed or does not hold yet. */
  readonly next?: string;
}

/** A check that passed. */
export function ok(name: string, says: string): Check {
  return { name, outcome: "ok", says };
}

/** Something worth knowing, and what to do about it where anything is. */
export function note(name: string, says: string, next?: string): Check {
  return { name, outcome: "note", says, ...(next === undefined ? {} : { next }) };
}

/** A check that failed, and what to do. */
export function failed(name: string, says: string, next: string): Check {
  return { name, outcome: "failed", says, next };
}

/** A check that could not be made because another one failed. */
export function skipped(name: string, says: string): Check {
  return { name, outcome: "skipped", says };
}

/** A failed check for a Problem; anything else is a defect and thrown on. */
export function failure(name: string, cause: unknown): Check {
  if (!(cause instanceof Problem) || cause.code === "canceled") throw cause;
  const where =
    cause.where === undefined || cause.message.includes(cause.where) ? "" : ` (${cause.where})`;
  return failed(name, `${cause.message}${where}`, cause.next);
}

/** True for credentials that ended in the middle: one fault of the run, and none of what was asked. */
export function isEnd(cause: unknown): boolean {
  return cause instanceof Problem && cause.code === "credentials-ended";
}

/** The same as {@link failure}; what {@link isEnd} is thrown on, to be said once. */
export function failureUnlessEnded(name: string, cause: unknown): Check {
  if (isEnd(cause)) throw cause;
  return failure(name, cause);
}
