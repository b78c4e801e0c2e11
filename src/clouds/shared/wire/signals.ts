/** A controller that follows a signal until it is let go. */
export interface Follower {
  readonly controller: AbortController;
  /** Takes the listener off the followed signal, which may live much longer. */
  release(): void;
}

/**
 * Makes a controller that aborts with `signal`. `AbortSignal.any` is not used, since Node 20 keeps what
 * it makes for as long as the source lives: https://github.com/nodejs/node/issues/54614
 */
export function follow(signal: AbortSignal): Follower {
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal.reason);
  if (!signal.aborted) return { controller, release: onAbort(signal, abort) };
  abort();
  return { controller, release: () => undefined };
}

/** What waits for a signal, by the signal. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Has something done when the signal aborts; what is returned takes it back. Thousands of calls wait for
 * the signal of one command: they share a listener of it, since Node goes through all of a signal's listeners
 * to add one, and takes more than ten of them for a leak.
 */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  // An own function for each: the same one may wait twice.
  const one = (): void => act();
  const all = waiting.get(signal) ?? listenTo(signal);
  all.add(one);
  return () => all.delete(one);
}

/** In a function of its own: the listener lives as long as the signal, and would hold what the first one holds. */
function listenTo(signal: AbortSignal): Set<() => void> {
  const acts = new Set<() => void>();
  waiting.set(signal, acts);
  const abort = (): void => {
    for (const next of acts) next();
  };
  signal.addEventListener("abort", abort, { once: true });
  return acts;
}

/** What others wait for as well, or the signal's reason where that comes first. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    const release = onAbort(signal, () => reject(signal.reason));
    work.then(resolve, reject).finally(release);
  });
}
