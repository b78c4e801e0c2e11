import type { Item } from "./item.ts";
import type { Row } from "./row.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Said of an item paid in advance that nothing decides on. */
export const PAID_IN_ADVANCE: string = "paid in advance: decide on refund or let-expire";

/** True when what is known to end has ended by a time. */
export function hasExpired({ expires }: Pick<Item, "expires">, now: string): boolean {
  return expires !== undefined && Date.parse(expires) <= Date.parse(now);
}

/**
 * When the cloud releases an item that runs out, ISO 8601 in UTC: as the cloud itself tells, else by the
 * longest that the vendor documents; undefined where neither is known.
 */
export function releaseOf(
  { expires, facts }: Pick<Item, "expires" | "facts">,
  row: Pick<Row, "afterExpiry"> | undefined,
): string | undefined {
  if (expires === undefined) return undefined;
  const end = Date.parse(expires);
  const told = facts["releases"];
  if (typeof told === "string" && ZONED.test(told) && Date.parse(told) >= end)
    return iso(Date.parse(told));
  const days = row?.afterExpiry?.days;
  return days === undefined ? undefined : iso(end + days * DAY);
}

/** A time of which no zone is left to guess. */
const ZONED = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u;

function iso(at: number): string {
  return new Date(at).toISOString();
}
