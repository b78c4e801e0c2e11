import type { Clock } from "../../../core/clock.ts";
import { Pace } from "./pace.ts";
import { onAbort } from "./signals.ts";

/** What a call counts against: its own name, and the group of names that may share a quota. */
export interface LimiterKey {
  readonly group: string;
  readonly name: string;
}

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

/** Calls of one name: how wide they may go (additive increase, multiplicative decrease) and how fast. */
interface Lane {
  readonly group: Group;
  readonly queue: Waiter[];
  readonly pace: Pace;
  active: number;
  width: number;
  ready: boolean;
}

/** Lanes that may share a quota of the vendor's. */
interface Group {
  readonly lanes: Map<string, Lane>;
  readonly pace: Pace;
  /** The lane that was throttled last, and when. */
  last: { readonly lane: Lane; readonly at: number } | undefined;
  /** True once the vendor has throttled several lanes together. */
  shared: boolean;
  /** Lanes that wait until the group, or their own lane, opens. */
  readonly waiting: Set<Lane>;
  /** Ends the pending wake-up. */
  waking: { readonly stop: AbortController; readonly at: number } | undefined;
}

/** Two lanes of a group that are throttled within this time are taken to share one quota. */
const TOGETHER_MS = 1000;

/**
 * Lets calls through by name. A name that is throttled gets narrower and pauses as long as the vendor
 * asks (or longer each time when it does not say), then widens again; other names are not slowed. Some
 * quotas hold for one action, others for all actions of a product, and the vendor does not say which:
 * when several names of a group are throttled together, the group is held back as a whole. Names take
 * turns, calls of a name keep their order, and a repeated call goes first.
 */
export class Limiter {
  readonly #clock: Clock;
  readonly #options: LimiterOptions;
  readonly #throttling: Throttling;
  readonly #groups = new Map<string, Group>();
  readonly #ready: Lane[] = [];
  #active = 0;

  constructor(clock: Clock, throttling: Throttling, options: Partial<LimiterOptions> = {}) {
    this.#clock = clock;
    this.#throttling = throttling;
    this.#options = { ...LIMITER_DEFAULTS, ...options };
  }

  /** Runs the call when its turn comes; `again` puts it before those of its name that wait. */
  async run<T>(
    key: LimiterKey,
    signal: AbortSignal,
    call: () => Promise<T>,
    again = false,
  ): Promise<T> {
    const lane = this.#lane(key);
    await this.#turn(lane, signal, again);
    const startedAt = this.#clock.now();
    try {
      const result = await call();
      this.#pass(lane);
      return result;
    } catch (error) {
      const throttled = this.#throttling(error);
      if (throttled === undefined) this.#pass(lane);
      else this.#throttle(lane, startedAt, throttled.retryAfterMs);
      throw error;
    } finally {
      lane.active -= 1;
      this.#active -= 1;
      this.#offer(lane);
      this.#pump();
    }
  }

  #lane(key: LimiterKey): Lane {
    let group = this.#groups.get(key.group);
    if (group === undefined) {
      group = {
        lanes: new Map(),
        pace: new Pace(this.#options),
        last: undefined,
        shared: false,
        waiting: new Set(),
        waking: undefined,
      };
      this.#groups.set(key.group, group);
    }
    const known = group.lanes.get(key.name);
    if (known !== undefined) return known;
    const lane: Lane = {
      group,
      queue: [],
      pace: new Pace(this.#options),
      active: 0,
      width: this.#options.start,
      ready: false,
    };
    group.lanes.set(key.name, lane);
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
        if (lane.queue.length === 0) this.#leave(lane);
        reject(signal.reason);
      };
      const waiter: Waiter = {
        start: () => {
          release();
          resolve();
        },
      };
      const release = onAbort(signal, abort);
      if (again) lane.queue.unshift(waiter);
      else lane.queue.push(waiter);
      this.#offer(lane);
      this.#pump();
    });
  }

  /** Puts a lane that has calls waiting into the round. */
  #offer(lane: Lane): void {
    if (lane.ready || lane.queue.length === 0 || lane.group.waiting.has(lane)) return;
    lane.ready = true;
    this.#ready.push(lane);
  }

  #pump(): void {
    while (this.#active < this.#options.total) {
      const lane = this.#ready.shift();
      if (lane === undefined) return;
      lane.ready = false;
      if (lane.queue.length === 0 || lane.active >= Math.floor(lane.width)) continue;
      const now = this.#clock.now();
      const opensAt = Math.max(lane.pace.opensAt, lane.group.pace.opensAt);
      if (now < opensAt) {
        lane.group.waiting.add(lane);
        this.#wakeAt(lane.group, opensAt);
        continue;
      }
      lane.active += 1;
      this.#active += 1;
      lane.pace.start(now);
      lane.group.pace.start(now);
      lane.queue.shift()?.start();
      this.#offer(lane);
    }
  }

  /** Offers the group's waiting lanes again at that time; one timer a group, for the earliest. */
  #wakeAt(group: Group, at: number): void {
    if (group.waking !== undefined) {
      if (group.waking.at <= at) return;
      group.waking.stop.abort();
    }
    const stop = new AbortController();
    group.waking = { stop, at };
    const wake = (): void => {
      if (group.waking?.stop !== stop) return;
      group.waking = undefined;
      const lanes = [...group.waiting];
      group.waiting.clear();
      for (const lane of lanes) this.#offer(lane);
      this.#pump();
    };
    this.#clock.sleep(Math.ceil(at - this.#clock.now()), stop.signal).then(wake, wake);
  }

  /** A lane has nothing left to wait for. */
  #leave(lane: Lane): void {
    const { group } = lane;
    group.waiting.delete(lane);
    if (group.waiting.size > 0) return;
    group.waking?.stop.abort();
    group.waking = undefined;
  }

  #pass(lane: Lane): void {
    const now = this.#clock.now();
    lane.width = Math.min(this.#options.most, lane.width + 1 / lane.width);
    lane.pace.pass(now);
    lane.group.pace.pass(now);
  }

  #throttle(lane: Lane, startedAt: number, retryAfterMs: number | undefined): void {
    const now = this.#clock.now();
    const { group } = lane;
    const other = group.last !== undefined && group.last.lane !== lane ? group.last : undefined;
    if (!group.shared && other !== undefined && now - other.at <= TOGETHER_MS) {
      group.shared = true;
      for (const one of group.lanes.values()) one.pace.free();
    }
    group.last = { lane, at: now };
    if (group.shared) group.pace.throttle(now, startedAt, retryAfterMs);
    else if (lane.pace.throttle(now, startedAt, retryAfterMs)) {
      lane.width = Math.max(1, lane.width / 2);
    }
  }
}
