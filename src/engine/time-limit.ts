import { Script } from "node:vm";

/** How one piece of work ended. */
export type InTime<T> =
  | { readonly ended: "itself"; readonly result: T }
  | { readonly ended: "late" }
  | { readonly ended: "interrupted" };

const CALL = "closeoutWorkInTime";

/** One for all: what is called stands in a global of an unlikely name while it runs. */
const script = new Script(`globalThis.${CALL}()`, { filename: "time-limit" });

/**
 * Runs work that may not end, such as a policy that loops: after `ms` milliseconds, and at a SIGINT, it
 * is ended where it stands. Work that is a plain function cannot be ended otherwise, since nothing else
 * of this thread runs meanwhile. What it throws is thrown on.
 */
export function inTime<T>(ms: number, work: () => T): InTime<T> {
  let result: { readonly of: T } | undefined;
  Object.defineProperty(globalThis, CALL, {
    configurable: true,
    value: () => {
      result = { of: work() };
    },
  });
  try {
    script.runInThisContext({ timeout: ms, breakOnSigint: true });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return { ended: "late" };
    if (code === "ERR_SCRIPT_EXECUTION_INTERRUPTED") return { ended: "interrupted" };
    throw cause;
  } finally {
    Reflect.deleteProperty(globalThis, CALL);
  }
  if (result === undefined) throw new Error("the work neither ended nor was ended");
  return { ended: "itself", result: result.of };
}
