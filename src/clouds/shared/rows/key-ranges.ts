import { CallError } from "../wire/transport.ts";

/** Where a page begins, in the listing's own parameters. */
type Markers = Readonly<Record<string, string>>;

/** One page of a listing in the order of keys. */
interface KeyPage<T> {
  readonly entries: readonly T[];
  /** Where the next page begins; undefined at the end. */
  readonly next: Markers | undefined;
}

/** What walking a bucket's keys needs. */
interface KeyWalk<T> {
  /** Pages asked for at once. */
  readonly width: number;
  /** Parameter that names the key after which a page begins. */
  readonly marker: string;
  readonly read: (markers: Markers) => Promise<KeyPage<T>>;
  /** Gets the entries of a page, pages in no order; false ends the walk. */
  readonly take: (entries: readonly T[]) => Promise<boolean>;
}

/** Keys that one reader goes through: from its markers on, up to and with `to`. */
interface Range {
  readonly from: Markers;
  to: string | undefined;
  /** The first key that was found in it. */
  first: string | undefined;
}

/** Pages that are read one after another before a listing counts as long. */
const SHORT = 4;

/** Stands after everything that is usual in keys; what sorts after it is in the next range. */
const LATE = "~";

/**
 * Visits every entry of a listing whose pages name where the next one begins. A long listing is read in
 * several ranges of keys at once: a reader goes on to the end of what all its keys so far have in common,
 * and another begins behind that. Throws what `read` and `take` throw.
 */
export async function walkKeys<T extends { readonly key: string }>(
  walk: KeyWalk<T>,
): Promise<void> {
  const readers: Promise<void>[] = [];
  let failure: { readonly error: unknown } | undefined;
  let stopped = false;
  let reading = 0;
  let pages = 0;
  // A range that turns out to be empty costs a call: after each, the next try waits longer.
  let misses = 0;
  let splitsFrom = SHORT;

  const follow = async (range: Range): Promise<void> => {
    let from = range.from;
    let asked = walk.read(from);
    for (let page = 1; ; page += 1) {
      const { entries, next } = await asked;
      pages += 1;
      const { to } = range;
      const inside = to === undefined ? entries : entries.filter(({ key }) => !isAfter(key, to));
      if (page === 1 && range.from[walk.marker] !== undefined) noteFind(inside.length > 0);
      const ends = next === undefined || inside.length < entries.length;
      const repeats = next !== undefined && JSON.stringify(next) === JSON.stringify(from);
      if (!ends && !repeats) {
        split(range, page, entries);
        from = next;
        asked = walk.read(from);
        // Whoever stops at this page leaves the next one unread.
        asked.catch(() => undefined);
      }
      if (!(await walk.take(inside))) stopped = true;
      if (repeats) throw repeatedMarker();
      if (ends || stopped) return;
    }
  };

  const noteFind = (found: boolean): void => {
    misses = found ? 0 : misses + 1;
    if (!found) splitsFrom = pages + 2 ** misses;
  };

  const split = (range: Range, page: number, entries: readonly T[]): void => {
    if (stopped || entries.length === 0) return;
    const { first, last } = bounds(entries);
    range.first ??= first;
    if (page < 2 || reading >= walk.width || pages < splitsFrom) return;
    const at = behindCommon(range.first, last);
    if (!isAfter(at, last) || (range.to !== undefined && !isAfter(range.to, at))) return;
    start({ from: { [walk.marker]: at }, to: range.to, first: undefined });
    range.to = at;
  };

  const start = (range: Range): void => {
    reading += 1;
    const reader = follow(range)
      .catch((error: unknown) => {
        failure ??= { error };
        stopped = true;
      })
      .finally(() => {
        reading -= 1;
      });
    readers.push(reader);
  };

  start({ from: {}, to: undefined, first: undefined });
  // More are added while these are waited for.
  for (const reader of readers) await reader;
  if (failure !== undefined) throw failure.error;
}

function bounds(entries: readonly { readonly key: string }[]): { first: string; last: string } {
  const keys = entries.map(({ key }) => key);
  const start = keys[0] ?? "";
  return {
    first: keys.reduce((a, b) => (isAfter(a, b) ? b : a), start),
    last: keys.reduce((a, b) => (isAfter(b, a) ? b : a), start),
  };
}

/** A key behind all that begin as these two do. */
function behindCommon(first: string, last: string): string {
  let length = 0;
  while (length < last.length && first[length] === last[length]) length += 1;
  // Not within a character that takes two units.
  if (/[\uD800-\uDBFF]/.test(last.charAt(length - 1))) length -= 1;
  return `${last.slice(0, length)}${LATE}`;
}

/** Keys are sorted by their bytes in UTF-8, which differs from JavaScript where surrogates are. */
function isAfter(a: string, b: string): boolean {
  if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a > b;
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) > 0;
}

const SURROGATE = /[\uD800-\uDFFF]/;

/** The error of a listing that would never end. */
export function repeatedMarker(): CallError {
  return new CallError({
    kind: "refused",
    code: "RepeatedMarker",
    message: "the listing says that there is more, but its markers do not move",
  });
}
