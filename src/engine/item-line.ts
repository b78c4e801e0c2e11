import { goes } from "../core/disposition.ts";
import { expiredLine, hasExpired } from "../core/expiry.ts";
import type { Disposition, Item } from "../core/item.ts";
import { holds, lookAt, type Optioned } from "../core/predicate.ts";
import type { Row } from "../core/row.ts";
import { shown } from "../core/secrets.ts";

/** What a line tells beside the item. */
export interface LineOptions {
  readonly disposition: Disposition;
  readonly option?: string | undefined;
  readonly because: string | undefined;
  /** What a refund gives back, decimal text with currency. */
  readonly quote?: string | undefined;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/** One readable line about an item, as the plan and the review show it. */
export function describeItem(item: Item, row: Row | undefined, options: LineOptions): string {
  const { disposition, option, because, quote, now } = options;
  const parts = [
    `${row?.title ?? item.type}${item.name === undefined || item.name === "" || item.name === item.nativeId ? "" : ` "${item.name}"`}`,
  ];
  const until = item.expires?.slice(0, 10);
  if (hasExpired(item, now)) parts.push(expiredLine(item, row, now));
  else if (item.charge === "prepaid")
    parts.push(`prepaid${until === undefined ? "" : ` until ${until}`}`);
  else if (until !== undefined) parts.push(`expires on ${until}`);
  if (item.ties.worth !== undefined) parts.push(`worth ${item.ties.worth}`);
  if (item.autoRenew === true) parts.push("renews by itself");
  if (disposition === "refund")
    parts.push(quote === undefined ? "refund, no quote" : `refund quoted at ${quote}`);
  if (item.state === "recycled") parts.push("in the recycle bin");
  if (item.state === "scheduled")
    parts.push(
      `deletion scheduled${item.until === undefined ? "" : ` for ${item.until.slice(0, 10)}`}`,
    );
  if (item.unknownState !== undefined)
    parts.push(`its state "${item.unknownState}" is not known, so it counts as standing`);
  if (item.protections.length > 0)
    parts.push(`${item.protections.join(", ")}${goes(disposition) ? " will be lifted" : ""}`);
  if (disposition === "with-parent") parts.push(because ?? "goes with what it belongs to");
  else if (goes(disposition))
    for (const note of notes(optioned(item, option), row, disposition)) parts.push(note);
  if (item.takes.length > 0) parts.push(`takes ${item.takes.length} along`);
  if (!goes(disposition))
    parts.push(`${disposition}${because === undefined ? "" : `: ${because}`}`);
  return shown(parts.join(" · "));
}

/** The item with its option; a copy only where there is one. */
function optioned(item: Optioned, option: string | undefined): Optioned {
  return item.option === option ? item : { ...item, option };
}

/** True when an item's line says already why it becomes what it does. */
export function lineTellsWhy(disposition: Disposition): boolean {
  return !goes(disposition) || disposition === "with-parent";
}

/** What the row tells the reviewer of the steps that will be made, and of the item as it is. */
function notes(item: Optioned, row: Row | undefined, disposition: Disposition): readonly string[] {
  if (row?.remove.by !== "call") return NO_NOTES;
  const steps = row.remove.steps.filter((step) => step.note !== undefined);
  const { remarks = NO_REMARKS } = row;
  if (steps.length + remarks.length === 0) return NO_NOTES;
  const look = lookAt(item, disposition);
  return [
    ...steps.filter((step) => holds(step.when, look)).map((step) => step.note ?? ""),
    ...remarks.filter((remark) => holds(remark.when, look)).map((remark) => remark.says),
  ];
}

const NO_NOTES: readonly string[] = [];
const NO_REMARKS: NonNullable<Row["remarks"]> = [];
