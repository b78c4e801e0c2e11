import { textOf } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";

/** How a subscription goes on at its end, in the words of BssOpenApi. */
export type RenewStatus = "AutoRenewal" | "ManualRenewal" | "NotRenewal";

/** The hidden field `_renewStatus` of a prepaid thing; by hand unless told otherwise. */
export function renewStatusOf(row: Row): RenewStatus {
  const told = textOf(row["_renewStatus"]);
  return told === "AutoRenewal" || told === "NotRenewal" ? told : "ManualRenewal";
}

/** Whether the cloud renews it by itself. */
export function renewsItself(row: Row): boolean {
  return renewStatusOf(row) === "AutoRenewal";
}

/** True when the end of a subscription lies behind. */
export function hasEnded(end: string | undefined, now: number): boolean {
  const time = Date.parse(end ?? "");
  return !Number.isNaN(time) && time <= now;
}
