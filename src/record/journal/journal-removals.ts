import type { ItemId } from "../../core/item.ts";
import type { ItemSummary } from "./journal-summary.ts";

/**
 * When runs removed items, by the last that is on record: a proof, or a call that the cloud took on. What is
 * scheduled to be deleted is there until then.
 */
export function removals(items: ReadonlyMap<ItemId, ItemSummary>): ReadonlyMap<ItemId, string> {
  const removed = new Map<ItemId, string>();
  for (const [id, { calls, proved }] of items) {
    const call = calls.findLast(
      ({ outcome, changes, undoes }) =>
        changes !== true && undoes !== true && (outcome === "accepted" || outcome === "gone"),
    );
    const at = [proved?.until, proved?.at ?? call?.at].filter(Boolean).sort().at(-1);
    if (at !== undefined) removed.set(id, at);
  }
  return removed;
}
