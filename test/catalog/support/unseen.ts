import type { Observation } from "../../../emulator/core/world.ts";
import { readPath } from "../../../src/clouds/shared/wire/paths.ts";
import type { Item } from "../../../src/core/item.ts";
import { holds, OWN_ACCOUNT } from "../../../src/core/predicate.ts";
import type { Row } from "../../../src/core/row.ts";
import { edgesOf, listsOf, stepsOf } from "./rows.ts";
import type { JournalLine } from "./world.ts";

/** What the row reads and no item of the listing showed. */
export function unseenReads(cloud: string, row: Row, items: readonly Item[]): readonly string[] {
  const some = (name: string, seen: (item: Item) => boolean): readonly string[] =>
    items.some(seen) ? [] : [name];
  const { read } = row;
  const reads = [read, ...listsOf(row).flatMap((list) => list.read ?? [])];
  const facts = new Set([
    ...reads.flatMap((one) => Object.keys(one.facts ?? {})),
    ...Object.keys(read.amounts ?? {}),
    ...Object.keys(row.joins?.as ?? {}),
  ]);
  const states = new Set([
    ...(read.states ?? []).map(({ is }) => is),
    ...listsOf(row).flatMap(({ state }) => state ?? []),
  ]);
  const when = (there: unknown, names: readonly string[]): readonly string[] =>
    there === undefined ? [] : names;
  return [
    ...when(
      read.name,
      some("name", (item) => (item.name ?? "") !== ""),
    ),
    ...when(
      read.created,
      some("created", (item) => item.created !== undefined),
    ),
    ...when(
      read.expires,
      some("expires", (item) => item.expires !== undefined),
    ),
    ...when(
      read.lastActive,
      some("lastActive", (item) => item.lastActive !== undefined),
    ),
    ...when(
      "none" in read.tags || "unknown" in read.tags ? undefined : read.tags,
      some("tags", (item) => Object.keys(item.tags).length > 0),
    ),
    ...when(
      read.autoRenew,
      some("autoRenew", (item) => item.autoRenew === true),
    ),
    ...when(
      read.charge?.prepaid[0],
      some("prepaid", (item) => item.charge === "prepaid"),
    ),
    ...when(
      read.charge,
      some("postpaid", (item) => item.charge === "postpaid"),
    ),
    ...Object.entries(read.ties ?? {}).flatMap(([name, at]) =>
      typeof at === "object" && "none" in at
        ? []
        : some(`ties.${name}`, ({ ties }) => isThere(ties[name as keyof typeof ties])),
    ),
    ...[...facts].flatMap((name) => some(`facts.${name}`, (item) => isThere(item.facts[name]))),
    ...(read.protections ?? []).flatMap(({ name }) =>
      some(`protection: ${name}`, (item) => item.protections.includes(name)),
    ),
    ...[...states].flatMap((state) => some(`state: ${state}`, (item) => item.state === state)),
    ...(read.states ?? []).flatMap(({ is, until }) =>
      until === undefined
        ? []
        : some(`until: ${is}`, (item) => item.state === is && item.until !== undefined),
    ),
    ...(row.proposes ?? []).flatMap(({ disposition, because }) =>
      some(
        `proposal: ${because}`,
        (item) => item.proposed === disposition && item.because === because,
      ),
    ),
    ...new Set(
      edgesOf(row).flatMap(({ type }) =>
        some(`edge: ${type}`, ({ uses, waitsFor, goesWith }) =>
          [...uses, ...waitsFor, goesWith ?? ""].some((id) => id.startsWith(`${cloud}:${type}:`)),
        ),
      ),
    ),
    ...when(
      row.takes,
      some("takes", (item) => item.takes.length > 0),
    ),
  ];
}

/** Collects what the listings of a row are answered with, and says which skipping no record asked for. */
export function skipsOf(
  row: Row,
  account: string,
): {
  readonly note: (observation: Observation) => void;
  unshown(): readonly string[];
} {
  const lists = listsOf(row);
  const skips = [row.read, ...lists.flatMap(({ read }) => read ?? [])].flatMap(
    ({ skip = [] }) => skip,
  );
  // What a further call tells of a record is not in the reply that holds it.
  const open = new Set(
    skips.filter(({ when }) => [when].flat().every(({ at }) => !/^(?:detail|parent)\./u.test(at))),
  );
  return {
    note({ action, reply }) {
      if (open.size === 0 || reply === undefined) return;
      for (const { items } of lists.filter((list) => list.action === action)) {
        const records = [items === "" ? reply : readPath(reply, items)].flat();
        for (const skip of open) {
          const met = (record: unknown) =>
            holds(skip.when, (at) => (at === OWN_ACCOUNT ? account : readPath(record, at)));
          if (records.some(met)) open.delete(skip);
        }
      }
    },
    unshown: () => [...open].map(({ because }) => `skipped: ${because}`),
  };
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** Steps of the row that no removal made. */
export function unmadeSteps(
  row: Row,
  product: string,
  journal: readonly JournalLine[],
): readonly string[] {
  const made = new Set(journal.map(({ does }) => does));
  const sent = new Set(journal.map(({ action }) => action));
  return stepsOf(row)
    .filter((step) => {
      if (typeof step.forEach === "object")
        return ![...made].some((does) => does.startsWith(`${step.does}: `));
      if (step.hook === undefined) return !made.has(step.does);
      return !(step.calls ?? []).some((call) =>
        sent.has(`${call.product ?? product}.${call.action}`),
      );
    })
    .map(({ does }) => does);
}
