/** Works through a list, so many at once; the first failure ends it. */
export async function inParallel<T>(
  list: readonly T[],
  limit: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const queue = list[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: Math.min(limit, list.length) }, worker));
}
