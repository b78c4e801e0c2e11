import { follow } from "./signals.ts";

/**
 * Does the work for each member, at most `width` at once, in order of start. The first failure aborts
 * the signal that the others got, waits for them, and is thrown.
 */
export async function inParallel<T>(
  members: readonly T[],
  width: number,
  signal: AbortSignal,
  work: (member: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  if (members.length === 0) return;
  const { controller: stop, release } = follow(signal);
  const linked = stop.signal;
  let failure: { readonly error: unknown } | undefined;
  let next = 0;
  const worker = async (): Promise<void> => {
    while (failure === undefined && next < members.length) {
      const at = next;
      next += 1;
      const member = members[at];
      if (member === undefined) continue;
      try {
        linked.throwIfAborted();
        await work(member, linked);
      } catch (error) {
        failure ??= { error };
        stop.abort(new Error("stopped, because another part failed"));
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, members.length) }, worker));
  release();
  if (failure !== undefined) throw failure.error;
}
