import { redactForeign } from "../../core/secrets.ts";
import { stopGrace } from "../../plugin/stop-grace.ts";
import { type Diagnostic, type Diagnostics, error } from "../framework/diagnostics.ts";
import type { Awaitable, Handle } from "../framework/resource.ts";

/** What a guarded handler came to: its own result, or the reason why there is none. */
export type Outcome<T> =
  | { readonly done: true; readonly result: T }
  | { readonly done: false; readonly diagnostics: Diagnostics };

/**
 * Runs a handler so that it always comes to an outcome: an exception becomes an error, and
 * a handler that is still busy {@link stopGrace} after a stop is no longer waited for.
 * `doing` completes the sentence "… while <doing>".
 */
export async function guard<T>(
  doing: string,
  handle: Handle,
  handler: () => Awaitable<T>,
): Promise<Outcome<T>> {
  const late = stopGrace(handle.signal);
  const work = Promise.resolve()
    .then(handler)
    .then(
      (result): Outcome<T> => ({ done: true, result }),
      (thrown: unknown): Outcome<T> => ({
        done: false,
        diagnostics: [explain(doing, thrown, handle)],
      }),
    );
  try {
    return await Promise.race([
      work,
      late.passed.then((): Outcome<T> => ({ done: false, diagnostics: [stopped(doing)] })),
    ]);
  } finally {
    late.cancel();
  }
}

function explain(doing: string, thrown: unknown, handle: Handle): Diagnostic {
  if (handle.signal.aborted && thrown instanceof Error && thrown.name === "AbortError") {
    return stopped(doing);
  }
  const reason = thrown instanceof Error ? thrown : new Error(String(thrown));
  handle.log.error(`exception while ${doing}`, { stack: reason.stack });
  return error(
    `The provider failed while ${doing}`,
    `${redactForeign(reason.message)}\n\nThis is a defect of the provider. Please report it, with the log that TF_LOG=debug shows.`,
  );
}

function stopped(doing: string): Diagnostic {
  return error(
    `Stopped while ${doing}`,
    "What was done until then is kept. Run the same command again to go on with the rest.",
  );
}
