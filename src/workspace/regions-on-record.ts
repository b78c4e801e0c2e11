import { GLOBAL_REGION, type ItemId, parseItemId } from "../core/item.ts";
import type { Review } from "../core/review.ts";

/** Regions in which a review, or the journal of earlier runs, names an item. */
export function regionsOnRecord(
  review: Review | undefined,
  journalled: Iterable<ItemId>,
): readonly string[] {
  const ids = [...Object.keys(review?.items ?? {}), ...journalled];
  const regions = ids.map((id) => parseItemId(id)?.region).filter((one) => one !== undefined);
  return [...new Set(regions)].filter((region) => region !== GLOBAL_REGION);
}
