import type { Clock } from "../../../core/clock.ts";
import type { Listing, ListRequest } from "../../../core/cloud.ts";
import type { TagsUnread } from "../../../core/inventory.ts";
import { GLOBAL_REGION, type Item } from "../../../core/item.ts";
import type { Read } from "../../../core/row-read.ts";
import { areKnown } from "../../../core/tags.ts";
import type { Sight } from "../reach/sight.ts";
import type { Dispatcher } from "../wire/dispatcher.ts";
import { ListingError } from "../wire/listing-error.ts";
import { inParallel } from "../wire/parallel.ts";
import { CallError } from "../wire/transport.ts";
import { absenceOf, type OfferedRegions } from "./absence.ts";
import type { CatalogType } from "./catalog.ts";
import { failedCoverage } from "./coverage.ts";
import { Doubts } from "./doubts.ts";
import { itemsOf, type PageContext } from "./page-items.ts";
import { merge, type Part, partsBelow, partsOf } from "./parts.ts";
import { lookInto, nativeIdOf, type ReadContext } from "./read-item.ts";
import { requestOf } from "./requests.ts";
import { seenWhole } from "./seen.ts";
import type { AccountTags } from "./tags-call.ts";
import { isoSeconds } from "./times.ts";
import { walk } from "./walkers.ts";
import { wordsOf } from "./words.ts";

/** What listing needs. */
export interface ListerOptions {
  readonly cloud: string;
  readonly accountId: string;
  readonly types: ReadonlyMap<string, CatalogType>;
  readonly calls: Dispatcher;
  readonly clock: Clock;
  /** What is known of the tags of the whole account. */
  readonly accountTags: AccountTags;
  /** Zone of times that name none, e.g. `+08:00`; UTC unless told. */
  readonly zone?: string | undefined;
  readonly offered?: OfferedRegions | undefined;
  /** How far whoever lists sees; without it nobody asks, and a listing is taken as it comes. */
  readonly sight?: Sight | undefined;
}

/** Parts of a listing (parents, kinds, windows) under way at once. */
const PARALLEL_PARTS = 16;
/** Levels of a tree; more is taken for a server that never ends. */
const MOST_LEVELS = 100;
/** Pages of one part under way at once. */
const PARALLEL_PAGES = 8;

/** The `inactive` code that a part answered with. */
class Inactive extends Error {
  readonly code: string;
  readonly says: string;

  constructor(error: CallError) {
    super(error.message);
    this.code = error.code;
    this.says = error.message;
  }
}

/**
 * Lists a type in a region, complete or with the reason why not. The raw records are read page by page
 * and dropped. Throws only the signal's reason, and when the type has no row.
 */
export async function listType(
  options: ListerOptions,
  request: ListRequest,
  signal: AbortSignal,
): Promise<Listing> {
  const entry = options.types.get(request.type);
  if (entry === undefined) throw new Error(`no row lists ${request.type}`);
  const { type, region } = request;
  let failure: Error | undefined;
  const doubts = new Doubts();
  const tags: PageContext["tags"] = {
    shared: options.accountTags,
    doubts,
    since: options.accountTags.begin(),
    whole: signal,
    failed: (error) => {
      failure ??= error;
    },
  };
  const leftOut = new Set<string>();
  const reading = { tags, leaveOut: (id: string) => void leftOut.add(id) };
  try {
    const { items: found, inactive } = await listParts(options, entry, request, reading, signal);
    const items = doubts.settle(found);
    if (inactive !== undefined && items.length === 0) {
      const proof = `the service answers ${inactive.code}: ${inactive.says}`;
      const { code } = inactive;
      return { items, coverage: { type, region, outcome: "inactive", count: 0, code, proof } };
    }
    const unread = unreadOf(items, failure);
    const listing: Listing = {
      items,
      coverage: {
        type,
        region,
        outcome: "listed",
        count: items.filter((item) => item.region === region).length,
        ...(leftOut.size === 0 ? {} : { leftOut: [...leftOut] }),
        ...(unread === undefined ? {} : { tagsUnread: unread }),
      },
    };
    const { sight, calls, accountId, clock } = options;
    if (sight === undefined) return listing;
    const now = isoSeconds(clock.now());
    const words = wordsOf({ region, account: accountId, now });
    return await seenWhole(listing, entry, request, { calls, sight, words }, signal);
  } catch (error) {
    signal.throwIfAborted();
    const answersIn = (other: string) =>
      firstPage(options, entry, { ...request, region: other }, signal);
    const absence =
      region === GLOBAL_REGION || !isRefusal(error)
        ? undefined
        : await absenceOf(entry.product, region, options.offered, answersIn);
    signal.throwIfAborted();
    return { items: [], coverage: failedCoverage(type, region, error, absence) };
  }
}

/** What a failed call about tags left unknown among the items of a listing. */
function unreadOf(items: readonly Item[], failure: Error | undefined): TagsUnread | undefined {
  const count = items.filter((item) => !areKnown(item.tags)).length;
  if (failure === undefined || count === 0) return undefined;
  const { message } = failure;
  if (!(failure instanceof CallError)) return { count, message };
  const { code, permission } = failure;
  return { count, code, message, ...(permission === undefined ? {} : { permission }) };
}

/** True where the cloud itself answered that it does not do that here. */
function isRefusal(error: unknown): boolean {
  return error instanceof CallError && (error.kind === "refused" || error.kind === "unsupported");
}

/** The first page of a type's first listing, read for whether it comes. */
async function firstPage(
  options: ListerOptions,
  { row, product }: CatalogType,
  request: ListRequest,
  signal: AbortSignal,
): Promise<void> {
  const now = options.clock.now();
  const [part] = partsOf(row, request, now);
  if (part === undefined) throw new ListingError("there is nothing to list it by");
  const { list, parent, window } = part;
  const words = wordsOf({
    region: request.region,
    account: options.accountId,
    now: isoSeconds(now),
    parent,
    windowStart: window?.start,
    windowEnd: window?.end,
  });
  await options.calls.read(requestOf(list, product, request.region, words), signal);
}

async function listParts(
  options: ListerOptions,
  entry: CatalogType,
  request: ListRequest,
  shared: Pick<PageContext, "tags" | "leaveOut">,
  signal: AbortSignal,
): Promise<{ readonly items: readonly Item[]; readonly inactive: Inactive | undefined }> {
  const { row } = entry;
  const now = options.clock.now();
  const all: Part[] = [];
  const found: Map<string, Item>[] = [];
  const seen = new Set<string>();
  let inactive: Inactive | undefined;
  let answered = 0;
  const listAll = async (parts: readonly Part[]): Promise<readonly Item[]> => {
    const here: Map<string, Item>[] = parts.map(() => new Map());
    all.push(...parts);
    found.push(...here);
    await inParallel([...parts.entries()], PARALLEL_PARTS, signal, async ([at, part], linked) => {
      const items = here[at] ?? new Map<string, Item>();
      try {
        await listPart(options, entry, request.region, part, items, shared, linked);
        answered += 1;
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        // What is asked in another region proves nothing of this one.
        if (error.proof !== undefined && part.list.region !== undefined) throw error.unproved();
        if (error.is(part.list.none)) answered += 1;
        else if (part.list.inactive?.includes(error.code)) inactive = new Inactive(error);
        else throw error;
        items.clear();
      }
    });
    const fresh = here.flatMap((items) => [...items.values()]).filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    return fresh;
  };
  let fresh = await listAll(partsOf(row, request, now));
  for (let level = 1; fresh.length > 0; level += 1) {
    const below = partsBelow(row, fresh, now);
    if (below.length === 0) break;
    if (level > MOST_LEVELS) throw new ListingError(`no end after ${MOST_LEVELS} levels`);
    fresh = await listAll(below);
  }
  return { items: merge(found, all), inactive: answered === 0 ? inactive : undefined };
}

async function listPart(
  options: ListerOptions,
  entry: CatalogType,
  region: string,
  part: Part,
  items: Map<string, Item>,
  shared: Pick<PageContext, "tags" | "leaveOut">,
  signal: AbortSignal,
): Promise<void> {
  const { calls, cloud, accountId, types, clock } = options;
  const { row, type, product } = entry;
  const { list, parent, window } = part;
  const now = isoSeconds(clock.now());
  const words = wordsOf({
    region,
    account: accountId,
    now,
    parent,
    windowStart: window?.start,
    windowEnd: window?.end,
  });
  const request = requestOf(list, product, region, words);
  const context: ReadContext = {
    cloud,
    type,
    region,
    row,
    read: readingOf(row.read, list.read),
    state: list.state,
    parent,
    account: accountId,
    zone: options.zone,
    isAccountWide: (target) => {
      const scope = types.get(target)?.row.scope;
      return scope === undefined ? undefined : scope === "account" || isUnderAccount(scope, types);
    },
  };
  const details = row.detail ?? [];
  const about = {
    calls,
    product,
    region,
    account: accountId,
    now,
    parent,
    read: context.read,
  };
  const page: PageContext = { reading: context, details, about, ...shared };
  await walk({
    paging: list.paging,
    items: list.items,
    must: list.must,
    fetch: (page, linked) =>
      calls.read({ ...request, params: { ...request.params, ...page } }, linked),
    key: (record) => nativeIdOf(lookInto(record, {}, parent), context),
    take: async (records) => {
      for (const item of await itemsOf(records, page, signal)) items.set(item.id, item);
    },
    restart: () => items.clear(),
    parallel: PARALLEL_PAGES,
    signal,
  });
}

/** True for types listed under parents that are themselves account-wide. */
function isUnderAccount(
  scope: "region" | { readonly per: string },
  types: ReadonlyMap<string, CatalogType>,
): boolean {
  if (scope === "region") return false;
  const parent = types.get(scope.per)?.row.scope;
  return parent !== undefined && (parent === "account" || isUnderAccount(parent, types));
}

/** The row's reading with a list's own parts; its facts are added to the row's. */
function readingOf(read: Read, own: Partial<Read> | undefined): Read {
  if (own === undefined) return read;
  return { ...read, ...own, facts: { ...read.facts, ...own.facts } };
}
