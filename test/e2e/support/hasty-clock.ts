import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../../../src/core/clock.ts";

/** How much faster the clock of a provider in a test runs than the cloud's. */
const HASTE = 40;

/**
 * The cloud's time, from the start of a test on `haste` times as fast: pauses, patience and
 * bounds keep their proportions, and no test waits for them in earnest.
 */
export function hastyClock(cloud: Pick<Clock, "now">, haste: number = HASTE): Clock {
  const start = Date.now();
  return {
    now: () => cloud.now() + (Date.now() - start) * (haste - 1),
    sleep: (ms, signal) => sleep(Math.ceil(ms / haste), signal),
  };
}

/** The cloud's time as it is. */
export function cloudClock(cloud: Pick<Clock, "now">): Clock {
  return { now: () => cloud.now(), sleep };
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, signal === undefined ? {} : { signal });
}
