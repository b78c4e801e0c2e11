import type { Inventory, LateResource, UnlistedResource } from "../core/inventory.ts";
import type { Item } from "../core/item.ts";
import type { Sentence } from "../core/language.ts";
import type { Row } from "../core/row.ts";
import type { Names } from "./names.ts";

/** When something was there for the last time, and how that is known. */
export interface Gone {
  readonly at: string;
  readonly because: Sentence;
}

/** What became of the resources of a sighting. */
export interface Held {
  readonly unlisted: readonly UnlistedResource[];
  readonly late: readonly LateResource[];
}

/** What listings show, and what is known to be gone. */
export interface Known {
  readonly rows: ReadonlyMap<string, Row>;
  readonly inventory: Inventory;
  readonly listed: Names<Item>;
  /** What listings show, and rows leave out: it is no item, and no contradiction. */
  readonly leftOut: Names<undefined>;
  readonly gone: Names<Gone>;
}

/** The last of several times. */
export function latest(all: readonly Gone[]): Gone | undefined {
  return all.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1);
}

/** Each subject once. */
export function once(unlisted: readonly UnlistedResource[]): readonly UnlistedResource[] {
  return [...new Map(unlisted.map((one) => [one.subject, one])).values()];
}
