import { setMaxListeners } from "node:events";

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
  allowMany(controller.signal);
  if (signal.aborted) abort();
  else {
    allowMany(signal);
    signal.addEventListener("abort", abort, { once: true });
  }
  return { controller, release: () => signal.removeEventListener("abort", abort) };
}

/** Hundreds of calls wait for one signal; Node takes more than ten listeners for a leak and warns. */
export function allowMany(signal: AbortSignal): void {
  setMaxListeners(0, signal);
}

/** What others wait for as well, or the signal's reason where that comes first. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    allowMany(signal);
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
