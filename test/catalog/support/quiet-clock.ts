import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { ClientRequest } from "node:http";
import type { Clock } from "../../../src/core/clock.ts";

/** Turns of the event loop without a request under way before time may pass. */
const TURNS = 6;

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * A clock that jumps to the next sleeper once no HTTP request of this process is under way, so that a
 * wait for the cloud costs no time and a slow answer is not taken for none.
 */
export function quietClock(): Clock & { readonly stop: () => void } {
  let now = Date.now();
  let flying = 0;
  let sleepers: Sleeper[] = [];
  let ticking = false;
  const started = (message: unknown): void => {
    if (typeof message !== "object" || message === null || !("request" in message)) return;
    if (!(message.request instanceof ClientRequest)) return;
    flying += 1;
    message.request.once("close", () => {
      flying -= 1;
    });
  };
  subscribe("http.client.request.start", started);
  const tick = (quiet: number): void => {
    if (sleepers.length === 0) {
      ticking = false;
      return;
    }
    if (flying > 0 || quiet < TURNS) {
      setImmediate(tick, flying > 0 ? 0 : quiet + 1);
      return;
    }
    const first = sleepers.reduce((a, b) => (b.at < a.at ? b : a));
    sleepers = sleepers.filter((one) => one !== first);
    now = Math.max(now, first.at);
    first.wake();
    setImmediate(tick, 0);
  };
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(signal.reason);
          return;
        }
        const sleeper = { at: now + ms, wake: () => resolve() };
        sleepers.push(sleeper);
        signal?.addEventListener(
          "abort",
          () => {
            sleepers = sleepers.filter((one) => one !== sleeper);
            reject(signal.reason);
          },
          { once: true },
        );
        if (!ticking) {
          ticking = true;
          setImmediate(tick, 0);
        }
      }),
    stop: () => {
      unsubscribe("http.client.request.start", started);
    },
  };
}
