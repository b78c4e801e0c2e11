import type { Clock } from "../../../core/clock.ts";
import { CallError } from "./transport.ts";

/** Bounds of repeated attempts. */
export interface RetryPolicy {
  /** Most attempts, the first included. */
  readonly tries: number;
  /** Most time from the first attempt to the start of the last. Milliseconds. */
  readonly totalMs: number;
  /** Pause before the second attempt; doubles each time. Milliseconds. */
  readonly baseMs: number;
  /** Longest pause. Milliseconds. */
  readonly capMs: number;
}

/** What is used where nothing else is given. */
export const RETRY_DEFAULTS: RetryPolicy = {
  tries: 8,
  totalMs: 120_000,
  baseMs: 200,
  capMs: 5_000,
};

/** What kind of call is repeated: one that changes nothing, one that may be repeated, or neither. */
export type Repeatable = "read" | "idempotent" | "once";

/** New keys that are tried for one call; a cloud that refuses them all is not asked for ever. */
const FRESH_KEYS = 2;

/**
 * True when an attempt that failed so may be repeated. Throttled and transient calls, and those
 * whose keys were refused, were not carried out. Where no answer came, only a call that may safely happen twice is repeated.
 */
function mayRepeat(error: CallError, call: Repeatable, count: number): boolean {
  if (error.freshKeys) return count <= FRESH_KEYS;
  if (!error.again) return false;
  if (error.kind === "throttled" || error.kind === "transient") return true;
  return error.kind === "unknown" && call !== "once";
}

/**
 * Makes attempts until one succeeds, fails for good, or the bounds are reached; then the last error is
 * thrown. Throttled attempts are not delayed here: the limiter holds their key back.
 */
export async function retrying<T>(
  policy: RetryPolicy,
  clock: Clock,
  signal: AbortSignal,
  call: Repeatable,
  attempt: (count: number) => Promise<T>,
): Promise<T> {
  const start = clock.now();
  for (let count = 1; ; count += 1) {
    try {
      return await attempt(count);
    } catch (error) {
      signal.throwIfAborted();
      if (
        !(error instanceof CallError) ||
        count >= policy.tries ||
        !mayRepeat(error, call, count)
      ) {
        throw error;
      }
      const backoff = Math.min(policy.capMs, policy.baseMs * 2 ** (count - 1));
      const wait = error.kind === "throttled" ? (error.retryAfterMs ?? 0) : backoff;
      if (clock.now() + wait - start > policy.totalMs) throw error;
      if (error.kind !== "throttled") await clock.sleep(wait, signal);
    }
  }
}
