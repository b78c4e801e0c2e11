/** `2026-01-31 16:00:00` in China's time, as most of this cloud's fields are written. */
export function chinaTime(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}

/** Reads a time of China, `2026-01-31 16:00:00`; NaN when it is none. */
export function readChinaTime(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return Number.NaN;
  return Date.parse(`${text.replace(" ", "T")}+08:00`);
}
