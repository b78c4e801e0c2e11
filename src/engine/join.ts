import type { Item } from "../core/item.ts";
import type { Row } from "../core/row.ts";

/**
 * Merges items of joining rows (subscriptions) into the items that they describe, by native id; a
 * joining item that describes no listed item stays an item of its own, so that nothing prepaid is
 * lost because no row knows its product.
 */
export function joinItems(items: readonly Item[], rows: ReadonlyMap<string, Row>): readonly Item[] {
  const joining = new Map<string, Item>();
  const records = items.filter((item) => rows.get(item.type)?.joins !== undefined);
  if (records.length === 0) return items;
  for (const record of records) joining.set(record.nativeId, record);
  const used = new Set<string>();
  const merged: Item[] = [];
  for (const item of items) {
    if (rows.get(item.type)?.joins !== undefined) continue;
    const other = joining.get(item.nativeId);
    if (other === undefined) merged.push(item);
    else {
      used.add(item.nativeId);
      merged.push(merge(item, other));
    }
  }
  // Each of them, also where two tell of one id.
  for (const record of records) if (!used.has(record.nativeId)) merged.push(record);
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
