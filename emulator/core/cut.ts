import type { Call } from "./call.ts";
import { textOf } from "./json.ts";
import type { Row } from "./table.ts";

/** What a listing by marker gives: the rows and common prefixes in order, and where it stopped. */
export interface Cut {
  readonly rows: readonly Row[];
  readonly prefixes: readonly string[];
  readonly truncated: boolean;
  readonly last: Row | undefined;
}

/** Cuts one page, from index `start`, of the rows with that prefix. */
export function cut(
  call: Call,
  rows: readonly Row[],
  name: string,
  options: { start: number; prefix: string; delimiter: string; limit: number },
): Cut {
  const { prefix, delimiter } = options;
  const most = call.hasEffect("short-page") ? Math.ceil(options.limit / 2) : options.limit;
  const taken: Row[] = [];
  const prefixes: string[] = [];
  let last: Row | undefined;
  for (let i = options.start; i < rows.length; i += 1) {
    const row = rows[i];
    const key = textOf(row?.[name]) ?? "";
    if (row === undefined || !key.startsWith(prefix)) {
      if (key > prefix && prefix !== "") break;
      continue;
    }
    const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    const group = end < 0 ? undefined : key.slice(0, end + delimiter.length);
    if (group !== undefined && prefixes.at(-1) === group) {
      last = row;
      continue;
    }
    if (taken.length + prefixes.length >= most) {
      return { rows: taken, prefixes, truncated: true, last };
    }
    if (group === undefined) taken.push(row);
    else prefixes.push(group);
    last = row;
  }
  return { rows: taken, prefixes, truncated: false, last };
}

/** The index of the first row whose name is after the marker; rows are sorted by name. */
export function startAfter(rows: readonly Row[], name: string, marker: string): number {
  if (marker === "") return 0;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((textOf(rows[middle]?.[name]) ?? "") <= marker) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows in the order of a text field. */
export function sortedBy(rows: readonly Row[], name: string): readonly Row[] {
  return [...rows].sort((a, b) => (String(a[name]) < String(b[name]) ? -1 : 1));
}
