import { type Coverage, isKnown } from "../core/inventory.ts";
import type { JudgedItem } from "../core/policy.ts";
import { tally } from "./words.ts";

/** One line of the scan's table. */
export interface ScanRow {
  readonly type: string;
  readonly title: string;
  readonly region: string;
  readonly items: number;
  /** What becomes of them: `3 delete, 1 keep`. */
  readonly becomes: string;
  /** How the listing ended. */
  readonly coverage: string;
}

/**
 * One row for each type and region with items or with a listing that is not complete; what is complete
 * and empty is left to the totals.
 */
export function scanRows(
  coverage: readonly Coverage[],
  items: readonly JudgedItem[],
  titleOf: (type: string) => string | undefined,
): readonly ScanRow[] {
  const byPlace = new Map<string, JudgedItem[]>();
  for (const item of items) {
    const key = place(item);
    const same = byPlace.get(key);
    if (same === undefined) byPlace.set(key, [item]);
    else same.push(item);
  }
  const outcomes = new Map(coverage.map((record) => [place(record), record]));
  const places = new Set([
    ...byPlace.keys(),
    ...coverage.filter((record) => !isKnown(record)).map(place),
  ]);
  return [...places].sort().map((key) => {
    const [type = "", region = ""] = key.split("\u0000");
    const found = byPlace.get(key) ?? [];
    return {
      type,
      title: titleOf(type) ?? type,
      region,
      items: found.length,
      becomes: tally(found.map((item) => item.disposition)),
      coverage: outcomeOf(outcomes.get(key)),
    };
  });
}

function place({ type, region }: { readonly type: string; readonly region: string }): string {
  return `${type}\u0000${region}`;
}

function outcomeOf(record: Coverage | undefined): string {
  // Items are put into the region that they are in; an account-wide listing names them all.
  if (record === undefined) return "listed";
  return record.code === undefined || isKnown(record)
    ? record.outcome
    : `${record.outcome} (${record.code})`;
}
