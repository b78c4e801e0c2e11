import { Problem } from "../core/problem.ts";
import { EXIT } from "./exit-codes.ts";

/** Milliseconds that a command has to end by itself after Ctrl-C. */
const GRACE = 350;

/** Ctrl-C and its like, as a signal that aborts. */
export interface Interrupt {
  readonly signal: AbortSignal;
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
  const leave = (): void => process.exit(EXIT.interrupted);
  const onSignal = (): void => {
    if (controller.signal.aborted) leave();
    said();
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
    allow: (ms) => {
      grace = ms;
    },
    end: () => {
      process.off("SIGINT", onSignal);
      process.off("SIGTERM", onSignal);
    },
  };
}
