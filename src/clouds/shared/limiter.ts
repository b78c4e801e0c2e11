import type { Clock } from "../../core/clock.ts";
import { allowMany } from "./signals.ts";

/** Bounds of a {@link Limiter}. */
export interface LimiterOptions {
  /** Calls under way at once, all keys together. */
  readonly total: number;
  /** Calls under way at once for a key, before the vendor has said anything. */
  readonly start: number;
  /** Most calls under way at once for a key. */
  readonly most: number;
  /** First pause after throttling without a hint; doubles each time. Milliseconds. */
  readonly baseMs: number;
  /** Longest pause. Milliseconds. */
  readonly capMs: number;
}

/** What the limiter uses where nothing else is given. */
const LIMITER_DEFAULTS: LimiterOptions = {
  total: 256,
  start: 8,
  most: 32,
  baseMs: 100,
  capMs: 60_000,
};

/** Says whether an error is throttling: undefined if not, else the vendor's pause in ms, if it named one. */
export type Throttling = (
  error: unknown,
) => { readonly retryAfterMs: number | undefined } | undefined;

interface Waiter {
  readonly start: () => void;
}

/** State of one key: how wide it may go (additive increase, multiplicative decrease) and since when. */
interface Lane {
  readonly queue: Waiter[];
  active: number;
  width: number;
  strikes: number;
  pausedUntil: number;
  /** Calls that started before this moment belong to a throttling that was answered already. */
  cutAt: number;
  /** Calls a second; undefined while the vendor has not shown a limit. */
  rate: number | undefined;
  nextStart: number;
  /** Ends of the calls of the last second that were not throttled. */
  readonly passed: number[];
  /** Ends the pending wake-up. */
  waking: AbortController | undefined;
  ready: boolean;
}

/**
 * Lets calls through per key. A key that is throttled gets narrower and pauses as long as the vendor
 * asks (or longer each time when it does not say), then widens again; other keys are not slowed. Keys
 * take turns, calls of a key keep their order, and a repeated call goes first.
 */
export class Limiter {
  readonly #clock: Clock;
  readonly #options: LimiterOptions;
  readonly #throttling: Throttling;
  readonly #lanes = new Map<string, Lane>();
  readonly #ready: Lane[] = [];
  #active = 0;

  constructor(clock: Clock, throttling: Throttling, options: Partial<LimiterOptions> = {}) {
    this.#clock = clock;
    this.#throttling = throttling;
    this.#options = { ...LIMITER_DEFAULTS, ...options };
  }

  /** Runs the call when its key's turn comes; `again` puts it before those that wait. */
  async run<T>(
    key: string,
    signal: AbortSignal,
    call: () => Promise<T>,
    again = false,
  ): Promise<T> {
    const lane = this.#lane(key);
    await this.#turn(lane, signal, again);
    const startedAt = this.#clock.now();
    try {
      const result = await call();
      this.#widen(lane);
      return result;
    } catch (error) {
      const throttled = this.#throttling(error);
      if (throttled === undefined) this.#widen(lane);
      else this.#narrow(lane, startedAt, throttled.retryAfterMs);
      throw error;
    } finally {
      lane.active -= 1;
      this.#active -= 1;
      this.#offer(lane);
      this.#pump();
    }
  }

  #lane(key: string): Lane {
    const known = this.#lanes.get(key);
    if (known !== undefined) return known;
    const lane: Lane = {
      queue: [],
      active: 0,
      width: this.#options.start,
      strikes: 0,
      pausedUntil: 0,
      cutAt: 0,
      rate: undefined,
      nextStart: 0,
      passed: [],
      waking: undefined,
      ready: false,
    };
    this.#lanes.set(key, lane);
    return lane;
  }

  #turn(lane: Lane, signal: AbortSignal, again: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const abort = (): void => {
        const at = lane.queue.indexOf(waiter);
        if (at >= 0) lane.queue.splice(at, 1);
        if (lane.queue.length === 0) lane.waking?.abort();
        reject(signal.reason);
      };
      const waiter: Waiter = {
        start: () => {
          signal.removeEventListener("abort", abort);
          resolve();
        },
      };
      allowMany(signal);
      signal.addEventListener("abort", abort, { once: true });
      if (again) lane.queue.unshift(waiter);
      else lane.queue.push(waiter);
      this.#offer(lane);
      this.#pump();
    });
  }

  /** Puts a lane that has calls waiting into the round. */
  #offer(lane: Lane): void {
    if (lane.ready || lane.queue.length === 0) return;
    lane.ready = true;
    this.#ready.push(lane);
  }

  #pump(): void {
    while (this.#active < this.#options.total) {
      const lane = this.#ready.shift();
      if (lane === undefined) return;
      lane.ready = false;
      if (lane.active >= Math.floor(lane.width)) continue;
      const now = this.#clock.now();
      const opensAt = Math.max(lane.pausedUntil, lane.nextStart);
      if (now < opensAt) {
        this.#wakeLater(lane, opensAt - now);
        continue;
      }
      const waiter = lane.queue.shift();
      if (waiter === undefined) continue;
      lane.active += 1;
      this.#active += 1;
      if (lane.rate !== undefined) lane.nextStart = now + 1000 / lane.rate;
      waiter.start();
      this.#offer(lane);
    }
  }

  #wakeLater(lane: Lane, ms: number): void {
    if (lane.waking !== undefined) return;
    const waking = new AbortController();
    lane.waking = waking;
    const wake = (): void => {
      lane.waking = undefined;
      this.#offer(lane);
      this.#pump();
    };
    this.#clock.sleep(Math.ceil(ms), waking.signal).then(wake, wake);
  }

  #widen(lane: Lane): void {
    lane.strikes = 0;
    lane.width = Math.min(this.#options.most, lane.width + 1 / lane.width);
    if (lane.rate !== undefined) lane.rate += Math.max(0.1, lane.rate * 0.005);
    lane.passed.push(this.#clock.now());
    this.#forgetOld(lane);
  }

  #forgetOld(lane: Lane): void {
    const limit = this.#clock.now() - 1000;
    while ((lane.passed[0] ?? limit) < limit) lane.passed.shift();
  }

  #narrow(lane: Lane, startedAt: number, retryAfterMs: number | undefined): void {
    const now = this.#clock.now();
    const { baseMs, capMs } = this.#options;
    if (startedAt >= lane.cutAt) {
      lane.cutAt = now;
      lane.strikes += 1;
      lane.width = Math.max(1, lane.width / 2);
      // What passed in the last second is what the vendor stands; without a hint, a little less.
      this.#forgetOld(lane);
      lane.rate = Math.max(1, lane.passed.length * (retryAfterMs === undefined ? 0.8 : 1));
    }
    const pause = retryAfterMs ?? baseMs * 2 ** Math.max(0, lane.strikes - 1);
    lane.pausedUntil = Math.max(lane.pausedUntil, now + Math.min(capMs, pause));
  }
}
