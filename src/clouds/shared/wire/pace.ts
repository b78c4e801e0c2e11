/** Pauses after throttling without a hint, in milliseconds: the first, which doubles, and the longest. */
export interface Pauses {
  readonly baseMs: number;
  readonly capMs: number;
}

/** How far back passed calls tell what the vendor stands, in milliseconds. */
const WINDOW_MS = 1000;

/**
 * How many calls a second may start. Unlimited until the vendor throttles; what passed in the second
 * before is then taken for the limit, and raised again, faster and faster, until the next throttling.
 */
export class Pace {
  readonly #pauses: Pauses;
  /** Calls a second that passed when the vendor throttled last; undefined before. */
  #limit: number | undefined;
  #pausedUntil = 0;
  #nextStart = 0;
  #strikes = 0;
  /** Calls that started before this moment belong to a throttling that was answered already. */
  #cutAt = 0;
  /** Ends of the calls of the last second that were not throttled. */
  #passed: number[] = [];

  constructor(pauses: Pauses) {
    this.#pauses = pauses;
  }

  /** When the next call may start, in milliseconds since 1970; the past means now. */
  get opensAt(): number {
    return Math.max(this.#pausedUntil, this.#nextStart);
  }

  /** A call starts. */
  start(now: number): void {
    if (this.#limit === undefined) return;
    const interval = 1000 / (this.#limit * growth((now - this.#cutAt) / 1000));
    // A timer that fires late would lower the rate; up to one interval is made up for.
    this.#nextStart = Math.max(this.#nextStart, now - interval) + interval;
  }

  /** A call was answered, and not throttled. */
  pass(now: number): void {
    this.#strikes = 0;
    this.#passed.push(now);
    this.#forgetOld(now);
  }

  /** A call was throttled; true unless an earlier answer to the same throttling said so already. */
  throttle(now: number, startedAt: number, retryAfterMs: number | undefined): boolean {
    const { baseMs, capMs } = this.#pauses;
    const first = startedAt >= this.#cutAt;
    if (first) {
      this.#cutAt = now;
      this.#strikes += 1;
      this.#forgetOld(now);
      // What passed in the last second is what the vendor stands; without a hint, a little less.
      this.#limit = Math.max(1, this.#passed.length * (retryAfterMs === undefined ? 0.8 : 1));
    }
    const pause = retryAfterMs ?? baseMs * 2 ** Math.max(0, this.#strikes - 1);
    this.#pausedUntil = Math.max(this.#pausedUntil, now + Math.min(capMs, pause));
    return first;
  }

  /** Takes back what throttling taught: it was not about these calls. */
  free(): void {
    this.#limit = undefined;
    this.#pausedUntil = 0;
    this.#nextStart = 0;
    this.#strikes = 0;
  }

  #forgetOld(now: number): void {
    const limit = now - WINDOW_MS;
    while ((this.#passed[0] ?? limit) < limit) this.#passed.shift();
  }
}

/** How much faster than the limit calls may start, that many seconds after it was found. */
function growth(seconds: number): number {
  return 1 + 0.05 * seconds + 0.15 * seconds ** 2;
}
