import { Problem } from "../core/problem.ts";
import { EXIT } from "./exit-codes.ts";

/** Milliseconds that a command has to end by itself after Ctrl-C. */
const GRACE = 200;

/** Ctrl-C and its like, as a signal that aborts. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** From now on there is something to unwind; before, a signal ends the process at once. */
  begin(): void;
  /** Gives the command another time to end by itself, in milliseconds, for one with children to end. */
  allow(ms: number): void;
  /** Stops listening. */
  end(): void;
}

/**
 * Listens for SIGINT and SIGTERM. The first one aborts the signal; a command that has not ended shortly
 * after is ended, files are written in one step each, so none is left half-written. The second one ends
 * at once. `said` is called once, right away.
 */
export function listenForInterrupt(said: () => void): Interrupt {
  const controller = new AbortController();
  let grace = GRACE;
  let begun = false;
  const leave = (): void => process.exit(EXIT.interrupted);
  const onSignal = (): void => {
    if (controller.signal.aborted) leave();
    said();
    if (!begun) leave();
    controller.abort(
      new Problem({
        code: "canceled",
        summary: "Interrupted.",
        next: "Run the command again when you are ready.",
      }),
    );
    setTimeout(leave, grace).unref();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return {
    signal: controller.signal,
    begin: () => {
      begun = true;
    },
    allow: (ms) => {
      grace = ms;
    },
    end: () => {
      process.off("SIGINT", onSignal);
      process.off("SIGTERM", onSignal);
    },
  };
}
