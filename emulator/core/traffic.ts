import { type Selector, selects, type Target } from "./faults.ts";

/** How long each matching call takes, in milliseconds. */
export interface Latency extends Selector {
  readonly ms: number;
}

/** How many matching calls a second pass; each account and region has its own bucket. */
export interface Quota extends Selector {
  readonly perSecond: number;
  /** One bucket for all regions of an account. */
  readonly everywhere?: true;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Latencies and quotas of one world, against the wall clock. */
export class Traffic {
  #latencies: Latency[] = [];
  #quotas: Quota[] = [];
  #buckets = new Map<string, Bucket>();
  /** Replaces the limit that a cloud has for each action by itself; 0 is none. */
  standard: number | undefined;
  readonly #wall: () => number;

  constructor(wall: () => number) {
    this.#wall = wall;
  }

  get latencies(): readonly Latency[] {
    return this.#latencies;
  }

  get quotas(): readonly Quota[] {
    return this.#quotas;
  }

  /** Sets a latency; the same selector is replaced, and 0 ms removes it. */
  setLatency(latency: Latency): void {
    this.#latencies = this.#latencies.filter((known) => keyOf(known) !== keyOf(latency));
    if (latency.ms > 0) this.#latencies.push(latency);
  }

  /** Sets a quota; the same selector is replaced, and 0 per second removes it. */
  setQuota(quota: Quota): void {
    this.#quotas = this.#quotas.filter((known) => keyOf(known) !== keyOf(quota));
    if (quota.perSecond > 0) this.#quotas.push(quota);
  }

  /** The delay of a call: the most specific latency that matches. */
  delay(target: Target): number {
    let best: Latency | undefined;
    for (const latency of this.#latencies) {
      if (!selects(latency, target)) continue;
      if (best === undefined || weight(latency) >= weight(best)) best = latency;
    }
    return best?.ms ?? 0;
  }

  /**
   * Takes one call from each matching quota: 0 when it may pass, else the milliseconds to wait.
   * `standard` is the cloud's own limit for each action of an account, in force where none matches.
   */
  admit(target: Target, standard = 0): number {
    let wait = 0;
    const taken: Bucket[] = [];
    for (const quota of this.#matching(target, this.standard ?? standard)) {
      const bucket = this.#bucket(quota, target);
      if (bucket.tokens >= 1) taken.push(bucket);
      else wait = Math.max(wait, Math.ceil(((1 - bucket.tokens) * 1000) / quota.perSecond));
    }
    if (wait > 0) return wait;
    for (const bucket of taken) bucket.tokens -= 1;
    return 0;
  }

  #matching(target: Target, standard: number): readonly Quota[] {
    const set = this.#quotas.filter((quota) => selects(quota, target));
    if (set.length > 0 || standard <= 0) return set;
    const { product, action, account } = target;
    return [{ product, action, account, perSecond: standard, everywhere: true }];
  }

  #bucket(quota: Quota, target: Target): Bucket {
    const region = quota.everywhere === true ? "" : target.region;
    const key = `${keyOf(quota)}|${target.account}|${region}`;
    const now = this.#wall();
    const burst = Math.max(1, quota.perSecond);
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) * quota.perSecond) / 1000);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    return bucket;
  }
}

function keyOf(selector: Selector): string {
  const { product, action, region, account } = selector;
  return [product, action, region, account].map((part) => part ?? "*").join("/");
}

function weight(selector: Selector): number {
  return (
    (selector.action === undefined ? 0 : 4) +
    (selector.region === undefined ? 0 : 2) +
    (selector.product === undefined ? 0 : 1)
  );
}
