import type { Item } from "../../../core/item.ts";
import { holds } from "../../../core/predicate.ts";
import type { Must } from "../../../core/row-call.ts";
import type { Detail, Read } from "../../../core/row-read.ts";
import type { Dispatcher } from "../wire/dispatcher.ts";
import { ListingError } from "../wire/listing-error.ts";
import { missingOf } from "../wire/must.ts";
import { asText } from "../wire/paths.ts";
import { CallError, type Reply, type TransportRequest } from "../wire/transport.ts";
import { unreadable } from "../wire/unreadable.ts";
import { lookInto, readFacts } from "./read-item.ts";
import { requestOf } from "./requests.ts";
import { walk } from "./walkers.ts";
import { wordsOf } from "./words.ts";

/** Where a record stands, for the calls about it. */
export interface DetailContext {
  readonly calls: Dispatcher;
  readonly product: string;
  readonly region: string;
  readonly account: string;
  readonly now: string;
  readonly parent: Item | undefined;
  readonly read: Read;
}

/** Pages of one paged detail under way at once. */
const PARALLEL_PAGES = 4;

/**
 * Makes the further calls about one record, in order, since a later one may need an earlier one's
 * reply. Throws what a call throws: a record without its details is not known.
 */
export async function readDetails(
  record: unknown,
  details: readonly Detail[],
  context: DetailContext,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const replies: Record<string, unknown> = {};
  const { read, parent, region, account, now } = context;
  for (const detail of details) {
    const look = lookInto(record, replies, parent);
    if (!holds(detail.when, look)) continue;
    const words = wordsOf({
      id: asText(look(read.id)),
      name: read.name === undefined ? undefined : asText(look(read.name)),
      facts: readFacts(read.facts, look),
      region,
      account,
      now,
      parent,
    });
    const request = requestOf(detail, context.product, region, words);
    try {
      replies[detail.name] = await fetchDetail(detail, request, context.calls, signal);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const missed = detail.hint === true && error.kind === "refused";
      if (!missed && !error.is(detail.none)) throw error;
    }
  }
  return replies;
}

async function fetchDetail(
  detail: Detail,
  request: TransportRequest,
  calls: Dispatcher,
  signal: AbortSignal,
): Promise<Reply | readonly unknown[]> {
  const { must, items, paging = { by: "none" } } = detail;
  if (items !== undefined) {
    const all = await readAllRecords(calls, request, { items, paging, must }, signal);
    if (detail.only === undefined) return all;
    return all.filter((record) => holds(detail.only, lookInto(record, {}, undefined)));
  }
  const reply = await calls.read(request, signal);
  const missing = missingOf(reply, must);
  if (missing !== undefined) throw unreadable(`${detail.action}: the reply has no ${missing}`);
  return reply;
}

/** Where the records of a paged call stand, and what each of them holds. */
export interface RecordList extends Pick<Parameters<typeof walk>[0], "items" | "paging"> {
  /** Fields of each record; `""` where the records are plain texts. */
  readonly must: Must;
  /** Path of a record's identity; without it, two records with the same content count as one. */
  readonly key?: string;
}

/** All records of a paged call. Throws a `ListingError` when one of them lacks what it must hold. */
export async function readAllRecords(
  calls: Dispatcher,
  request: TransportRequest,
  list: RecordList,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  let found: unknown[] = [];
  await walk({
    paging: list.paging,
    items: list.items,
    fetch: (page, linked) =>
      calls.read({ ...request, params: { ...request.params, ...page } }, linked),
    key: (record) =>
      (list.key === undefined ? undefined : asText(lookInto(record, {}, undefined)(list.key))) ??
      JSON.stringify(record),
    take: (records) => {
      for (const record of records) {
        const missing = missingOf(record, list.must);
        if (missing !== undefined)
          throw new ListingError(`a record of the reply has no ${missing}`);
        found.push(record);
      }
    },
    restart: () => {
      found = [];
    },
    parallel: PARALLEL_PAGES,
    signal,
  });
  return found;
}
