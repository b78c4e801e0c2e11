import { Problem } from "../../../core/problem.ts";
import type { CredentialsVerdict } from "./dispatcher.ts";
import { CallError } from "./transport.ts";

type Words = readonly [summary: string, next: string];

/** What a cloud says of keys that it does not take. */
export interface KeyWords {
  /** What a code means, and what to do. */
  readonly means: Readonly<Record<string, Words>>;
  /** Other products' codes for the same. */
  readonly same?: Readonly<Record<string, string>>;
  /** Codes that may also be the fault of one call: whether the key still works must be asked. */
  readonly ofOneCall: readonly string[];
}

/** Whose keys they are, for a verdict. */
export interface Holder {
  /** Whom calls are made as, where that is not the given credentials themselves. */
  readonly as?: string;
  /** Asks the cloud once more whose the keys are; throws a `CallError` where it does not say. */
  readonly ask: () => Promise<unknown>;
}

function at<T>(table: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

function known({ means, same = {} }: KeyWords, code: string): Words | undefined {
  return at(means, at(same, code) ?? code);
}

function unknownRefusal(cloud: string, code: string): Words {
  return [`${cloud} refused the credentials: ${code}`, "Check the key, its secret and its token."];
}

/**
 * Judges an error of the keys in the middle of a run: credentials that ended are one fault of the run,
 * said once in the words of its start, and not one of each item. A code that may be the fault of one call
 * is held against another question to the cloud. `cloud` is its title.
 */
export function credentialsVerdict(
  cloud: string,
  words: KeyWords,
): (holder: Holder) => CredentialsVerdict {
  return (holder) => async (error, request) => {
    const place = `${request.product} ${request.action}`;
    const as = holder.as === undefined ? "" : `, as ${holder.as}`;
    if (!words.ofOneCall.includes(error.code)) return ended(error, `${place}${as}`);
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
    const [summary, next] = known(words, error.code) ?? unknownRefusal(cloud, error.code);
    return new Problem({
      code: "credentials-ended",
      summary,
      where: `${where}: ${error.code}`,
      next: `${next} Then run the same command again: it goes on with what is left.`,
      cause: error,
    });
  }
}

/** A Problem for an error of the call that asks whose keys they are; `asked` names it. */
export function identityProblem(
  cloud: string,
  words: KeyWords,
  asked: string,
  error: unknown,
): unknown {
  if (!(error instanceof CallError)) return error;
  const means = known(words, error.code);
  if (means === undefined && error.kind !== "credentials") {
    return new Problem({
      code: "cloud-refused",
      summary: `${cloud} did not say whose credentials these are: ${error.code}`,
      where: `${asked}: ${error.message}`,
      next: "Check the network and the proxy, then run again.",
      cause: error,
    });
  }
  const [summary, next] = means ?? unknownRefusal(cloud, error.code);
  return new Problem({
    code: "credentials",
    summary,
    where: `${asked}: ${error.code}`,
    next,
    cause: error,
  });
}
