/** `1 item`, `2 items`. */
export function count(amount: number, thing: string): string {
  return `${amount} ${thing}${amount === 1 ? "" : "s"}`;
}

/** `2026-09-01 08:15:00 UTC` of an ISO time in UTC; another text stays as it is. */
export function when(iso: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/u.exec(iso) ?? [];
  return day === undefined ? iso : `${day} ${time} UTC`;
}

/** `3 delete, 1 keep`: how often each word stands in the list, in order of first appearance. */
export function tally(words: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, times]) => `${times} ${word}`).join(", ");
}
