import type { Call } from "../core/call.ts";
import { type JsonObject, textOf } from "../core/json.ts";
import type { Row } from "../core/table.ts";

/** How a product pages; a limit above `max` is refused. */
export interface Paging {
  /** `marker`: the last row's field of the page before; `row`: an offset in rows from 0; `page`: a page's number. */
  readonly by: "marker" | "row" | "page";
  /** The parameter that says where. @default marker or offset */
  readonly at?: string;
  /** The parameter that leaves out so many rows where no marker is sent. */
  readonly skip?: string;
  /** The parameter that says how many. @default limit */
  readonly size?: string;
  readonly standard: number;
  readonly max: number;
  /** The smallest limit. @default 1 */
  readonly min?: number;
  /** The row's field that a marker names. @default the table's id */
  readonly field?: string;
  /** The number of the first row or page. @default 0 for rows, 1 for pages */
  readonly first?: number;
}

/** One page. */
export interface Page {
  readonly items: readonly JsonObject[];
  readonly total: number;
  readonly size: number;
  readonly offset: number;
  /** The marker of the next page; undefined on the last. */
  readonly next: string | undefined;
}

/** The parameters that a way of paging reads. */
export function pagingParams(paging: Paging | undefined): readonly string[] {
  if (paging === undefined) return [];
  return [
    paging.at ?? (paging.by === "marker" ? "marker" : "offset"),
    paging.size ?? "limit",
    ...(paging.skip === undefined ? [] : [paging.skip]),
  ];
}

/** Cuts one page out of `rows`; without a way of paging, all of them. Does the paging faults. */
export function pageOf(
  call: Call,
  all: readonly Row[],
  paging: Paging | undefined,
  id: (row: Row) => string,
  shape?: (row: Row) => JsonObject,
): Page {
  const rows = inOrder(all, paging?.field);
  const total = call.hasEffect("shrink-total") ? Math.floor(rows.length / 2) : rows.length;
  if (paging === undefined) {
    const items = rows.map((row) => call.show(row, shape));
    return { items, total, size: rows.length, offset: 0, next: undefined };
  }
  const size = sizeOf(call, paging);
  const marker = (row: Row): string =>
    paging.field === undefined ? id(row) : (textOf(row[paging.field]) ?? "");
  const start = startOf(call, rows, paging, size, marker);
  const whole = rows.slice(start, start + size);
  const cut = call.hasEffect("short-page") ? whole.slice(0, Math.floor(whole.length / 2)) : whole;
  const last = cut.at(-1);
  const more = start + cut.length < rows.length && last !== undefined;
  const items = cut.map((row) => call.show(row, shape));
  const repeated = call.hasEffect("repeat-token")
    ? call.text(pagingParams(paging)[0] ?? "")
    : undefined;
  return { items, total, size, offset: start, next: more ? (repeated ?? marker(last)) : undefined };
}

/** A marker that is no id needs rows in its order. */
function inOrder(rows: readonly Row[], field: string | undefined): readonly Row[] {
  if (field === undefined) return rows;
  const at = (row: Row): string => textOf(row[field]) ?? "";
  return [...rows].sort((one, other) => (at(one) < at(other) ? -1 : Number(at(one) > at(other))));
}

function sizeOf(call: Call, paging: Paging): number {
  const name = paging.size ?? "limit";
  const size = call.number(name) ?? paging.standard;
  if (size < (paging.min ?? 1) || size > paging.max) throw call.errors.invalid(name);
  return size;
}

function startOf(
  call: Call,
  rows: readonly Row[],
  paging: Paging,
  size: number,
  marker: (row: Row) => string,
): number {
  const name = paging.at ?? (paging.by === "marker" ? "marker" : "offset");
  if (paging.by === "marker") {
    const skipped = paging.skip === undefined ? 0 : (call.number(paging.skip) ?? 0);
    const said = call.text(name);
    if (said === undefined || said === "") return skipped;
    // Rows that share the mark stand before the next page, whether a page showed them or not.
    const index = rows.findLastIndex((row) => marker(row) === said);
    if (index < 0) throw call.errors.invalid(name);
    return index + 1;
  }
  const first = paging.first ?? (paging.by === "page" ? 1 : 0);
  const said = call.number(name) ?? first;
  if (said < first) {
    // the page number 0 is taken as the first
    if (paging.by === "page" && said === 0) return 0;
    throw call.errors.invalid(name);
  }
  return paging.by === "page" ? (said - first) * size : said - first;
}
