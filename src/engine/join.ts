import type { Item } from "../core/item.ts";
import type { Row } from "../core/row.ts";

/**
 * Merges items of joining rows (subscriptions) into the items that they describe, by native id; a
 * joining item that describes no listed item stays an item of its own, so that nothing prepaid is
 * lost because no row knows its product.
 */
export function joinItems(items: readonly Item[], rows: ReadonlyMap<string, Row>): readonly Item[] {
  const joining = new Map<string, Item>();
  for (const item of items) {
    if (rows.get(item.type)?.joins !== undefined) joining.set(item.nativeId, item);
  }
  if (joining.size === 0) return items;
  const used = new Set<Item>();
  const merged: Item[] = [];
  for (const item of items) {
    if (rows.get(item.type)?.joins !== undefined) continue;
    const other = joining.get(item.nativeId);
    if (other === undefined) merged.push(item);
    else {
      used.add(other);
      merged.push(merge(item, other));
    }
  }
  for (const other of joining.values()) if (!used.has(other)) merged.push(other);
  return merged;
}

/** The items with what records of joining rows tell of them; no item is added. */
export function withRecords(items: readonly Item[], joining: readonly Item[]): readonly Item[] {
  if (joining.length === 0) return items;
  const records = new Map(joining.map((record) => [record.nativeId, record]));
  return items.map((item) => {
    const record = records.get(item.nativeId);
    return record === undefined || record.type === item.type ? item : merge(item, record);
  });
}

function merge(item: Item, other: Item): Item {
  return {
    ...item,
    charge: other.charge === "free" ? item.charge : other.charge,
    expires: item.expires ?? other.expires,
    autoRenew: other.autoRenew ?? item.autoRenew,
    facts: { ...other.facts, ...item.facts },
  };
}
