import type { Call } from "../../../core/call.ts";
import { isoSeconds } from "../../../core/clock.ts";
import { arrayOf, type JsonObject } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { type Action, action } from "../../service.ts";
import { equals, every } from "../data/filters.ts";
import { failed, fine, onItsSite } from "./envelope.ts";

/** Rows hold what QueryOrders shows; `_instanceIds` are the instances that an order is about. */
export const orders = defineTable("bss.order", { id: "OrderId", scope: "account" });

const HOUR = 3_600_000;

/** Without a window, only the last hour is looked at. */
function queryOrders(call: Call): JsonObject {
  const from = call.text("CreateTimeStart") ?? isoSeconds(call.now() - HOUR);
  const to = call.text("CreateTimeEnd") ?? isoSeconds(call.now());
  const rows = call.rows(
    orders,
    every(
      equals(call, {
        OrderType: "OrderType",
        PaymentStatus: "PaymentStatus",
        ProductCode: "ProductCode",
        ProductType: "ProductType",
        SubscriptionType: "SubscriptionType",
      }),
      (row: Row) => String(row["CreateTime"]) >= from && String(row["CreateTime"]) <= to,
    ),
  );
  const style = { page: "PageNum", size: "PageSize", standard: 20, max: 100 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return fine({
    PageNum: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    HostName: "business",
    OrderList: { Order: page.items },
  });
}

function orderDetail(call: Call): JsonObject {
  const row = call.table(orders).get(call.need("OrderId"));
  // The code is unverified.
  if (row === undefined) return failed("OrderNotExist", "The order does not exist.");
  const shown = call.show(row, (one) => ({
    ...one,
    InstanceIDs: JSON.stringify(arrayOf(row["_instanceIds"])),
  }));
  return fine({ TotalCount: 1, PageNum: 1, PageSize: 20, OrderList: { Order: [shown] } });
}

/** Unpaid ones only; the codes are unverified. */
function cancelOrder(call: Call): JsonObject {
  const id = call.need("OrderId");
  const row = call.table(orders).get(id);
  if (row === undefined) return failed("OrderNotExist", "The order does not exist.");
  if (row["PaymentStatus"] !== "Unpaid") {
    return failed("OrderStatusError", "Only an unpaid order can be canceled.");
  }
  call.table(orders).patch(id, { PaymentStatus: "Cancelled" });
  return fine({ HostId: "business" });
}

/** Orders. */
export const orderActions: Readonly<Record<string, Action>> = {
  QueryOrders: action({
    params: {
      CreateTimeStart: "filter",
      CreateTimeEnd: "filter",
      OrderType: "filter",
      PaymentStatus: "filter",
      ProductCode: "filter",
      ProductType: "filter",
      SubscriptionType: "filter",
      PageNum: "page",
      PageSize: "page",
    },
    handle: onItsSite(queryOrders),
  }),
  GetOrderDetail: action({ params: { OrderId: "key" }, handle: onItsSite(orderDetail) }),
  CancelOrder: action({ params: { OrderId: "key" }, handle: onItsSite(cancelOrder) }),
};
