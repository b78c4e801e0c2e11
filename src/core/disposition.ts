import { hasExpired } from "./expiry.ts";
import type { Disposition, Item } from "./item.ts";
import { holds, lookAt } from "./predicate.ts";
import type { Row } from "./row.ts";

/** What of a row says which dispositions its items may have. */
type Allowing = Pick<Row, "allows" | "remove" | "proposes" | "afterExpiry">;

/** Dispositions that account.yaml may set for some item of a type; what an item is decides further. */
export function dispositionsOf(row: Allowing): readonly Disposition[] {
  if (row.allows !== undefined) return withKeep(row.allows);
  if (row.remove.by !== "call") return BY_A_PERSON;
  const proposed = (row.proposes ?? []).map(({ disposition }) => disposition).filter(isOwnWord);
  return [...new Set([...POSTPAID, ...PREPAID, ...proposed])];
}

/** Dispositions that account.yaml may set for an item as it is at a time. */
export function allowedDispositions(
  item: Item,
  row: Allowing | undefined,
  now: string,
): readonly Disposition[] {
  return allowedByRow(item, row, now).filter((one) => refusalOf(item, row, one) === undefined);
}

/**
 * Why the cloud, by what it tells of an item, would refuse what a disposition asks for; undefined where nothing
 * says so.
 */
export function refusalOf(
  item: Item,
  row: Pick<Row, "remove"> | undefined,
  disposition: Disposition,
): string | undefined {
  if (row?.remove.by !== "call") return undefined;
  const look = lookAt(item, disposition);
  return row.remove.steps
    .filter(({ refused, when }) => refused !== undefined && holds(when, look))
    .flatMap(({ refused = [] }) => refused.find(({ when }) => holds(when, look)) ?? [])
    .map(({ because }) => because)[0];
}

function allowedByRow(item: Item, row: Allowing | undefined, now: string): readonly Disposition[] {
  if (row?.allows !== undefined) return withKeep(row.allows);
  if (isOwnWord(item.proposed)) return withKeep([item.proposed, "manual"]);
  if (row?.remove.by !== "call") return BY_A_PERSON;
  if (item.charge !== "prepaid") return POSTPAID;
  return isUsedUp(item, row, now) ? ["delete", ...PREPAID] : PREPAID;
}

/** True when nothing paid is left in an item and a call removes it: in a recycle bin, or after its end. */
function isUsedUp(item: Item, row: Allowing, now: string): boolean {
  if (item.state === "recycled") return true;
  return row.afterExpiry?.deletable === true && hasExpired(item, now);
}

const POSTPAID: readonly Disposition[] = ["delete", "manual", "keep"];
const PREPAID: readonly Disposition[] = ["refund", "let-expire", "manual", "keep"];
const BY_A_PERSON: readonly Disposition[] = ["manual", "transfer", "let-expire", "keep"];

/** What a row proposes for items that are not removed by themselves; it may be said again, and no more. */
function isOwnWord(proposed: Disposition): boolean {
  return proposed === "keep" || proposed === "with-parent";
}

/** Every item may be kept. */
function withKeep(allowed: readonly Disposition[]): readonly Disposition[] {
  return [...new Set<Disposition>([...allowed, "keep"])];
}

/** True for the dispositions under which a person has something to do. */
export function asksAPerson(disposition: Disposition): boolean {
  return disposition === "manual" || disposition === "transfer" || disposition === "let-expire";
}

/** True for the dispositions under which an item is removed by us. */
export function goes(disposition: Disposition): boolean {
  return disposition === "delete" || disposition === "refund" || disposition === "with-parent";
}
