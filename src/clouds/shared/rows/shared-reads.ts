/**
 * Reads of the whole account that several listings need at the same time, each made once for all of
 * them. A listing takes no answer that began before the listing did: what it tells is as new as itself.
 */
export class SharedReads<T> {
  readonly #last = new Map<string, { readonly began: number; readonly answer: Promise<T> }>();
  #moment = 0;

  /** The moment at which a listing begins. */
  begin(): number {
    this.#moment += 1;
    return this.#moment;
  }

  /** The answer to what is known by a key, from a read that began after the given moment. */
  read(key: string, since: number, ask: () => Promise<T>): Promise<T> {
    const last = this.#last.get(key);
    if (last !== undefined && last.began > since) return last.answer;
    const answer = ask();
    // Whoever waits for it hears of it.
    answer.catch(() => undefined);
    this.#last.set(key, { began: this.begin(), answer });
    return answer;
  }
}
