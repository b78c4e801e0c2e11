import type { Disposition, FactValue, ItemId } from "../../core/item.ts";
import type { Review, ReviewedItem } from "../../core/review.ts";

/** An item as a list of changes shows it. */
export interface ListedItem {
  readonly id: ItemId;
  readonly line: string;
  readonly disposition: Disposition;
}

/** One value that differs; `what` is `disposition`, `because`, `steps`, or the name of a fact. */
export interface Difference {
  readonly what: string;
  /** Undefined: it was not there. */
  readonly from: FactValue | undefined;
  /** Undefined: it is no longer there. */
  readonly to: FactValue | undefined;
}

/** An item in both reviews that a reviewer has to look at again. */
export interface ChangedItem extends ListedItem {
  readonly changes: readonly Difference[];
}

/** What became different from one review to the next; lists are in the order of the ids. */
export interface ReviewChanges {
  readonly added: readonly ListedItem[];
  readonly gone: readonly ListedItem[];
  readonly changed: readonly ChangedItem[];
  /** Listings that became incomplete, or complete. */
  readonly unknown: { readonly added: readonly string[]; readonly gone: readonly string[] };
}

/** Compares two reviews of one account. The wording of a line alone is no change. */
export function compareReviews(before: Review, after: Review): ReviewChanges {
  const older = new Map(Object.entries(before.items));
  const newer = new Map(Object.entries(after.items));
  const listed = ([id, { line, disposition }]: readonly [ItemId, ReviewedItem]): ListedItem => ({
    id,
    line,
    disposition,
  });
  return {
    added: byId([...newer].filter(([id]) => !older.has(id)).map(listed)),
    gone: byId([...older].filter(([id]) => !newer.has(id)).map(listed)),
    changed: byId(
      [...newer].flatMap(([id, item]) => {
        const was = older.get(id);
        const changes = was === undefined ? [] : differences(was, item);
        return changes.length === 0 ? [] : [{ ...listed([id, item]), changes }];
      }),
    ),
    unknown: {
      added: after.unknown.filter((line) => !before.unknown.includes(line)),
      gone: before.unknown.filter((line) => !after.unknown.includes(line)),
    },
  };
}

/** True when nothing became different. */
export function isUnchanged(changes: ReviewChanges): boolean {
  return [
    changes.added,
    changes.gone,
    changes.changed,
    changes.unknown.added,
    changes.unknown.gone,
  ].every((list) => list.length === 0);
}

function differences(before: ReviewedItem, after: ReviewedItem): readonly Difference[] {
  const names = [...new Set([...Object.keys(before.facts), ...Object.keys(after.facts)])].sort();
  return [
    { what: "disposition", from: before.disposition, to: after.disposition },
    { what: "because", from: before.because, to: after.because },
    { what: "steps", from: before.steps, to: after.steps },
    ...names.map((what) => ({
      what,
      from: ownFact(before, what),
      to: ownFact(after, what),
    })),
  ].filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
}

function ownFact(item: ReviewedItem, name: string): FactValue | undefined {
  return Object.hasOwn(item.facts, name) ? item.facts[name] : undefined;
}

function byId<Listed extends ListedItem>(list: readonly Listed[]): readonly Listed[] {
  return [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
