import { type Coverage, isKnown } from "../core/inventory.ts";
import { type ItemId, parseItemId } from "../core/item.ts";

/** True when the item's own listing is complete; an item that it does not show is then not there. */
export function knownAbsent(id: ItemId, coverage: readonly Coverage[]): boolean {
  const parts = parseItemId(id);
  const records = coverage.filter(
    (record) => record.type === parts?.type && record.region === parts.region,
  );
  return records.length > 0 && records.every(isKnown);
}
