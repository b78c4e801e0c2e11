import { pathsIn } from "../../../src/clouds/shared/rows/templates.ts";
import type { Row } from "../../../src/core/row.ts";
import type { Call, Path, Predicate, When } from "../../../src/core/row-call.ts";
import {
  type List,
  type TagsCall,
  type TagsReading,
  tagsCallOf,
} from "../../../src/core/row-read.ts";
import type { Edge, Step } from "../../../src/core/row-removal.ts";

/** A row's listings, one or several. */
export function listsOf(row: Row): readonly List[] {
  return [row.list].flat();
}

/** Every step of a removal, those that part a circle included. */
export function stepsOf(row: Row): readonly Step[] {
  return row.remove.by === "call" ? [...row.remove.steps, ...(row.remove.detach ?? [])] : [];
}

/** Every edge of a row. */
export function edgesOf(row: Row): readonly Edge[] {
  return [
    ...(row.uses ?? []),
    ...(row.waitsFor ?? []),
    ...(row.goesWith === undefined ? [] : [row.goesWith]),
  ];
}

/** Names of the facts that some listing of the row reads, or that the row lends to others. */
export function factNames(row: Row): ReadonlySet<string> {
  return new Set([
    ...Object.keys(row.read.facts ?? {}),
    ...Object.keys(row.read.amounts ?? {}),
    ...listsOf(row).flatMap(({ read }) => Object.keys(read?.facts ?? {})),
    ...Object.keys(row.joins?.as ?? {}),
  ]);
}

/** Names of the facts that joining rows (subscriptions) lend to every item. */
export function joinedFacts(rows: ReadonlyMap<string, Row>): ReadonlySet<string> {
  return new Set([...rows.values()].flatMap((row) => Object.keys(row.joins?.as ?? {})));
}

function single(when: When | undefined): readonly Predicate[] {
  return when === undefined ? [] : [when].flat();
}

/** Every condition of a row, wherever it stands. */
export function conditionsOf(row: Row): readonly Predicate[] {
  const reads = [row.read, ...listsOf(row).flatMap(({ read }) => read ?? [])];
  const whens = [
    ...reads.flatMap(({ protections = [], states = [], skip = [] }) =>
      [...protections, ...states, ...skip].map(({ when }) => when),
    ),
    ...edgesOf(row).map(({ when }) => when),
    ...(row.detail ?? []).map(({ when }) => when),
    ...(row.proposes ?? []).map(({ when }) => when),
    ...stepsOf(row).flatMap(({ when, refused = [] }) => [when, ...refused.map((one) => one.when)]),
  ];
  return whens.flatMap(single);
}

function tagPaths(tags: TagsReading): readonly Path[] {
  if ("map" in tags) return [tags.map];
  const of = tagsCallOf(tags)?.of ?? [];
  return [...("at" in tags ? [tags.at] : []), ...[of].flat()];
}

/** The calls about tags that a row makes, its listings' own included. */
export function tagsCallsOf(row: Row): readonly TagsCall[] {
  const readings = [row.read, ...listsOf(row).flatMap(({ read }) => read ?? [])];
  return readings.flatMap(({ tags }) => (tags === undefined ? [] : (tagsCallOf(tags) ?? [])));
}

/** Names of the details that the row's paths lead into. */
export function detailPaths(row: Row): readonly string[] {
  const reads = [row.read, ...listsOf(row).flatMap(({ read }) => read ?? [])];
  const paths: readonly (Path | undefined)[] = [
    ...reads.flatMap((read) => [
      read.id,
      read.name,
      read.created,
      read.expires,
      read.lastActive,
      read.charge?.at,
      read.autoRenew?.at,
      ...(read.tags === undefined ? [] : tagPaths(read.tags)),
      ...(read.states ?? []).map(({ until }) => until),
      ...Object.values(read.facts ?? {}),
      ...Object.values(read.amounts ?? {}).map(({ at }) => at),
    ]),
    ...conditionsOf(row).map(({ at }) => at),
    ...edgesOf(row).map(({ at }) => at),
    ...(row.takes ?? []).map((one) => (typeof one === "string" ? one : one.at)),
  ];
  const names = paths.flatMap((path) => /^detail\.(\w+)/.exec(path ?? "")?.[1] ?? []);
  return [...new Set(names)];
}

/** Paths of what ties an item to the world outside, those to its records and its worth aside. */
export function tiePaths({ read }: Row): readonly Path[] {
  const { reachedBy, usedByOthers, stillUsedBy, aliases, location } = read.ties ?? {};
  const told = [reachedBy, usedByOthers].flatMap((paths): readonly (Path | object)[] =>
    paths === undefined || "none" in paths ? [] : paths,
  );
  return [...told, ...(stillUsedBy ?? []), ...(aliases ?? []), location].filter(
    (path) => typeof path === "string",
  );
}

/** One call of a row, where it stands, and the words that have a value there besides the usual ones. */
export type RowCall = {
  readonly call: Call;
  readonly where: "list" | "detail" | "tags" | "step" | "undo";
  readonly words: readonly string[];
};

/** Every call of a row. */
export function rowCalls(row: Row): readonly RowCall[] {
  const lists = listsOf(row).map(
    (call): RowCall => ({
      call,
      where: "list",
      words: call.windows === undefined ? [] : ["windowStart", "windowEnd"],
    }),
  );
  const details = (row.detail ?? []).map((call): RowCall => ({ call, where: "detail", words: [] }));
  const tags = tagsCallsOf(row).map(
    (call): RowCall => ({ call, where: "tags", words: call.most === undefined ? [] : ["ids"] }),
  );
  const steps = stepsOf(row).flatMap((step) => {
    const { action, forEach, until } = step;
    const members = typeof forEach === "object" ? pathsIn(step.params, "each") : ["each"];
    const words = members.map((path) => (path === "each" ? path : `each.${path}`));
    const own = forEach === undefined && step.hook === undefined ? [] : words;
    const made = action === undefined ? [] : [{ ...step, action }];
    const replies = pathsIn(until?.params, "reply").map((path) => `reply.${path}`);
    return [
      ...[...made, ...(step.calls ?? [])].map((call) => ({ call, words: own })),
      ...(typeof forEach === "object" ? [{ call: forEach, words: [] }] : []),
      ...(until === undefined ? [] : [{ call: until, words: replies }]),
    ].map(({ call, words: known }): RowCall => ({ call, where: "step", words: known }));
  });
  const undos = stepsOf(row).flatMap(({ undo, forEach }): readonly RowCall[] => {
    const words = forEach === undefined ? [] : ["each"];
    return undo === undefined ? [] : [{ call: undo, where: "undo", words }];
  });
  return [...lists, ...details, ...tags, ...steps, ...undos];
}

/** The `$`-words of a call's parameters, body and path. */
export function wordsIn({ params, body, path, region }: Call): readonly string[] {
  const inside = (value: unknown): readonly string[] => {
    if (typeof value === "string") return /^\$([A-Za-z][\w.-]*)$/.exec(value)?.slice(1) ?? [];
    if (typeof value !== "object" || value === null) return [];
    return Object.values(value).flatMap(inside);
  };
  const inPath = [...(path ?? "").matchAll(/\$([A-Za-z]\w*(?:\.\w+)*)/g)].map(
    ([, word = ""]) => word,
  );
  return [...inside(params), ...inside(body), ...inside(region), ...inPath];
}

/** Why an item that goes with its parent goes after it. */
export const WITH_PARENT = "it goes with it";

/** Why an item goes after all of another type that do not themselves wait for it. */
export const AFTER_OTHERS = "after others";

/** That items of one type go before items of another, as the rows ask for it. */
export type Order = { readonly before: string; readonly after: string; readonly because: string };

/** What must go before what, by type. */
export function orderOf(rows: ReadonlyMap<string, Row>): readonly Order[] {
  return [...rows].flatMap(([type, row]) => [
    ...(row.uses ?? []).map((edge) => ({ before: type, after: edge.type, because: "it uses it" })),
    ...(row.waitsFor ?? []).map((edge) => ({
      before: edge.type,
      after: type,
      because: "it waits for it",
    })),
    ...(row.after ?? []).map((other) => ({ before: other, after: type, because: "after" })),
    ...(row.afterOthers ?? []).map((other) => ({
      before: other,
      after: type,
      because: AFTER_OTHERS,
    })),
    ...(row.goesWith === undefined || row.goesWith.type === type
      ? []
      : [{ before: row.goesWith.type, after: type, because: WITH_PARENT }]),
  ]);
}
