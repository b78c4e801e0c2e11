import { createHash } from "node:crypto";
import type { Call } from "./call.ts";
import type { JsonObject } from "./json.ts";
import type { Row } from "./table.ts";

/** A parameter above the vendor's limit is cut to the limit, or refused. */
export type Over = "clamp" | "error";

/** `PageNumber` from 1 and `PageSize`, with a total. */
export interface ByNumber {
  readonly by: "number";
  /** The number of the first page. @default 1 */
  readonly first?: 0 | 1;
  readonly page: string;
  readonly size: string;
  /** The page size when none is sent. */
  readonly standard: number;
  /** The largest page size. */
  readonly max: number;
  readonly min?: number;
  /** Only these sizes are taken, as the databases do (30, 50, 100). */
  readonly sizes?: readonly number[];
  readonly over?: Over;
}

/** An opaque token and a limit: `NextToken`/`MaxResults`, `Marker`/`MaxItems`, `nextToken`/`limit`. */
export interface ByToken {
  readonly by: "token";
  readonly token: string;
  /** Left out where the vendor lets nobody choose. */
  readonly size?: string;
  readonly standard: number;
  readonly max: number;
  readonly min?: number;
  readonly over?: Over;
}

/** `offset` from 0 and `size`, with a total. */
export interface ByOffset {
  readonly by: "offset";
  readonly offset: string;
  readonly size: string;
  readonly standard: number;
  readonly max: number;
  readonly min?: number;
  readonly over?: Over;
}

/** One page as the handler puts it into the vendor's fields. */
export interface Page {
  readonly items: readonly JsonObject[];
  /** How many there are over all pages. */
  readonly total: number;
  /** The page's number (from 1); 1 for tokens. */
  readonly number: number;
  /** The page size in force. */
  readonly size: number;
  readonly offset: number;
  /** The token of the next page; undefined on the last. */
  readonly next: string | undefined;
  /** Whether there is a next page. */
  readonly truncated: boolean;
}

/**
 * Cuts one page out of `all`, reading the paging parameters from the call, and does the paging
 * faults (short page, repeated token, shrinking total). An unknown token is refused, never read as
 * "start again". `shape` turns a row into what is sent; without it, the row's own fields are.
 */
export function paginate<R extends Row>(
  call: Call,
  all: readonly R[],
  style: ByNumber | ByToken | ByOffset,
  shape?: (row: R) => JsonObject,
): Page {
  const most = call.told(all.length);
  const rows = most < all.length ? all.slice(0, most) : all;
  const size = sizeOf(call, style);
  const start = startOf(call, rows, style, size);
  const whole = Math.max(0, Math.min(size, rows.length - start));
  const taken = call.hasEffect("short-page") ? Math.floor(whole / 2) : whole;
  const total = call.hasEffect("shrink-total") ? Math.floor(rows.length / 2) : rows.length;
  const end = style.by === "token" ? start + taken : start + whole;
  const more = end < rows.length;
  const cut = rows.slice(start, start + taken);
  const items = cut.map((row) => call.show(row, shape));
  const base = {
    items,
    total,
    size,
    offset: start,
    number: style.by === "number" ? Math.floor(start / size) + 1 : 1,
    truncated: more,
  };
  if (style.by !== "token" || !more) return { ...base, next: undefined };
  if (call.hasEffect("repeat-token")) {
    return { ...base, next: call.text(style.token) ?? tokenOf(call, rows, end) };
  }
  return { ...base, next: tokenOf(call, rows, end) };
}

function sizeOf(call: Call, style: ByNumber | ByToken | ByOffset): number {
  if (style.size === undefined) return style.standard;
  const size = call.number(style.size) ?? style.standard;
  const sizes = style.by === "number" ? style.sizes : undefined;
  if (sizes !== undefined && !sizes.includes(size)) throw call.errors.invalid(style.size);
  const min = style.min ?? 1;
  if (size >= min && size <= style.max) return size;
  if ((style.over ?? "error") === "error") throw call.errors.invalid(style.size);
  return Math.min(style.max, Math.max(min, size));
}

function startOf(
  call: Call,
  rows: readonly Row[],
  style: ByNumber | ByToken | ByOffset,
  size: number,
): number {
  if (style.by === "number") {
    const first = style.first ?? 1;
    const page = call.number(style.page) ?? first;
    if (page < first) throw call.errors.invalid(style.page);
    return (page - first) * size;
  }
  if (style.by === "offset") {
    const offset = call.number(style.offset) ?? 0;
    if (offset < 0) throw call.errors.invalid(style.offset);
    return offset;
  }
  const token = call.text(style.token);
  if (token === undefined || token === "") return 0;
  const read = /^([0-9a-f]{8})([io])([0-9a-z]+)$/.exec(token);
  const [, seal, kind, where] = read ?? [];
  if (seal === undefined || kind === undefined || where === undefined) {
    throw call.errors.invalid(style.token);
  }
  if (seal !== sealOf(call, kind + where)) throw call.errors.invalid(style.token);
  const position = Number.parseInt(where, 36);
  return kind === "i" ? position : after(rows, position);
}

/** A token names the last row sent, so that it stays right while rows before it are removed. */
function tokenOf(call: Call, rows: readonly Row[], end: number): string {
  const last = rows[end - 1];
  const seq = last?.["_seq"];
  const where = typeof seq === "number" ? `o${seq.toString(36)}` : `i${end.toString(36)}`;
  return sealOf(call, where) + where;
}

function sealOf(call: Call, where: string): string {
  const text = `${call.product}/${call.action}/${call.account.id}/${where}`;
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** The index of the first row after that sequence number; rows are in that order. */
function after(rows: readonly Row[], seq: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(rows[middle]?.["_seq"]) <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
