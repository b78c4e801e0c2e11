import { textOf } from "../core/json.ts";
import type { Account } from "../core/store.ts";
import type { Row } from "../core/table.ts";

const chargeFields = [
  "InstanceChargeType",
  "ChargeType",
  "DiskChargeType",
  "PayType",
  "PaymentType",
  "SubscriptionType",
];
const postpaid = /^(postpaid|postpay|postpaybyflow|payondemand|payasyougo|afterpay|serverless)$/i;
/** Products without a charge field that are always billed by use. */
const byUse = new Set([
  "oss.bucket",
  "sls.project",
  "fc.function",
  "cs.cluster",
  "alb.load-balancer",
]);

/** Whether a row of that table is billed by use. */
export function isPostpaid(table: string, row: Row): boolean {
  if (byUse.has(table)) return true;
  return chargeFields.some((field) => postpaid.test(textOf(row[field]) ?? ""));
}

/** Notes that something billed by use went away; the account's deletion type depends on it. */
export function noteRemoval(account: Account, table: string, row: Row, now: number): void {
  if (isPostpaid(table, row)) account.describe({ lastPostpaid: now });
}

/** Whether an account had anything billed by use since then, now included. */
export function usedPostpaidSince(account: Account, since: number): boolean {
  if (Number(account.attributes["lastPostpaid"] ?? 0) > since) return true;
  for (const table of account.tables.values()) {
    if (table.some((row) => isPostpaid(table.ref.name, row))) return true;
  }
  return false;
}
