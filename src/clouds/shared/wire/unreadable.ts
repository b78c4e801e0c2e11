import { CallError } from "./transport.ts";

/** Code of our own for a reply that is not what its call always sends. */
export const UNREADABLE = "UnreadableReply";

/**
 * The error of a reply that is not what its call always sends. Its kind is that of no answer: what was
 * asked for is not known, and a changing call may have been carried out.
 */
export function unreadable(what: string): CallError {
  return new CallError({ kind: "unknown", code: UNREADABLE, message: what });
}

/** True for a reply that came and could not be read, and for a call that got no answer at all. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof CallError && (error.kind === "unknown" || error.kind === "transient");
}
