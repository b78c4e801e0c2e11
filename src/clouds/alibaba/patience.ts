import type { Clock } from "../../core/clock.ts";
import { vendorError } from "../shared/session/session-calls.ts";
import { closureError } from "./closure-errors.ts";

const WAIT = { first: 300, factor: 1.6, every: 10_000 } as const;

/** How long the next wait lasts, in milliseconds: short at first, 10 s at most. */
export function longer(wait: number | undefined): number {
  return wait === undefined ? WAIT.first : Math.min(WAIT.every, wait * WAIT.factor);
}

/**
 * Calls again while the directory answers with a code that passes by itself, until the given time.
 * Throws the last error.
 */
export async function patiently<T>(
  bounds: { readonly clock: Clock; readonly until: number; readonly signal: AbortSignal },
  call: () => Promise<T>,
): Promise<T> {
  for (let wait = longer(undefined); ; wait = longer(wait)) {
    try {
      return await call();
    } catch (error) {
      const refused = vendorError(error);
      const passes = closureError(refused.code).route === "retry";
      if (!passes || bounds.clock.now() + wait > bounds.until) throw refused;
      await bounds.clock.sleep(wait, bounds.signal);
    }
  }
}
