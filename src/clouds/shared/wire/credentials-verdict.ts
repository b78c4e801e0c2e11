import { Problem } from "../../../core/problem.ts";
import type { CredentialsVerdict } from "./dispatcher.ts";
import { CallError } from "./transport.ts";

/** What a cloud says of keys that ended. */
export interface CredentialsWords {
  readonly cloud: string;
  /** True for codes that may also be the fault of one call. */
  readonly ofOneCall: (code: string) => boolean;
  /** What a code means, and what to do, in the words that the start of a run has for it. */
  readonly words: (code: string) => readonly [summary: string, next: string] | undefined;
}

/** Whose keys they are, for a verdict. */
export interface Holder {
  /** Whom calls are made as, where that is not the given credentials themselves. */
  readonly as?: string;
  /** Asks the cloud once more whose the keys are; throws a `CallError` where it does not say. */
  readonly ask: () => Promise<unknown>;
}

/**
 * Judges an error of the keys in the middle of a run: credentials that ended are one fault of the run,
 * said once in the words of its start, and not one of each item. A code that may be the fault of one call
 * is held against another question to the cloud.
 */
export function credentialsVerdict({
  cloud,
  ofOneCall,
  words,
}: CredentialsWords): (holder: Holder) => CredentialsVerdict {
  return (holder) => async (error, request) => {
    const place = `${request.product} ${request.action}`;
    const as = holder.as === undefined ? "" : `, as ${holder.as}`;
    if (!ofOneCall(error.code)) return ended(error, `${place}${as}`);
    try {
      await holder.ask();
      return undefined;
    } catch (cause) {
      if (cause instanceof Problem) return cause;
      if (!(cause instanceof CallError)) throw cause;
      return cause.kind === "credentials" ? ended(cause, `${place}${as}`) : undefined;
    }
  };

  function ended(error: CallError, where: string): Problem {
    const [summary, next] = words(error.code) ?? [
      `${cloud} refused the credentials: ${error.code}`,
      "Check the key, its secret and its token.",
    ];
    return new Problem({
      code: "credentials-ended",
      summary,
      where: `${where}: ${error.code}`,
      next: `${next} Then run the same command again: it goes on with what is left.`,
      cause: error,
    });
  }
}
