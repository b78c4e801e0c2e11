import type { Call } from "../../../core/call.ts";
import { isoSeconds } from "../../../core/clock.ts";
import { arrayOf, type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable } from "../../../core/table.ts";
import { goneAfterPolls } from "../../../core/transition.ts";
import { digits } from "../../seed-account.ts";
import { type Action, action } from "../../service.ts";
import { hasEnded } from "../data/renewal.ts";
import { failed, fine, onItsSite } from "./envelope.ts";
import { cents, move } from "./ledger.ts";
import { packages, plans } from "./money.ts";
import { orders } from "./orders.ts";
import { goesAlong, type Subscription, statusOf, subscriptionsOf } from "./subscriptions.ts";

/** Billable things of products that have no table of their own, as QueryAvailableInstances shows them. */
export const ownInstances = defineTable("bss.instance", { id: "InstanceID", scope: "account" });
/** Client tokens of refunds, so that a repeat gives the same order. */
export const clientTokens = defineTable("bss.client-token", { id: "token", scope: "account" });

function queryInstances(call: Call): JsonObject {
  const code = call.text("ProductCode");
  const region = call.text("Region");
  if (region !== undefined && code === undefined) throw call.errors.missing("ProductCode");
  const ids = call.text("InstanceIDs")?.split(",");
  if (ids !== undefined && ids.length > 100) throw call.errors.invalid("InstanceIDs");
  const type = call.text("ProductType");
  const kind = call.text("SubscriptionType");
  const renew = call.text("RenewStatus");
  const inside = (time: string | undefined, name: string) => {
    const from = call.text(`${name}Start`);
    const to = call.text(`${name}End`);
    if (from === undefined && to === undefined) return true;
    return time !== undefined && time >= (from ?? "") && time <= (to ?? "9");
  };
  const found = subscriptionsOf(call.account).filter(
    (one) =>
      (code === undefined || one.code === code) &&
      (type === undefined || type === "" || one.type === type) &&
      (region === undefined || one.region === region) &&
      (ids === undefined || ids.includes(one.id)) &&
      (kind === undefined || kindOf(one) === kind) &&
      (renew === undefined || one.renew === renew) &&
      inside(one.end, "EndTime") &&
      inside(one.created, "CreateTime"),
  );
  const style = { page: "PageNum", size: "PageSize", standard: 20, max: 300 } as const;
  const rows = found.map((one) => shown(call, one));
  const page = paginate(call, rows, { by: "number", ...style });
  // What no product lists is on its way out by being listed here.
  for (const one of found.slice(page.offset, page.offset + page.items.length)) {
    if (one.table.ref.name === ownInstances.name) one.table.show(one.row);
  }
  return fine({
    PageNum: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    InstanceList: page.items,
  });
}

function kindOf(one: Subscription): string {
  return one.prepaid ? "Subscription" : "PayAsYouGo";
}

function shown(call: Call, one: Subscription): JsonObject {
  return {
    InstanceID: one.id,
    ProductCode: one.code,
    ProductType: one.type,
    SubscriptionType: kindOf(one),
    Status: statusOf(one, call.now()),
    SubStatus: one.prepaid ? undefined : "Normal",
    Region: one.region,
    CreateTime: one.created,
    EndTime: one.end,
    ExpectedReleaseTime: textOf(one.row["_releases"]),
    RenewStatus: one.prepaid ? one.renew : undefined,
    ...(one.renew === "AutoRenewal"
      ? {
          RenewalDuration: Number(one.row["_renewalPeriod"] ?? 1),
          RenewalDurationUnit: textOf(one.row["_renewalPeriodUnit"]) ?? "M",
        }
      : {}),
    OwnerId: Number(call.account.id),
    Seller: "26842",
    SellerId: 26842,
  };
}

/** The thing that a refund names; the code and type must be billing's. */
function find(call: Call): Subscription | JsonObject {
  const id = call.need("InstanceId");
  const code = call.need("ProductCode");
  const type = call.text("ProductType") ?? "";
  const found = subscriptionsOf(call.account).find((one) => one.id === id && one.code === code);
  if (found === undefined) return failed("ResourceNotExists", "The resource does not exist.");
  if (type !== found.type && type !== "") {
    return failed("InvalidParameter", "The product type does not belong to the instance.");
  }
  return found;
}

function isFound(value: Subscription | JsonObject): value is Subscription {
  return "table" in value && "prepaid" in value;
}

/** `_refundAmount` of the row, else nothing comes back. */
function quote(call: Call): JsonObject {
  const found = find(call);
  if (!isFound(found)) return found;
  if (!found.prepaid || found.row["_refunded"] !== undefined) {
    return failed("ResourceStatusError", "The status of the resource does not allow a refund.");
  }
  return fine({
    InstanceId: found.id,
    RefundAmount: Number(textOf(found.row["_refundAmount"]) ?? "0"),
    Currency: call.account.attributes["site"] === "international" ? "USD" : "CNY",
    HostId: "business",
  });
}

/**
 * Refuses pay-as-you-go, products that are not open for refunds (`_refundable: false`), and
 * instances with an unpaid order; the codes but ResourceNotExists and ResourceStatusError are
 * unverified. The resource is shown twice more, then it is gone with what goes along; so is the
 * package or plan of the same id.
 */
function refund(call: Call): JsonObject {
  const token = call.need("ClientToken");
  const known = call.table(clientTokens).get(token);
  const found = find(call);
  if (known !== undefined && known["_instance"] === call.need("InstanceId")) {
    return fine({ OrderId: Number(textOf(known["_order"])), HostId: "business" });
  }
  if (!isFound(found)) return found;
  if (!found.prepaid || found.row["_refunded"] !== undefined) {
    return failed("ResourceStatusError", "The status of the resource does not allow a refund.");
  }
  if (found.row["_refundable"] === false) {
    return failed("ProductCheckError", "The product does not support unsubscription.");
  }
  const unpaid = call
    .table(orders)
    .some(
      (row) => row["PaymentStatus"] === "Unpaid" && arrayOf(row["_instanceIds"]).includes(found.id),
    );
  if (unpaid) return failed("CSS_CHECK_ORDER_ERROR", "There are unpaid orders for the instance.");
  const order = digits(15);
  call.table(orders).put({
    OrderId: order,
    OrderType: "Refund",
    PaymentStatus: "Paid",
    ProductCode: found.code,
    ProductType: found.type,
    SubscriptionType: "Subscription",
    Currency: "CNY",
    PretaxAmount: `-${textOf(found.row["_refundAmount"]) ?? "0"}`,
    CreateTime: isoSeconds(call.now()),
    _instanceIds: [found.id],
  });
  call.table(clientTokens).put({ token, _instance: found.id, _order: order });
  if (call.account.attributes["refundsTo"] === "balance") {
    move(call.store, call.account, cents(found.row["_refundAmount"]), "Refund");
  }
  found.table.move(found.table.idOf(found.row), goneAfterPolls(2, goesAlong(call.account, found)), {
    _refunded: order,
  });
  for (const ref of [packages, plans]) {
    if (call.table(ref).has(found.id)) call.table(ref).move(found.id, goneAfterPolls(2));
  }
  return fine({ OrderId: Number(order), HostId: "business" });
}

/** Releases subscriptions whose time is over. */
function release(call: Call): JsonObject {
  const ids = call.need("InstanceIds").split(",");
  const code = call.need("ProductCode");
  const found = subscriptionsOf(call.account).filter(
    (one) => ids.includes(one.id) && one.code === code,
  );
  if (found.length < ids.length) return failed("ResourceNotExists", "The resource does not exist.");
  if (!found.every((one) => one.prepaid && hasEnded(one.end, call.now()))) {
    return failed("ResourceStatusError", "Only expired subscriptions can be released.");
  }
  for (const one of found) {
    one.table.move(one.table.idOf(one.row), goneAfterPolls(1, goesAlong(call.account, one)));
  }
  return fine({ HostId: "business", ReleaseResult: true });
}

function setRenewal(call: Call): JsonObject {
  const ids = call.need("InstanceIDs").split(",");
  const status = call.need("RenewalStatus");
  if (ids.length > 100) throw call.errors.invalid("InstanceIDs");
  if (!["AutoRenewal", "ManualRenewal", "NotRenewal"].includes(status)) {
    throw call.errors.invalid("RenewalStatus");
  }
  const code = call.text("ProductCode");
  const found = subscriptionsOf(call.account).filter(
    (one) => one.prepaid && ids.includes(one.id) && (code === undefined || one.code === code),
  );
  if (found.length < ids.length) return failed("ResourceNotExists", "The resource does not exist.");
  for (const one of found) {
    one.table.patch(one.table.idOf(one.row), {
      _renewStatus: status,
      // Without a period, one month; automatic renewal demands one.
      ...(status === "AutoRenewal"
        ? {
            _renewalPeriod: Number(call.text("RenewalPeriod") ?? 1),
            _renewalPeriodUnit: call.text("RenewalPeriodUnit") ?? "M",
          }
        : {}),
      ...(one.row["AutoRenewEnabled"] === undefined
        ? {}
        : { AutoRenewEnabled: status === "AutoRenewal" }),
    });
  }
  return fine();
}

/** Subscriptions across all products. */
export const refundActions: Readonly<Record<string, Action>> = {
  QueryAvailableInstances: action({
    params: {
      ProductCode: "filter",
      ProductType: "filter",
      SubscriptionType: "filter",
      Region: "filter",
      RenewStatus: "filter",
      InstanceIDs: "filter",
      CreateTimeStart: "filter",
      CreateTimeEnd: "filter",
      EndTimeStart: "filter",
      EndTimeEnd: "filter",
      PageNum: "page",
      PageSize: "page",
    },
    handle: onItsSite(queryInstances),
  }),
  InquiryPriceRefundInstance: action({
    params: { InstanceId: "key", ProductCode: "key", ProductType: "key" },
    ignored: ["ClientToken"],
    permission: "bss:RefundQueryRemainAmount",
    handle: onItsSite(quote),
  }),
  RefundInstance: action({
    params: { InstanceId: "key", ProductCode: "key", ProductType: "key", ClientToken: "value" },
    ignored: ["ImmediatelyRelease"],
    permission: "bss:RefundBatchRemainRefund",
    handle: onItsSite(refund),
  }),
  ReleaseInstance: action({
    params: { InstanceIds: "key", ProductCode: "key" },
    ignored: ["ProductType", "Region", "RenewStatus", "SubscriptionType"],
    handle: onItsSite(release),
  }),
  SetRenewal: action({
    params: {
      InstanceIDs: "key",
      ProductCode: "key",
      RenewalStatus: "value",
      RenewalPeriod: "value",
      RenewalPeriodUnit: "value",
    },
    ignored: ["ProductType", "SubscriptionType"],
    handle: onItsSite(setRenewal),
  }),
};
