import { isObject, type Json, type JsonObject } from "../../../emulator/core/json.ts";
import type { NameTree } from "../../../scripts/vendor-models/models.ts";
import { holds, OWN_ACCOUNT } from "../../../src/core/predicate.ts";
import type { Row } from "../../../src/core/row.ts";
import type { Predicate, When } from "../../../src/core/row-call.ts";
import { conditionsOf, edgesOf, listsOf, tiePaths } from "./rows.ts";
import { counted, type Records } from "./seed.ts";
import { type Kind, kindAt, placed, valueAt } from "./shape.ts";

/** What a record needs to be written for a row. */
export type Writing = {
  readonly row: Row;
  /** The vendor's names below one record of the type's first listing. */
  readonly model: NameTree;
  /** How many records make more than one page. */
  readonly count: number;
  /** Fields by which the emulator knows the tags of a record whose row asks another service for them. */
  readonly tags: JsonObject;
  /** The account under test. */
  readonly account: string;
};

/** The records of a type: those of a page and one more, then those that differ. */
export type Written = {
  readonly records: readonly JsonObject[];
  /** Ids of the page's first and last. */
  readonly ends: readonly [string, string];
  /** Ids of those that the row skips. */
  readonly hidden: readonly string[];
};

/** How the words of records begin that the row skips. */
const SKIPPED = "skipped-";

/** Writes the records of a type; throws where the row reads what the vendor's models do not have. */
export function writeRecords(of: Records, writing: Writing): Written {
  const { row, count } = writing;
  const base = laid(derived(writing), of.each);
  const id = row.read.id;
  const page = Array.from({ length: count }, (_, at) => numberedAt(base, id, at + 1));
  const variants = variantsOf(writing, base);
  const words = [...new Set([...variants.keys(), ...Object.keys(of.but ?? {})])];
  const others = words.flatMap((word, at) => {
    const said = of.but?.[word];
    if (said === null) return [];
    const changed = laid(base, laid(variants.get(word) ?? {}, said ?? {}));
    const own = said !== undefined && valueAt(said, id) !== undefined;
    const record = own ? filledIn(changed, word) : numberedAt(changed, id, count + 1 + at, word);
    return [{ record, skipped: word.startsWith(SKIPPED) }];
  });
  return {
    records: [...page, ...others.map(({ record }) => record)],
    ends: [idOf(page[0], id), idOf(page.at(-1), id)],
    hidden: others.flatMap(({ record, skipped }) => (skipped ? [idOf(record, id)] : [])),
  };
}

function idOf(record: JsonObject | undefined, path: string): string {
  return String(record === undefined ? undefined : valueAt(record, path));
}

/** A value at every path that the row reads in the record itself. */
function derived({ row, model, tags }: Writing): JsonObject {
  const { read } = row;
  const facts = [read, ...listsOf(row).flatMap((list) => list.read ?? [])].flatMap((one) =>
    Object.values(one.facts ?? {}),
  );
  const avoided = askedFor(row);
  let record: JsonObject = {};
  const put = (path: string | undefined, value: (kind: Kind) => Json): void => {
    if (path === undefined || !isOwn(path) || path === read.id) return;
    record = laid(placed(path, value(kindAt(model, path)), model), record);
  };
  for (const { type, at } of edgesOf(row)) {
    put(at, (kind) => (kind === "number" ? 77 : `odd-${type.split(".")[1]}`));
  }
  put(read.created, timeOf(-90));
  put(read.expires, timeOf(90));
  put(read.lastActive, timeOf(-9));
  for (const { until } of read.states ?? []) put(until, timeOf(9));
  for (const path of tiePaths(row)) put(path, () => "odd-{n}.example.com");
  for (const { at } of Object.values(read.amounts ?? {})) put(at, () => 36_050);
  for (const path of [read.name, ...facts, ...Object.values(row.joins?.as ?? {})]) {
    put(path, (kind) => plain(kind, path ?? "", avoided.get(path ?? "") ?? []));
  }
  if ("at" in read.tags) {
    const pair = laid(placed(read.tags.key, "team"), placed(read.tags.value, "odd ones"));
    record = laid(placed(read.tags.at, [pair], model), record);
  } else if ("map" in read.tags) {
    record = laid(placed(read.tags.map, { team: "odd ones" }, model), record);
  } else if ("by" in read.tags) record = laid(tags, record);
  return record;
}

/** The values that conditions of the row ask for, by path in the record. */
function askedFor(row: Row): ReadonlyMap<string, readonly string[]> {
  const asked = new Map<string, readonly string[]>();
  for (const { at, is } of conditionsOf(row)) {
    const fact = /^facts\.(.+)$/u.exec(at)?.[1];
    const path = (fact === undefined ? at : row.read.facts?.[fact]) ?? at;
    asked.set(path, [...(asked.get(path) ?? []), ...[is ?? []].flat().map(String)]);
  }
  return asked;
}

/** A value that no condition of the row asks for. */
function plain(kind: Kind, path: string, avoided: readonly string[]): Json {
  if (kind === "boolean") return !avoided.includes("true");
  if (kind === "number") return [7, 77, 777].find((one) => !avoided.includes(String(one))) ?? 7777;
  return `odd ${(path.split(".").at(-1) ?? "").replace("[]", "")} {n}`;
}

function timeOf(days: number): (kind: Kind) => Json {
  return (kind) => {
    if (kind === "number") return days < 0 ? 1_760_000_000 : 1_860_000_000;
    return `{now${days < 0 ? "" : "+"}${days}d}`;
  };
}

/** What differs in a record for each thing that the row tells apart by values of the record itself. */
function variantsOf(
  { row, model, account }: Writing,
  base: JsonObject,
): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const add = (word: string, when: When): void => {
    const conditions = [when].flat();
    if (!conditions.every(({ at }) => isOwn(at))) return;
    const changes = conditions.flatMap((condition) => {
      const now = valueAt(base, condition.at);
      const value = metBy(condition, now, kindAt(model, condition.at), account);
      return value === undefined ? [] : [placed(condition.at, value, model)];
    });
    found.set(word, changes.reduce(laid, found.get(word) ?? {}));
  };
  const { charge, autoRenew, protections = [], states = [], skip = [] } = row.read;
  if (charge?.prepaid[0] !== undefined) add("prepaid", { at: charge.at, is: charge.prepaid });
  if (autoRenew !== undefined) add(found.has("prepaid") ? "prepaid" : "renewed", autoRenew);
  for (const [at, { when }] of protections.entries()) {
    add(at === 0 ? "guarded" : `guarded-${at + 1}`, when);
  }
  for (const { is, when } of states) if (!found.has(is)) add(is, when);
  for (const [at, { when }] of (row.proposes ?? []).entries()) {
    if (when !== undefined) add(`proposed-${at + 1}`, when);
  }
  for (const [at, { when }] of skip.entries()) add(`${SKIPPED}${at + 1}`, when);
  return found;
}

/** A value that a condition holds for; undefined where it holds, or nothing need be said. */
function metBy(condition: Predicate, now: Json, kind: Kind, account: string): Json {
  if (holds(condition, (at) => (at === OWN_ACCOUNT ? account : now))) return undefined;
  const { is, not, starts, exists, zero, own } = condition;
  if (own === true) return account;
  const [wanted] = [is ?? []].flat();
  if (wanted !== undefined) return wanted;
  if (starts !== undefined) return `${starts}odd`;
  if (exists === false) return "";
  if (zero === true) return 0;
  return plain(kind, condition.at, [not ?? []].flat().map(String));
}

/** Whether a path leads into the record itself, and not into a reply of its own, a parent or a JSON text. */
function isOwn(path: string): boolean {
  return path !== "" && !/^(?:detail|parent|facts)\.|\{\}/u.test(path);
}

/** The record with its own number: in its id, and in every text with `{n}`. */
function numberedAt(record: JsonObject, id: string, number: number, word?: string): JsonObject {
  const own = valueAt(record, id);
  const filled = filledIn(record, word ?? number);
  return typeof own === "number" ? laid(filled, placed(id, own + number - 1)) : filled;
}

function filledIn(record: JsonObject, number: number | string): JsonObject {
  const fill = (value: Json): Json => {
    if (typeof value === "string") return counted(value, number);
    if (Array.isArray(value)) return value.map(fill);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fill(one)]));
  };
  return Object.fromEntries(Object.entries(record).map(([name, one]) => [name, fill(one)]));
}

/** One record over another: objects are laid together, lists member by member, all else is replaced. */
export function laid(under: JsonObject, over: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...under };
  for (const [name, value] of Object.entries(over)) merged[name] = together(under[name], value);
  return merged;
}

function together(under: Json, over: Json): Json {
  if (isObject(under) && isObject(over)) return laid(under, over);
  if (Array.isArray(under) && Array.isArray(over) && over.length > 0) {
    return over.map((one: Json, at) => (isObject(one) ? together(under[at], one) : one));
  }
  return over;
}
