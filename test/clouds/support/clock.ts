import { setImmediate as soon } from "node:timers/promises";
import type { Clock } from "../../../src/core/clock.ts";

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that jumps to the next sleeper whenever everything else has had its turn. */
export function jumpingClock(start = Date.parse("2026-01-01T00:00:00Z")): Clock {
  const sleepers: Sleeper[] = [];
  let now = start;
  let running = false;
  const run = async (): Promise<void> => {
    running = true;
    while (sleepers.length > 0) {
      // Several turns, so that work woken by the last jump can fall asleep in its order.
      for (let turn = 0; turn < 3; turn += 1) await soon();
      sleepers.sort((a, b) => a.at - b.at);
      const next = sleepers.shift();
      if (next === undefined) break;
      now = Math.max(now, next.at);
      next.wake();
    }
    running = false;
  };
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const sleeper: Sleeper = { at: now + ms, wake: () => resolve() };
        sleepers.push(sleeper);
        signal?.addEventListener(
          "abort",
          () => {
            const at = sleepers.indexOf(sleeper);
            if (at >= 0) sleepers.splice(at, 1);
            reject(signal.reason);
          },
          { once: true },
        );
        if (!running) void run();
      }),
  };
}
