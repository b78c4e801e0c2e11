import type { Clock } from "../../src/core/clock.ts";
import { flights } from "./flights.ts";

/** Turns of the event loop without a request under way before time may pass. */
const TURNS = 6;
/** How often it is looked whether a request hangs. */
const LOOK_MS = 100;
/** How fast time goes while a request hangs, and how often it is set: nobody's patience ends in a moment. */
const HASTE = 40;
const STEP_MS = 10;

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * A clock that jumps to the next sleeper once this process waits for no HTTP request and no file, so that
 * a wait for the cloud costs no time and a slow answer or disk is not taken for none; while a request
 * hangs, time goes fast and does not jump. Between the jumps it
 * goes as `wall` does.
 *
 * @default wall: it stands
 */
export function quietClock(wall: () => number = standing()): Clock {
  let ahead = 0;
  let sleepers: Sleeper[] = [];
  let ticking = false;
  const all = flights();
  // What an earlier test left hanging is no matter of this clock.
  const since = all.next;
  const now = (): number => wall() + ahead;
  const untilOneLands = (then: () => void): void => {
    let isOver = false;
    const end = (): void => {
      clearTimeout(timer);
      if (!isOver) then();
      isOver = true;
    };
    // It may also come to hang.
    const timer = setTimeout(end, LOOK_MS);
    all.landing(end);
  };
  const tick = (quiet: number): void => {
    if (sleepers.length === 0) {
      ticking = false;
      return;
    }
    if (all.isFlying(since)) {
      untilOneLands(() => tick(0));
      return;
    }
    if (quiet < TURNS) {
      setImmediate(tick, quiet + 1);
      return;
    }
    if (isAtFiles()) {
      setTimeout(tick, 1, 0);
      return;
    }
    const first = sleepers.reduce((a, b) => (b.at < a.at ? b : a));
    const missing = first.at - now();
    if (missing > 0 && all.isOut(since)) {
      ahead += Math.min(missing, STEP_MS * HASTE);
      setTimeout(tick, STEP_MS, 0);
      return;
    }
    sleepers = sleepers.filter((one) => one !== first);
    ahead += Math.max(0, missing);
    first.wake();
    setImmediate(tick, 0);
  };
  return {
    now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(signal.reason);
          return;
        }
        const sleeper = { at: now() + ms, wake: () => resolve() };
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

/** A journal is flushed to disk before the call that it announces. */
function isAtFiles(): boolean {
  return process.getActiveResourcesInfo().some((name) => name.startsWith("FSReq"));
}

function standing(): () => number {
  const start = Date.now();
  return () => start;
}
