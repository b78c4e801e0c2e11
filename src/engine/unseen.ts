import type { Stay } from "../core/decision.ts";
import { type Coverage, isKnown } from "../core/inventory.ts";
import { GLOBAL_REGION, type Item } from "../core/item.ts";
import type { Row } from "../core/row.ts";

/**
 * Says of an item what its removal may take along unseen: a type whose items can go with items of its
 * type, and that could not be listed where it stands. Nobody has approved what nobody could see.
 */
export function unseenChildren(
  rows: ReadonlyMap<string, Row>,
  coverage: readonly Coverage[],
): (item: Item) => Stay | undefined {
  const unknown = new Map<string, Coverage[]>();
  for (const record of coverage) {
    if (isKnown(record)) continue;
    for (const parent of parentsOf(rows.get(record.type))) {
      unknown.set(parent, [...(unknown.get(parent) ?? []), record]);
    }
  }
  return (item) => {
    const record = unknown.get(item.type)?.find((one) => reaches(one.region, item.region));
    return record === undefined ? undefined : { reason: "takes-unseen", unseen: record };
  };
}

/** Types whose items may take items of this row along: their parents by an edge or a listing. */
function parentsOf(row: Row | undefined): ReadonlySet<string> {
  return new Set([
    ...(row?.goesWith === undefined ? [] : [row.goesWith.type]),
    ...(typeof row?.scope === "object" ? [row.scope.per] : []),
  ]);
}

function reaches(listed: string, stands: string): boolean {
  return listed === stands || listed === GLOBAL_REGION || stands === GLOBAL_REGION;
}
