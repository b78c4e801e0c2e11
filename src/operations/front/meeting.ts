import { setTimeout as delay } from "node:timers/promises";

/** How long to wait for what Terraform asks for at the same time, in milliseconds. */
const WITHIN_MS = 10_000;

/** Something that another call of the same plan brings; whoever needs it waits for it. */
export class Meeting<T> {
  readonly #there = new AbortController();
  #brought: T | undefined;

  /** It is there; what it brings first stays. */
  come(brings: T): void {
    this.#brought ??= brings;
    this.#there.abort();
  }

  /**
   * Resolves with what it brings once it is there, or with undefined after so many milliseconds: it may not
   * be part of this plan. Whoever asks late has waited already.
   */
  async met(signal: AbortSignal, within = WITHIN_MS): Promise<T | undefined> {
    const there = this.#there.signal;
    if (there.aborted) return this.#brought;
    const timer = new AbortController();
    const wake = (): void => timer.abort();
    there.addEventListener("abort", wake, { once: true });
    signal.addEventListener("abort", wake, { once: true });
    await delay(within, undefined, { signal: timer.signal }).catch(() => undefined);
    signal.removeEventListener("abort", wake);
    signal.throwIfAborted();
    return this.#brought;
  }
}
