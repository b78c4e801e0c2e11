import { subscribe } from "node:diagnostics_channel";
import { ClientRequest } from "node:http";
import type { Clock } from "../../../src/core/clock.ts";

/** Turns of the event loop without a request under way before time may pass. */
const TURNS = 6;

/** Requests of this process that are under way, each with its number. */
interface Flights {
  next: number;
  readonly under: Map<ClientRequest, number>;
}

const FLIGHTS = Symbol.for("closeout.flights");

/** Heard of once in a process, however often this module is loaded and however many clocks there are. */
function flights(): Flights {
  const known: Flights | undefined = Reflect.get(globalThis, FLIGHTS);
  if (known !== undefined) return known;
  const made: Flights = { next: 0, under: new Map() };
  Reflect.set(globalThis, FLIGHTS, made);
  subscribe("http.client.request.start", (message) => {
    if (typeof message !== "object" || message === null || !("request" in message)) return;
    const { request } = message;
    if (!(request instanceof ClientRequest)) return;
    made.under.set(request, made.next);
    made.next += 1;
    request.once("close", () => made.under.delete(request));
  });
  return made;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * A clock that jumps to the next sleeper once no HTTP request of this process is under way, so that a
 * wait for the cloud costs no time and a slow answer is not taken for none.
 */
export function quietClock(): Clock {
  let now = Date.now();
  let sleepers: Sleeper[] = [];
  let ticking = false;
  const all = flights();
  // What an earlier test left hanging is no matter of this clock.
  const since = all.next;
  const isFlying = (): boolean => {
    for (const number of all.under.values()) if (number >= since) return true;
    return false;
  };
  const tick = (quiet: number): void => {
    if (sleepers.length === 0) {
      ticking = false;
      return;
    }
    const busy = isFlying();
    if (busy || quiet < TURNS) {
      setImmediate(tick, busy ? 0 : quiet + 1);
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
  };
}
