import type { Clock } from "../../src/core/clock.ts";

/** A clock whose sleepers wake in order as soon as nothing else is left to do: no test waits. */
export function autoClock(start = "2026-11-21T00:00:00Z"): Clock {
  let now = Date.parse(start);
  const sleepers: { at: number; wake: () => void }[] = [];
  const tick = (): void => {
    sleepers.sort((a, b) => a.at - b.at);
    const next = sleepers.shift();
    if (next === undefined) return;
    now = Math.max(now, next.at);
    next.wake();
  };
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(signal.reason);
          return;
        }
        const sleeper = { at: now + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener(
          "abort",
          () => {
            const index = sleepers.indexOf(sleeper);
            if (index >= 0) sleepers.splice(index, 1);
            reject(signal.reason);
          },
          { once: true },
        );
        setImmediate(tick);
      }),
  };
}
