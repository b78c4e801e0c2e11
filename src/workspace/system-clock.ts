import { onAbort } from "../clouds/shared/wire/signals.ts";
import type { Clock } from "../core/clock.ts";

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason);
        return;
      }
      const timer = setTimeout(() => {
        release?.();
        resolve();
      }, ms);
      // Many calls that were throttled wait by the signal of one command.
      const release =
        signal === undefined
          ? undefined
          : onAbort(signal, () => {
              clearTimeout(timer);
              release?.();
              reject(signal.reason);
            });
    }),
};
