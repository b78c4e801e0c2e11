import type { ListRequest } from "../../../core/cloud.ts";
import type { Item } from "../../../core/item.ts";
import type { Row } from "../../../core/row.ts";
import type { List } from "../../../core/row-read.ts";
import { ListingError } from "../wire/listing-error.ts";
import { isoSeconds } from "./times.ts";

const DAY_MS = 86_400_000;

interface Window {
  readonly start: string;
  readonly end: string;
}

/** One walk of a listing: one of the row's lists, under one parent, in one time window. */
export interface Part {
  readonly list: List;
  readonly parent: Item | undefined;
  readonly window: Window | undefined;
}

/** The walks that a listing is made of, or begins with where it is a tree. */
export function partsOf(row: Row, request: ListRequest, now: number): readonly Part[] {
  const parents = typeof row.scope === "object" ? request.parents : [undefined];
  return partsUnder(row, parents, undefined, now);
}

/** The walks that go on from items of a tree. */
export function partsBelow(row: Row, found: readonly Item[], now: number): readonly Part[] {
  return partsUnder(row, found, "self", now);
}

function partsUnder(
  row: Row,
  parents: readonly (Item | undefined)[],
  per: List["per"],
  now: number,
): readonly Part[] {
  const lists = [row.list].flat().filter((list) => list.per === per);
  return parents.flatMap((parent) =>
    lists.flatMap((list) => windowsOf(list, now).map((window) => ({ list, parent, window }))),
  );
}

/** Windows that follow one another without a gap; the last one ends now. */
function windowsOf(list: List, now: number): readonly (Window | undefined)[] {
  if (list.windows === undefined) return [undefined];
  const { days, back } = list.windows;
  const count = Math.ceil(back / days);
  return Array.from({ length: count }, (_, i) => ({
    start: isoSeconds(now - (i + 1) * days * DAY_MS),
    end: isoSeconds(now - i * days * DAY_MS),
  }));
}

/** Items of all parts. One that several lists name counts once, as the first of them shows it. */
export function merge(
  found: readonly Map<string, Item>[],
  parts: readonly Part[],
): readonly Item[] {
  const all = new Map<string, { readonly item: Item; readonly parent: Item | undefined }>();
  for (const [at, items] of found.entries()) {
    const parent = parts[at]?.parent;
    for (const [id, item] of items) {
      const known = all.get(id);
      if (known === undefined) all.set(id, { item, parent });
      else if (known.parent?.id !== parent?.id) {
        throw new ListingError(
          `${item.nativeId} stands under ${known.parent?.nativeId ?? "none"} and under ${parent?.nativeId ?? "none"}`,
        );
      }
    }
  }
  return Array.from(all.values(), ({ item }) => item);
}
