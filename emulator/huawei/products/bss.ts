import type { Call } from "../../core/call.ts";
import { arrayOf, type JsonObject, textOf } from "../../core/json.ts";
import type { Row } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { accountsOf } from "../identity.ts";
import { list } from "../listing.ts";
import { pageOf } from "../paging.ts";
import { action, defineService } from "../service.ts";
import { closureConsole } from "./bss/closure.ts";
import { cancelOrder, unsubscribe } from "./bss/orders.ts";
import { balances, cards, coupons, feeRecords, orders, resources } from "./bss/tables.ts";
import { tieConsole } from "./bss/ties.ts";

/** The largest page is unverified. */
const page = { by: "row", standard: 10, max: 1000 } as const;

function listOrders(call: Call): JsonObject {
  const customer = call.text("customer_id");
  const sub = call.text("method") === "sub_customer";
  const source = sub ? call.store.account(customer ?? "") : call.account;
  const all = source?.table(orders, "").rows() ?? [];
  const rows = all.filter(
    (row) =>
      (!sub || row["_paidBy"] === call.account.id) &&
      (["status", "order_type", "order_id"] as const).every((name) => {
        const said = call.text(name) ?? "";
        return said === "" || said === textOf(row[name]);
      }),
  );
  const found = pageOf(call, rows, page, (row) => String(row["order_id"]));
  return { order_infos: found.items, total_count: found.total };
}

function listResources(call: Call): JsonObject {
  const ids = arrayOf(call.json("resource_ids"));
  const states = arrayOf(call.json("status_list"));
  const main = call.number("only_main_resource") === 1;
  const type = call.text("service_type_code");
  const order = call.text("order_id") ?? "";
  const ofOrder = arrayOf(call.table(orders).get(order)?.["_resources"]);
  const wanted = (row: Row): boolean =>
    (ids.length === 0 ||
      ids.includes(row["resource_id"]) ||
      ids.includes(row["parent_resource_id"])) &&
    (states.length === 0 || states.includes(row["status"])) &&
    (!main || row["is_main_resource"] === 1) &&
    (order === "" || ofOrder.includes(row["resource_id"])) &&
    (type === undefined || type === row["service_type_code"]);
  if (ids.length > 50) throw refusal(400, "CBC.0100", "resource_ids");
  const found = pageOf(call, call.rows(resources, wanted), page, (row) =>
    String(row["resource_id"]),
  );
  return { data: found.items, total_count: found.total };
}

function listSubCustomers(call: Call): JsonObject {
  const rows = accountsOf(call.store)
    .filter((one) => one.attributes["master"] === call.account.id)
    .map((one) => ({
      id: one.id,
      name: textOf(one.attributes["name"]) ?? one.id,
      status: one.attributes["deleted"] === true ? 4 : 1,
    }));
  const found = pageOf(call, rows, page, (row) => String(row["id"]));
  return { sub_customer_infos: found.items, total_count: found.total };
}

/** Billing: orders, what is bought for a period, money, and the tie to a master account. */
export const bss = defineService({
  product: "bss",
  scope: "domain",
  tables: [resources, orders, balances, coupons, cards, feeRecords],
  console: { ...tieConsole, ...closureConsole },
  actions: {
    ListPayPerUseCustomerResources: action({
      params: [
        "resource_ids",
        "order_id",
        "status_list",
        "only_main_resource",
        "service_type_code",
        "offset",
        "limit",
      ],
      handle: listResources,
    }),
    CancelResourcesSubscription: action({
      params: ["resource_ids", "unsubscribe_type", "unsubscribe_reason_type", "unsubscribe_reason"],
      handle: unsubscribe,
    }),
    CancelAutoRenewalResources: action({
      handle: (call) => {
        const id = call.need("resource_id");
        const changed = call.table(resources).patch(id, { expire_policy: 0 });
        if (changed === undefined)
          throw refusal(400, "CBC.30000067", `There is no resource ${id}.`);
        return undefined;
      },
    }),
    ListCustomerOrders: action({
      params: ["customer_id", "method", "status", "order_type", "order_id", "offset", "limit"],
      handle: listOrders,
    }),
    CancelCustomerOrder: action({ params: ["order_id"], handle: cancelOrder }),
    ShowCustomerAccountBalances: action({
      handle: (call) => ({
        account_balances: call.rows(balances).map((row) => call.show(row)),
        debt_amount: Number(call.account.attributes["debt"] ?? 0),
        currency: "CNY",
        measure_id: 1,
      }),
    }),
    ListSubCustomerCoupons: list({
      table: coupons,
      set: "user_coupons",
      total: "count",
      page,
      filters: { status: "status", coupon_id: "coupon_id", coupon_type: "coupon_type" },
    }),
    ListStoredValueCards: list({
      table: cards,
      set: "stored_value_cards",
      total: "total_count",
      page,
      filters: { status: "status", card_id: "card_id" },
    }),
    ListCustomerselfResourceRecords: list({
      table: feeRecords,
      set: "fee_records",
      total: "total_count",
      page,
      filters: {
        resource_id: "resource_id",
        region: "region",
        cloud_service_type: "cloud_service_type",
      },
      params: ["cycle", "include_zero_record", "method"],
      where: (call, row) => {
        call.text("method");
        const cycle = textOf(row["_cycle"]) ?? (textOf(row["bill_date"]) ?? "").slice(0, 7);
        const nothing = Number(row["amount"] ?? 0) === 0;
        return (
          cycle === call.need("cycle") && !(nothing && call.flag("include_zero_record") === false)
        );
      },
      more: () => ({ currency: "CNY" }),
    }),
    ListEnterpriseSubCustomers: action({ params: ["offset", "limit"], handle: listSubCustomers }),
  },
});
