import { defineTable } from "../../../core/table.ts";

/**
 * What is bought for a period: the fields of ListPayPerUseCustomerResources. `_refuse` is a code with
 * which unsubscribing fails, `_refund` what is given back.
 */
export const resources = defineTable("bss.resource", {
  id: "resource_id",
  scope: "account",
  usual: { status: 2, is_main_resource: 1, expire_policy: 0 },
});
/** Orders: the fields of ListCustomerOrders; `_paidBy` is a master that paid, `_combined` a part of a combined order. */
export const orders = defineTable("bss.order", { id: "order_id", scope: "account" });
/** Balances by kind: 1 money, 2 credit, 5 rewards, 7 deposit. */
export const balances = defineTable("bss.balance", {
  id: "account_type",
  scope: "account",
  usual: { currency: "CNY", measure_id: 1 },
});
export const coupons = defineTable("bss.coupon", {
  id: "coupon_id",
  scope: "account",
  usual: { status: 2 },
});
export const cards = defineTable("bss.stored-value-card", {
  id: "card_id",
  scope: "account",
  usual: { status: 1 },
});
/** Fee records by resource; `_cycle` is the month, default that of `bill_date`. */
export const feeRecords = defineTable("bss.fee-record", { id: "id", scope: "account" });
