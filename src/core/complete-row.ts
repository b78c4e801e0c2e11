import { completeRemoval, ownCall } from "./complete-removal.ts";
import { shownAs } from "./protection.ts";
import type { Row } from "./row.ts";
import type { Paging } from "./row-call.ts";
import {
  type Detail,
  type List,
  type Read,
  type StateRule,
  type StateWords,
  type TagsReading,
  tagsCallOf,
} from "./row-read.ts";
import type {
  OneOrMany,
  Protection,
  ServiceDefaults,
  WrittenDetail,
  WrittenList,
  WrittenRow,
} from "./written-row.ts";

/**
 * The row that a written one means with its service's defaults. Throws where neither says what every row
 * needs, which the compiler asks for first.
 */
export function completeRow(type: string, written: WrittenRow, shared: ServiceDefaults): Row {
  const { gone, busy, blocked, docs, list, detail, read, protection, remove, ...rest } = written;
  const { proposes, uses, waitsFor, remarks, ...own } = rest;
  const { concern = shared.concern } = written;
  const missing = (what: string): never => {
    throw new Error(`${type} says no ${what}, and neither does its service`);
  };
  const paged = (one: WrittenList): List => completeList(one, shared) ?? missing("paging");
  return {
    ...own,
    ...many("proposes", proposes),
    ...many("uses", uses),
    ...many("waitsFor", waitsFor),
    ...many("remarks", remarks),
    ...(concern === undefined ? {} : { concern }),
    wave: written.wave ?? shared.wave ?? missing("wave"),
    scope: written.scope ?? shared.scope ?? missing("scope"),
    dataBearing: written.dataBearing ?? shared.dataBearing ?? missing("dataBearing"),
    docs: docs.includes("://") ? docs : (shared.docs ?? "") + docs,
    list: isList(list) ? list.map(paged) : paged(list),
    ...(detail === undefined
      ? {}
      : { detail: [detail].flat().map((one) => completeDetail(one, shared)) }),
    read: completeRead(read, protection, shared) ?? missing("tags"),
    remove: completeRemoval(remove, protection, {
      gone: [...(shared.gone ?? []), ...(gone ?? [])],
      busy: [...(shared.busy ?? []), ...(busy ?? [])],
      blocked: { ...shared.blocked, ...blocked },
      params: shared.params,
    }),
  };
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

function completeList(
  { total, size, paging, read, ...list }: WrittenList,
  shared: ServiceDefaults,
): List | undefined {
  const way = paging ?? differing(shared.paging, total, size);
  if (way === undefined) return undefined;
  const tags = read?.tags === undefined ? {} : { tags: withParams(read.tags, shared) };
  return {
    ...ownCall(list, shared.params),
    ...(read === undefined ? {} : { read: { ...read, ...tags } }),
    paging: way,
  };
}

function completeDetail(
  { total, size, ...detail }: WrittenDetail,
  shared: ServiceDefaults,
): Detail {
  const paged = total !== undefined || size !== undefined;
  const paging = detail.paging ?? (paged ? differing(shared.paging, total, size) : undefined);
  return { ...ownCall(detail, shared.params), ...(paging === undefined ? {} : { paging }) };
}

/** The shared way of paging with another total or size. */
function differing(
  paging: Paging | undefined,
  total: string | undefined,
  size: number | undefined,
): Paging | undefined {
  if (paging === undefined || paging.by === "none") return paging;
  const name = paging.size?.[0];
  const sized = size === undefined || name === undefined ? {} : { size: [name, size] as const };
  if (paging.by === "number" || paging.by === "offset")
    return { ...paging, ...sized, total: total ?? paging.total };
  return { ...paging, ...sized };
}

function completeRead(
  { protections, states, skip, ...read }: WrittenRow["read"],
  protection: Protection | undefined,
  shared: ServiceDefaults,
): Read | undefined {
  const tags = read.tags ?? shared.tags;
  if (tags === undefined) return undefined;
  const lifted = protection === undefined ? [] : [shownAs(protection)];
  const facts = { ...read.facts, ...Object.fromEntries(lifted.map(({ fact }) => fact)) };
  const all = [...lifted.map(({ protection: one }) => one), ...[protections ?? []].flat()];
  return {
    ...read,
    tags: withParams(tags, shared),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(all.length === 0 ? {} : { protections: all }),
    ...completeStates(states),
    ...many("skip", skip),
  };
}

/** The rules that fields and their words mean, in the order in which they are written. */
function completeStates(
  written: OneOrMany<StateRule | StateWords> | undefined,
): Pick<Read, "states" | "stateWords"> {
  if (written === undefined) return {};
  const all: readonly (StateRule | StateWords)[] = [written].flat();
  const words = all.flatMap((one) => ("is" in one ? [] : one));
  const rules = all.flatMap((one) => ("is" in one ? one : rulesOf(one)));
  return {
    ...(rules.length === 0 ? {} : { states: rules }),
    ...(words.length === 0 ? {} : { stateWords: words }),
  };
}

function rulesOf({ at, until, ...words }: StateWords): readonly StateRule[] {
  return (["recycled", "leaving", "scheduled"] as const).flatMap((is) => {
    const those = words[is];
    if (those === undefined) return [];
    const ends = until === undefined || is === "leaving" ? {} : { until };
    return { is, when: { at, is: those }, ...ends };
  });
}

/** A part that may be written as its only member, as the list that it is. */
function many<Name extends string, T>(
  name: Name,
  value: OneOrMany<T> | undefined,
): { readonly [key in Name]?: readonly T[] };
function many(name: string, value: unknown): Readonly<Record<string, unknown>> {
  return value === undefined ? {} : { [name]: [value].flat() };
}

function withParams(tags: TagsReading, { params }: ServiceDefaults): TagsReading {
  const call = tagsCallOf(tags);
  if (call === undefined) return tags;
  const own = ownCall(call, params);
  return "by" in tags ? { by: own } : { ...tags, else: own };
}
