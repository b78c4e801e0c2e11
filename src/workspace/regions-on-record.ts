import { GLOBAL_REGION, type ItemId, parseItemId } from "../core/item.ts";
import { Problem } from "../core/problem.ts";
import type { Review } from "../core/review.ts";

/**
 * Regions in which the review, or the journal of earlier runs, names an item. A review that cannot be read
 * names none here: whatever goes by it stops there, and what replaces it does not need it.
 */
export function regionsOnRecord(
  review: () => Review | undefined,
  journalled: Iterable<ItemId>,
): readonly string[] {
  const ids = [...reviewed(review), ...journalled];
  const regions = ids.map((id) => parseItemId(id)?.region).filter((one) => one !== undefined);
  return [...new Set(regions)].filter((region) => region !== GLOBAL_REGION);
}

function reviewed(review: () => Review | undefined): readonly string[] {
  try {
    return Object.keys(review()?.items ?? {});
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}
