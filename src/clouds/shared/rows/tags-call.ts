import type { Item } from "../../../core/item.ts";
import type { Look } from "../../../core/predicate.ts";
import type { Must, Path } from "../../../core/row-call.ts";
import type { Read, TagsCall } from "../../../core/row-read.ts";
import { NO_TAGS, type Tags } from "../../../core/tags.ts";
import type { Dispatcher } from "../wire/dispatcher.ts";
import { ListingError } from "../wire/listing-error.ts";
import { inParallel } from "../wire/parallel.ts";
import { asText, readPath } from "../wire/paths.ts";
import { CallError } from "../wire/transport.ts";
import { readAllRecords } from "./details.ts";
import type { Doubts } from "./doubts.ts";
import { requestOf } from "./requests.ts";
import { itemNamed } from "./resource-names.ts";
import type { SharedReads } from "./shared-reads.ts";
import { isUntold, paired, type Told, tagText, untold } from "./tags.ts";
import { MissingWord, type Words } from "./templates.ts";
import { type WordValues, wordsOf } from "./words.ts";

/** Reads of a whole account's tags, shared by the listings of a session. */
export type AccountTags = SharedReads<readonly unknown[]>;

/** Where records stand, for calls about their tags. */
export interface TagsContext {
  readonly calls: Dispatcher;
  readonly product: string;
  readonly region: string;
  readonly account: string;
  readonly now: string;
  readonly parent: Item | undefined;
  readonly read: Read;
  readonly shared: AccountTags;
  /** Names that no item of a page goes by, until the listing is whole. */
  readonly doubts: Doubts;
  /** When the listing began, by `shared`. */
  readonly since: number;
  /** Ends what all listings share; a single listing that fails does not. */
  readonly whole: AbortSignal;
  /** Told when a call failed. */
  readonly failed: (error: Error) => void;
}

/** A record whose tags are asked for, with the words of a call about it alone. */
export interface Untagged {
  readonly look: Look;
  readonly words: () => Pick<WordValues, "id" | "name" | "facts">;
}

/** Calls under way at once. */
const PARALLEL = 16;

/**
 * The tags of records, in their order. A call that fails leaves those that it was about unknown, and is no
 * other's fault. Throws what is none of the cloud's: a stop, a Problem of the whole run.
 */
export async function askForTags(
  records: readonly Untagged[],
  call: TagsCall,
  context: TagsContext,
  signal: AbortSignal,
): Promise<readonly Told[]> {
  const told: Told[] = records.map(() => untold("they were not asked for"));
  const asked: Asked[] = [];
  for (const [at, { look, words }] of records.entries()) {
    const names = namesOf(look, call, context.read);
    if (names[0] === undefined) {
      told[at] = untold(`the record has nothing at ${pathsOf(call, context.read).join(" or ")}`);
    } else asked.push({ at, names, words });
  }
  const most = call.most ?? Math.max(1, asked.length);
  const batches = Array.from({ length: Math.ceil(asked.length / most) }, (_, index) =>
    asked.slice(index * most, (index + 1) * most),
  );
  await inParallel(batches, PARALLEL, signal, async (batch, linked) => {
    try {
      const found = tagsOf(await recordsFor(batch, call, context, linked), batch, call, context);
      for (const [index, { at }] of batch.entries()) told[at] = found[index] ?? NO_TAGS;
    } catch (error) {
      if (!isOfTheCall(error)) throw error;
      context.failed(error);
      for (const { at } of batch) told[at] = untold(inWords(error));
    }
  });
  return told;
}

interface Asked {
  readonly at: number;
  /** What the item may be called; the first is what is asked for. */
  readonly names: readonly string[];
  readonly words: Untagged["words"];
}

/** What an item may be called in a reply about tags. */
export function namesOf(look: Look, call: TagsCall, read: Read): readonly string[] {
  return pathsOf(call, read)
    .map((path) => asText(look(path)))
    .filter((name) => name !== undefined);
}

function pathsOf({ of }: TagsCall, read: Read): readonly Path[] {
  return of === undefined ? [read.id] : [of].flat();
}

function isOfTheCall(error: unknown): error is CallError | ListingError | MissingWord {
  return (
    error instanceof CallError || error instanceof ListingError || error instanceof MissingWord
  );
}

function inWords(error: Error): string {
  if (!(error instanceof CallError)) return error.message;
  const { code, message, permission } = error;
  const missing =
    permission === undefined || message.includes(permission)
      ? ""
      : `; missing permission ${permission}`;
  return `${code}: ${message}${missing}`;
}

async function recordsFor(
  batch: readonly Asked[],
  call: TagsCall,
  context: TagsContext,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const { calls, shared, since, whole } = context;
  const request = requestOf(call, context.product, context.region, wordsFor(batch, call, context));
  const { items, paging } = call;
  const ask = async (by: AbortSignal): Promise<readonly unknown[]> => {
    try {
      return await readAllRecords(calls, request, { items, paging, must: mustOf(call) }, by);
    } catch (error) {
      if (error instanceof CallError && error.is(call.none)) return [];
      throw error;
    }
  };
  if (call.most !== undefined) return ask(signal);
  try {
    return await shared.read(JSON.stringify(request), since, () => ask(whole));
  } catch (error) {
    // Another listing's end is not this one's.
    if (isOfTheCall(error) || signal.aborted) throw error;
    return ask(signal);
  }
}

function wordsFor(batch: readonly Asked[], call: TagsCall, context: TagsContext): Words {
  const { region, account, now, parent } = context;
  const own = call.most === 1 ? batch[0]?.words() : undefined;
  const ids = batch.flatMap(({ names }) => names.slice(0, 1));
  return wordsOf({ ...own, ids, region, account, now, parent });
}

/** What each record of the reply holds. */
function mustOf({ owner, pairs, key }: TagsCall): Must {
  const tag = pairs ?? key;
  return owner === undefined ? tag : [owner, tag];
}

/** The tags of a batch, in its order; undefined for an item that the reply does not name. */
function tagsOf(
  records: readonly unknown[],
  batch: readonly Asked[],
  call: TagsCall,
  { doubts }: Pick<TagsContext, "doubts">,
): readonly (Told | undefined)[] {
  const places = new Map(batch.flatMap(({ names }, index) => names.map((name) => [name, index])));
  const found: (Told | undefined)[] = batch.map(() => undefined);
  const nobodys = new Map<string, string>();
  for (const record of records) {
    const owner = call.owner === undefined ? undefined : asText(readPath(record, call.owner));
    const named = call.owner === undefined ? { item: "", place: 0 } : placeOf(owner, places, call);
    if (named === undefined) continue;
    if (named.place === undefined) nobodys.set(named.item, owner ?? "");
    else found[named.place] = together(found[named.place], tagsIn(record, call));
  }
  const [owner] = nobodys.values();
  if (owner === undefined) return found;
  const doubt = untold(doubts.raise(owner, nobodys.keys()));
  return found.map((told) => told ?? doubt);
}

/** Which item a name means; without a place one that may be any of them; undefined for what is no such item. */
function placeOf(
  owner: string | undefined,
  places: ReadonlyMap<string, number>,
  { within }: TagsCall,
): { readonly item: string; readonly place: number | undefined } | undefined {
  // Nothing else was asked for: a name that is none of ours says that the items are named another way.
  if (within === undefined) return { item: owner ?? "", place: places.get(owner ?? "") };
  const named = itemNamed(owner ?? "", within);
  if (named === undefined) return undefined;
  const place = places.get(named.item);
  return place === undefined && !named.mayBe ? undefined : { item: named.item, place };
}

function tagsIn(record: unknown, { pairs, key, value }: TagsCall): Told {
  if (pairs !== undefined) {
    const list = readPath(record, pairs);
    return Array.isArray(list)
      ? paired(list, { key, value }, pairs)
      : untold(`the reply has no ${pairs}`);
  }
  const name = asText(readPath(record, key));
  const tag = tagText(readPath(record, value));
  if (name === undefined || tag === undefined) return untold(`a tag of the reply has no ${value}`);
  return { [name]: tag };
}

function together(known: Told | undefined, more: Told): Told {
  if (known === undefined || isUntold(more)) return more;
  if (isUntold(known)) return known;
  const tags: Tags = { ...known, ...more };
  return tags;
}
