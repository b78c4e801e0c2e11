import type { Listing } from "../core/cloud.ts";
import type { Coverage } from "../core/inventory.ts";
import type { Item, ItemId } from "../core/item.ts";

/** What the listings of a scan show together. */
export interface Standing {
  /** Each item once, as the listing of its own region shows it where that does. */
  readonly items: readonly Item[];
  readonly coverage: readonly Coverage[];
}

/**
 * Puts listings together, of which some show what stands in another region. One that a complete listing of its
 * own region lacks contradicts that listing: it is there, and what else is missing is not known.
 */
export function standingOf(listings: readonly Listing[]): Standing {
  const own = new Map<ItemId, Item>();
  const elsewhere = new Map<ItemId, Item>();
  for (const { coverage, items } of listings) {
    for (const item of items)
      (item.region === coverage.region ? own : elsewhere).set(item.id, item);
  }
  const lacking = [...elsewhere.values()].filter(({ id }) => !own.has(id));
  const lacks = new Map<string, string[]>();
  for (const item of lacking) {
    const key = `${item.type} ${item.region}`;
    lacks.set(key, [...(lacks.get(key) ?? []), item.nativeId]);
  }
  return {
    items: [...own.values(), ...lacking],
    coverage: listings.map(({ coverage }) => {
      const ids = lacks.get(`${coverage.type} ${coverage.region}`);
      return ids === undefined || coverage.outcome !== "listed"
        ? coverage
        : lackedBy(coverage, ids);
    }),
  };
}

function lackedBy(coverage: Coverage, ids: readonly string[]): Coverage {
  const lacks = [...new Set(ids)].sort();
  const message = `a listing of another region shows ${lacks.join(", ")} as standing here, and this one does not`;
  const inChinese = `另一个地域的列表显示 ${lacks.join("、")} 在这里，而这里的列表没有`;
  return {
    ...coverage,
    outcome: "contradicted",
    lacks,
    message,
    in: { zh: { message: inChinese } },
  };
}
