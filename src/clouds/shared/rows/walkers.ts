import type { Filled, Must, Paging, Path } from "../../../core/row-call.ts";
import { ListingError } from "../wire/listing-error.ts";
import { missingOf } from "../wire/must.ts";
import { inParallel } from "../wire/parallel.ts";
import { asCount, readPath, readText } from "../wire/paths.ts";
import type { Reply } from "../wire/transport.ts";
import { unreadable } from "../wire/unreadable.ts";
import { readRecords, readTotal } from "./records.ts";

/** Most pages of one listing; more is taken for a server that never ends. */
const PAGE_CAP = 10_000;
/** Empty pages in a row that a token or marker may lead through before that counts as no progress. */
const EMPTY_PAGES = 20;
/** How often a walk is started again when its pages do not add up. */
const RESTARTS = 2;

/** What a walk needs. */
export interface Walk {
  readonly paging: Paging;
  /** Path of the records in a reply. */
  readonly items: Path;
  /** What the one record of a reply holds, where it has no list. */
  readonly must?: Must | undefined;
  /** Makes the call with these paging parameters. */
  readonly fetch: (params: Readonly<Record<string, Filled>>, signal: AbortSignal) => Promise<Reply>;
  /** The record's identity; throws a {@link ListingError} when it has none. */
  readonly key: (record: unknown) => string;
  /** Gets each record once; the walk waits for it before it holds many more. */
  readonly take: (records: readonly unknown[]) => Promise<void> | void;
  /** The walk starts again: what was taken is void. */
  readonly restart: () => void;
  /** Pages under way at once, where they can be asked for by number. */
  readonly parallel: number;
  readonly signal: AbortSignal;
}

/**
 * Visits every record of a listing, or throws: a {@link ListingError} when the replies do not prove
 * that all were seen, whatever `fetch` throws otherwise. Ends on the total, the missing token, the
 * truncation mark or an empty page, never on a short one.
 */
export async function walk(options: Walk): Promise<void> {
  const { paging } = options;
  if (paging.by === "none") {
    const seen = new Set<string>();
    const reply = await options.fetch({}, options.signal);
    await visit(options, seen, reply, undefined);
    mustStayBelow(seen.size, paging.cap);
    const shortfall = shortfallOf(seen.size, toldIn(reply, paging));
    if (shortfall !== undefined) throw new ListingError(shortfall);
    return;
  }
  for (let attempt = 0; ; attempt += 1) {
    const doubt = await (isChain(paging)
      ? walkChain(options, smaller(paging, attempt))
      : walkCounted(options, paging));
    if (doubt === undefined) return;
    if (attempt === RESTARTS) {
      throw new ListingError(`${doubt} (and so did ${RESTARTS} further attempts)`);
    }
    options.restart();
  }
}

/**
 * Throws where a listing reaches what the vendor counts and returns at the most: it then says the same of
 * any larger number.
 */
function mustStayBelow(count: number, cap: number | undefined): void {
  if (cap === undefined || count < cap) return;
  throw new ListingError(
    `the vendor lists ${cap} records at the most and counts no further, and the listing holds ${count}: how many more there are is not known`,
  );
}

function recordsOf(
  { items, must, paging }: Walk,
  reply: Reply,
  total: number | undefined,
): readonly unknown[] {
  const missing = must === undefined ? undefined : missingOf(reply, must);
  if (missing !== undefined) throw unreadable(`the reply has no ${missing}`);
  const records = readRecords(reply, items, total, must !== undefined);
  const held = paging.held === undefined ? undefined : asCount(readPath(reply, paging.held));
  if (held !== undefined && held > records.length)
    throw new ListingError(`the reply counts ${held} records in it, and has ${records.length}`);
  return records;
}

/** A total that a reply tells and need not tell. */
function toldIn(reply: Reply, { told }: Paging): number | undefined {
  return told === undefined ? undefined : asCount(readPath(reply, told));
}

function shortfallOf(seen: number, total: number | undefined): string | undefined {
  return total === undefined || seen >= total
    ? undefined
    : `the pages ended after ${seen} of ${total} records`;
}

/** Takes the records of one reply that were not seen before; returns how many the page held. */
async function visit(
  options: Walk,
  seen: Set<string>,
  reply: Reply,
  total: number | undefined,
): Promise<number> {
  const records = recordsOf(options, reply, total);
  const fresh = records.filter((record) => {
    const key = options.key(record);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  if (fresh.length > 0) await options.take(fresh);
  return records.length;
}

type Counted = Extract<Paging, { by: "number" | "offset" }>;

/** One pass; returns why it proves nothing, or undefined when all records were seen. */
async function walkCounted(options: Walk, paging: Counted): Promise<string | undefined> {
  const seen = new Set<string>();
  const [sizeName, size] = paging.size;
  let total = 0;
  let shrank: string | undefined;
  const page = async (index: number, offset: number, signal: AbortSignal): Promise<number> => {
    const at =
      paging.by === "number"
        ? { [paging.page]: (paging.first ?? 1) + index }
        : { [paging.offset]: offset };
    const reply = await options.fetch({ ...at, [sizeName]: size }, signal);
    const now = isNone(options, reply) ? 0 : readTotal(reply, paging.total);
    mustStayBelow(now, paging.cap);
    if (now < total) shrank ??= `the total shrank from ${total} to ${now} while listing`;
    total = Math.max(total, now);
    return visit(options, seen, reply, now);
  };

  const first = await page(0, 0, options.signal);
  let next = 1;
  let offset = first;
  if (first === size && total > size) {
    // A full first page shows that the server takes the size asked for, so the rest can be reckoned.
    const pages = Math.ceil(total / size);
    if (pages > PAGE_CAP)
      throw new ListingError(`${total} records need more than ${PAGE_CAP} pages`);
    const rest = Array.from({ length: pages - 1 }, (_, i) => i + 1);
    await inParallel(rest, options.parallel, options.signal, async (index, signal) => {
      if (shrank === undefined) await page(index, index * size, signal);
    });
    next = pages;
    offset = pages * size;
  }
  while (shrank === undefined && seen.size < total) {
    if (next >= PAGE_CAP) throw new ListingError(`no end after ${PAGE_CAP} pages`);
    const before = seen.size;
    const length = await page(next, offset, options.signal);
    if (length === 0 || seen.size === before) {
      return shrank ?? shortfallOf(seen.size, total);
    }
    next += 1;
    offset += length;
  }
  // A total that counts less than the pages hold may end the listing too early the next time.
  return shrank ?? (seen.size > total ? `the total says ${total}, the pages hold more` : undefined);
}

/** True for an empty list whose total is null, where the vendor's model lets it be. */
function isNone({ paging, items }: Walk, reply: Reply): boolean {
  if (paging.by !== "number" || paging.totalMayBeNull !== true) return false;
  const list = readPath(reply, items);
  return readPath(reply, paging.total) === null && Array.isArray(list) && list.length === 0;
}

type Chain = Extract<Paging, { by: "token" | "marker" | "last-id" }>;

function isChain(paging: Paging): paging is Chain {
  return paging.by === "token" || paging.by === "marker" || paging.by === "last-id";
}

/** Pages that end elsewhere: of two records with one mark, each is in a page unless an edge parts them. */
function smaller(paging: Chain, by: number): Chain {
  if (by === 0 || paging.size === undefined) return paging;
  const [name, size] = paging.size;
  return { ...paging, size: [name, Math.max(1, size - by)] };
}

/** One pass; returns why it proves nothing, or undefined when the pages lead to their end. */
async function walkChain(options: Walk, paging: Chain): Promise<string | undefined> {
  const seen = new Set<string>();
  const used = new Set<string>();
  const name = chainName(paging);
  const size = paging.size === undefined ? {} : { [paging.size[0]]: paging.size[1] };
  let token: string | undefined;
  let taking: Promise<number> = Promise.resolve(0);
  let empty = 0;
  for (let pages = 0; pages < PAGE_CAP; pages += 1) {
    const at = token === undefined ? {} : { [name]: token };
    const fetching = options.fetch({ ...at, ...size }, options.signal);
    // The next page is fetched while the one before is still being taken.
    const [reply] = await Promise.all([fetching, taking]);
    const total = paging.total === undefined ? undefined : readTotal(reply, paging.total);
    const records = recordsOf(options, reply, total);
    const next = paging.by === "last-id" ? lastOf(records, paging.id) : nextToken(reply, paging);
    if (next !== undefined && used.has(next)) {
      throw new ListingError(`the page ${name} repeats, so the listing would never end`);
    }
    empty = records.length === 0 ? empty + 1 : 0;
    if (empty >= EMPTY_PAGES) {
      throw new ListingError(`${EMPTY_PAGES} empty pages in a row, and still no end`);
    }
    taking = visit(options, seen, reply, total);
    if (next === undefined) {
      await taking;
      mustStayBelow(seen.size, paging.cap);
      return shortfallOf(seen.size, total ?? toldIn(reply, paging));
    }
    used.add(next);
    token = next;
  }
  await taking;
  throw new ListingError(`no end after ${PAGE_CAP} pages`);
}

/** The parameter that says where a page begins. */
function chainName(paging: Chain): string {
  if (paging.by === "token") return paging.token;
  return paging.by === "marker" ? paging.marker : paging.last;
}

/** The id of a page's last record, behind which the next begins; undefined for an empty page. */
function lastOf(records: readonly unknown[], path: Path): string | undefined {
  if (records.length === 0) return undefined;
  const id = readText(records.at(-1), path);
  if (id === undefined) throw new ListingError(`the last record of a page has no ${path}`);
  return id;
}

function nextToken(reply: Reply, paging: Exclude<Chain, { by: "last-id" }>): string | undefined {
  const value = readPath(reply, paging.next);
  const next = value === undefined || value === null || value === "" ? undefined : String(value);
  if (paging.by === "token") return next;
  const mark = String(readPath(reply, paging.truncated));
  const truncated = mark === "true" ? true : mark === "false" ? false : undefined;
  if (truncated === true && next === undefined) {
    throw new ListingError("the reply says that there is more, but not where it goes on");
  }
  if (truncated === undefined && (next !== undefined || paging.endUnmarked !== true)) {
    throw new ListingError(`the reply has no ${paging.truncated}, so its end is unknown`);
  }
  return truncated === true ? next : undefined;
}
