import type { Disposition, Item } from "../core/item.ts";
import type { Row } from "../core/row.ts";

/** Dispositions that account.yaml may set for an item. */
export function allowedDispositions(item: Item, row: Row | undefined): readonly Disposition[] {
  if (row?.allows !== undefined) return [...row.allows, "keep"];
  if (item.proposed === "keep" || item.proposed === "with-parent")
    return [item.proposed, "manual", "keep"];
  if (row?.remove.by !== "call") return ["manual", "transfer", "let-expire", "keep"];
  return item.charge === "prepaid"
    ? ["refund", "let-expire", "manual", "keep"]
    : ["delete", "manual", "keep"];
}

/** True for the dispositions under which a person has something to do. */
export function asksAPerson(disposition: Disposition): boolean {
  return disposition === "manual" || disposition === "transfer" || disposition === "let-expire";
}

/** True for the dispositions under which an item is removed by us. */
export function goes(disposition: Disposition): boolean {
  return (
    disposition === "delete" ||
    disposition === "refund" ||
    disposition === "revoke" ||
    disposition === "with-parent"
  );
}
