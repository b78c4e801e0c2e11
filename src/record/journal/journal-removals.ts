import type { ItemId } from "../../core/item.ts";
import type { CallSummary, ItemSummary } from "./journal-summary.ts";

/**
 * When runs removed items, by the last that is on record: a proof, or a call that the cloud took on. What is
 * scheduled to be deleted is there until then.
 */
export function removals(items: ReadonlyMap<ItemId, ItemSummary>): ReadonlyMap<ItemId, string> {
  const removed = new Map<ItemId, string>();
  for (const [id, { calls, proved }] of items) {
    const call = calls.findLast(
      (one) => deletes(one) && (one.outcome === "accepted" || one.outcome === "gone"),
    );
    const at = [proved?.until, proved?.at ?? call?.at].filter(Boolean).sort().at(-1);
    if (at !== undefined) removed.set(id, at);
  }
  return removed;
}

/**
 * Items that are gone because of a run, once they are gone: those of {@link removals}, and those whose deletion
 * a run asked for without hearing what became of it, as where its machine died.
 */
export function goneByRuns(items: ReadonlyMap<ItemId, ItemSummary>): ReadonlySet<ItemId> {
  const unheard = [...items].filter(([, { calls }]) =>
    calls.some((one) => deletes(one) && (one.outcome ?? "unknown") === "unknown"),
  );
  return new Set([...removals(items).keys(), ...unheard.map(([id]) => id)]);
}

function deletes({ changes, undoes }: CallSummary): boolean {
  return changes !== true && undoes !== true;
}
