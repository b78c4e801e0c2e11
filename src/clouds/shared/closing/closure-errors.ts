import type { ClosureCondition, Submission } from "../../../core/closure.ts";
import { Problem } from "../../../core/problem.ts";
import { inWords, vendorError } from "../session/session-calls.ts";
import type { CallError } from "../wire/transport.ts";
import { type ConditionText, guarded, refuse } from "./condition.ts";

/** How a submission goes on after an error code. */
type ErrorRoute =
  /** Refused: a person has to do something. */
  | "stop"
  /** Asked again within bounds. */
  | "retry"
  /** The closure runs already: it is followed. */
  | "adopt"
  /** The member may be gone: where the closure stands tells. */
  | "look";

/** What an error code of the organization means. */
export interface ClosureError {
  readonly route: ErrorRoute;
  readonly meaning: string;
  readonly next: string;
}

type Words = readonly [meaning: string, next: string];

/** What is known of the codes of a cloud's organization. */
export interface ClosureErrors {
  readonly table: ReadonlyMap<string, ClosureError>;
  /** How to go on after a code; one that the table lacks stops, in words of its own. */
  errorOf(code: string): ClosureError;
  /** Reads a condition; what cannot be read is `unknown`, with the vendor's words and what the table says. */
  guard(text: ConditionText, read: () => Promise<ClosureCondition>): Promise<ClosureCondition>;
}

/** Codes by how to go on after them, each with what it means and what to do; `unlisted` speaks for all others. */
export function closureErrorsBy(
  routes: Readonly<Partial<Record<ErrorRoute, Readonly<Record<string, Words>>>>>,
  unlisted: (code: string) => Words,
): ClosureErrors {
  const table = new Map(
    Object.entries(routes).flatMap(([route, codes]) =>
      Object.entries(codes).map(([code, [meaning, next]]): [string, ClosureError] => [
        code,
        { route: route as ErrorRoute, meaning, next },
      ]),
    ),
  );
  return {
    table,
    errorOf(code) {
      const known = table.get(code);
      if (known !== undefined) return known;
      const [meaning, next] = unlisted(code);
      return { route: "stop", meaning, next };
    },
    guard: (text, read) => guarded(text, read, (code) => table.get(code)?.meaning),
  };
}

/** A submission that was refused; `allow` says what to do about a denial, where the code's words are not enough. */
export function refusedBy(
  error: CallError,
  { meaning, next }: ClosureError,
  allow?: string,
): Submission {
  const { code, kind, message, requestId } = error;
  return kind === "denied" && allow !== undefined
    ? refuse(code, message, allow, requestId)
    : refuse(code, `${meaning} (${message})`, next, requestId);
}

/** What is thrown where the cloud does not say where a closure stands. Throws what is no error of the cloud's. */
export function unreadProblem(
  error: unknown,
  {
    what,
    where,
    table = new Map(),
    allow,
  }: {
    /** The beginning of the summary. */
    readonly what: string;
    /** The call. */
    readonly where: string;
    readonly table?: ReadonlyMap<string, ClosureError>;
    /** What to do about a denial; `permission` is the one that the cloud names. */
    readonly allow: (permission: string | undefined) => string;
  },
): Problem {
  if (error instanceof Problem) return error;
  const refused = vendorError(error);
  const known = table.get(refused.code);
  return new Problem({
    code: "cloud-refused",
    summary: `${what}: ${known?.meaning ?? refused.code}`,
    where: `${where}: ${inWords(refused)}`,
    next: known?.next ?? (refused.kind === "denied" ? allow(refused.permission) : "Run again."),
    cause: error,
  });
}
