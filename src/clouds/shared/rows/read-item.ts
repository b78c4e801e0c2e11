import { PAID_IN_ADVANCE } from "../../../core/expiry.ts";
import {
  type Disposition,
  type FactValue,
  type Item,
  type ItemId,
  type ItemState,
  itemId,
} from "../../../core/item.ts";
import { holds, type Look, OWN_ACCOUNT } from "../../../core/predicate.ts";
import type { Row } from "../../../core/row.ts";
import type { Path, Predicate, When } from "../../../core/row-call.ts";
import type { Read } from "../../../core/row-read.ts";
import { type Tags, unknownTags } from "../../../core/tags.ts";
import { ListingError } from "../wire/listing-error.ts";
import { asText, readPath, readTexts } from "../wire/paths.ts";
import { inDecimals } from "./decimals.ts";
import { allEdgeIds, type EdgeSource, edgeIds } from "./edges.ts";
import { standingIn } from "./standing.ts";
import { isUntold, type Told, tagsIn } from "./tags.ts";
import { tiesOf } from "./ties.ts";
import { normalTime } from "./times.ts";

/** What a record is read with. */
export interface ReadContext extends EdgeSource {
  readonly type: string;
  readonly row: Row;
  /** The row's reading with the parts that this listing changes. */
  readonly read: Read;
  /** State of everything in this listing. */
  readonly state: ItemState | undefined;
  readonly parent: Item | undefined;
  /** The id of the account that is listed. */
  readonly account: string;
  /** Zone of times that name none, e.g. `+08:00`; UTC unless told. */
  readonly zone?: string | undefined;
}

/** Replies of further calls, by name. */
export type Details = Readonly<Record<string, unknown>>;

/**
 * Paths into a record: `detail.<name>` leads into the replies, `parent.` into the parent item; `account` is
 * the one that is listed.
 */
export function lookInto(
  record: unknown,
  details: Details,
  parent: Item | undefined,
  account?: string,
): Look {
  return (path) => {
    if (path === OWN_ACCOUNT) return account;
    if (path.startsWith("detail.")) return readPath(details, path.slice("detail.".length));
    if (path === "parent.id") return parent?.nativeId;
    if (path.startsWith("parent.")) return readPath(parent, path.slice("parent.".length));
    return readPath(record, path);
  };
}

/** The native id of a record; throws a {@link ListingError} when there is none. */
export function nativeIdOf(look: Look, context: ReadContext): string {
  const id = asText(look(context.read.id));
  if (id === undefined || id.trim() === "") {
    throw new ListingError(`a record of ${context.type} has no ${context.read.id}`);
  }
  return id;
}

/** True for records that the row says are no items of the account. */
export function isSkipped(look: Look, read: Read): boolean {
  return read.skip?.some((rule) => holds(rule.when, look)) ?? false;
}

/** The same before the details are known: rules that look at details are left for later. */
export function isSkippedEarly(look: Look, read: Read): boolean {
  return read.skip?.some((rule) => !looksAtDetails(rule.when) && holds(rule.when, look)) ?? false;
}

function looksAtDetails(when: When): boolean {
  return [when].flat().some((condition: Predicate) => condition.at.startsWith("detail."));
}

/** The facts that can be read, beside those given; one whose path leads nowhere is left out. */
export function readFacts(
  paths: Readonly<Record<string, Path>> | undefined,
  look: Look,
  facts: Record<string, FactValue> = {},
): Record<string, FactValue> {
  for (const name in paths) {
    const value = asFact(look(paths[name] ?? ""));
    if (value !== undefined) facts[name] = value;
  }
  return facts;
}

/** Adds amounts as decimal text; text that is no whole number is left as the vendor wrote it. */
function readAmounts(amounts: Read["amounts"], look: Look, facts: Record<string, FactValue>): void {
  for (const [name, { at, decimals, currency }] of Object.entries(amounts ?? {})) {
    const sent = asText(look(at));
    if (sent === undefined) continue;
    const unit = currency === undefined ? "" : ` ${currency}`;
    facts[name] = `${inDecimals(sent.trim(), decimals)}${unit}`;
  }
}

function asFact(value: unknown): FactValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  if (Array.isArray(value)) {
    // vendors send an empty text for what a member does not have
    const members = value.filter((member) => member !== "");
    return members.map((member) => asText(member) ?? JSON.stringify(member) ?? "");
  }
  return JSON.stringify(value);
}

/**
 * Turns a record into an item; `asked` is what a call told of its tags. Throws a {@link ListingError} for a
 * record without id.
 */
export function readItem(
  record: unknown,
  details: Details,
  listing: ReadContext,
  asked?: Told,
): Item {
  const { cloud, type, row, read, parent } = listing;
  const look = lookInto(record, details, parent, listing.account);
  const region = standingIn(look, read.region, listing.region);
  const context = region === listing.region ? listing : { ...listing, region };
  const nativeId = nativeIdOf(look, context);
  const text = (path: Path | undefined): string | undefined =>
    path === undefined ? undefined : asText(look(path));
  const time = (path: Path | undefined): string | undefined =>
    path === undefined ? undefined : normalTime(look(path), context.zone);
  const state = stateOf(look, context);
  // The second are values that this type lends to others; the engine merges them by native id.
  const facts = readFacts(row.joins?.as, look, readFacts(read.facts, look));
  readAmounts(read.amounts, look, facts);
  const id = itemId({ cloud, type, region, nativeId });
  const base = {
    id,
    type,
    region,
    nativeId,
    name: text(read.name),
    state: state.is,
    unknownState: unknownStateOf(look, read),
    until: time(state.until),
    charge: chargeOf(look, read),
    expires: time(read.expires),
    autoRenew: autoRenewOf(look, read),
    created: time(read.created),
    lastActive: time(read.lastActive),
    protections: protectionsOf(look, read),
    tags: tagsOf(asked ?? tagsIn(look, read.tags), id),
    facts,
  } as const;
  const lookBoth: Look = (path) => look(path) ?? readPath(base, path);
  const proposal = proposalOf(row, lookBoth, base.charge === "prepaid");
  const goesWith = row.goesWith === undefined ? [] : edgeIds(row.goesWith, look, context);
  // Written out: V8 gives every object made by a spread its own hidden class, 600 bytes an item.
  return {
    id: base.id,
    type,
    region,
    nativeId,
    name: base.name,
    state: base.state,
    unknownState: base.unknownState,
    until: base.until,
    charge: base.charge,
    expires: base.expires,
    autoRenew: base.autoRenew,
    created: base.created,
    lastActive: base.lastActive,
    protections: base.protections,
    tags: base.tags,
    facts,
    ties: tiesOf(read.ties, look, nativeId),
    proposed: proposal.disposition,
    because: proposal.because,
    blocks: proposal.blocks,
    uses: allEdgeIds(row.uses, look, context),
    waitsFor: allEdgeIds(row.waitsFor, look, context),
    goesWith: goesWith[0],
    takes: takesOf(row, look),
    parent: parent?.id,
  };
}

function stateOf(
  look: Look,
  context: ReadContext,
): { readonly is: ItemState; readonly until: Path | undefined } {
  const found = context.read.states?.find((state) => holds(state.when, look));
  if (found !== undefined) return { is: found.is, until: found.until };
  return { is: context.state ?? "present", until: undefined };
}

/**
 * The first word in a field of states that the row does not know. A field that tells none is no doubt, and
 * where the row knows no word at all, since the vendor publishes none, there is nothing to tell it from.
 */
function unknownStateOf(look: Look, read: Read): string | undefined {
  for (const field of read.stateWords ?? []) {
    const word = asText(look(field.at));
    if (word === undefined || word === "") continue;
    const known = knownWords(field);
    if (known.size > 0 && !known.has(word)) return word;
  }
  return undefined;
}

type StateField = NonNullable<Read["stateWords"]>[number];

const wordsOf = new WeakMap<StateField, ReadonlySet<string>>();

function knownWords(field: StateField): ReadonlySet<string> {
  const known = wordsOf.get(field);
  if (known !== undefined) return known;
  const { present, leaving, recycled, scheduled, none } = field;
  const lists = [present, leaving, recycled, scheduled, Object.keys(none ?? {})];
  const words = new Set(lists.flatMap((list) => list ?? []).map(String));
  wordsOf.set(field, words);
  return words;
}

function chargeOf(look: Look, read: Read): Item["charge"] {
  if (read.charge === undefined) return "free";
  const { at, prepaid } = read.charge;
  // What was paid in advance is never taken for what is not, because nothing was said.
  if (prepaid.length > 0 && asText(look(at)) === undefined)
    throw new ListingError(`a record does not say how it is paid: it has no ${at}`);
  return holds({ at, is: prepaid }, look) ? "prepaid" : "postpaid";
}

function autoRenewOf(look: Look, read: Read): boolean | undefined {
  if (read.autoRenew === undefined) return undefined;
  const { at, is } = read.autoRenew;
  const value = look(at);
  return value === undefined || value === null || value === ""
    ? undefined
    : holds({ at, is }, look);
}

function protectionsOf(look: Look, read: Read): readonly string[] {
  const names = (read.protections ?? []).filter(({ when }) => holds(when, look));
  return names.length === 0 ? NO_TEXTS : names.map(({ name }) => name);
}

function tagsOf(told: Told | undefined, id: ItemId): Tags {
  if (told === undefined) return unknownTags(id, "nobody asked for them");
  return isUntold(told) ? unknownTags(id, told.because) : told;
}

function takesOf(row: Row, look: Look): readonly string[] {
  const taken = (row.takes ?? []).flatMap((one) => {
    const { at, when } = typeof one === "string" ? { at: one, when: undefined } : one;
    return holds(when, look) ? readTexts({ value: look(at) }, "value") : [];
  });
  return taken.length === 0 ? NO_TEXTS : [...new Set(taken)];
}

interface Proposal {
  readonly disposition: Disposition;
  readonly because: string | undefined;
  readonly blocks: boolean;
}

function proposalOf(row: Row, look: Look, prepaid: boolean): Proposal {
  const found = row.proposes?.find(({ when }) => holds(when, look));
  if (found !== undefined) {
    const { disposition, because, blocks } = found;
    return { disposition, because, blocks: blocks ?? true };
  }
  if (row.remove.by === "manual") {
    return { disposition: "manual", because: row.remove.because, blocks: true };
  }
  if (prepaid) {
    return { disposition: "manual", because: PAID_IN_ADVANCE, blocks: true };
  }
  return { disposition: "delete", because: undefined, blocks: true };
}

const NO_TEXTS: readonly string[] = Object.freeze([]);
