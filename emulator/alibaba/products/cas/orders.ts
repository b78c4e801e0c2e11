import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable } from "../../../core/table.ts";
import { afterPolls } from "../../../core/transition.ts";
import { type Action, action } from "../../service.ts";
import { contains, equals, every } from "../data/filters.ts";

/** Rows hold what ListUserCertificateOrder shows for OrderType CERT or UPLOAD (`Upload`); `_orderId` is the order of a bought one. */
export const certificates = defineTable("cas.certificate", { id: "CertificateId" });
/** Rows hold what ListUserCertificateOrder shows for OrderType CPACK or BUY (`_buy`). */
export const orders = defineTable("cas.order", {
  id: "OrderId",
});
/** Where certificates are in use: rows hold what ListCloudResources shows. */
export const cloudResources = defineTable("cas.cloud-resource", { id: "Id" });

/**
 * `cas.aliyuncs.com` is the host of the mainland's regions; Hong Kong has one of its own
 * (aliyun/aliyun-openapi-meta 2563691, products.json).
 */
export function placeOf(call: Call): string {
  const isMainland = call.region.startsWith("cn-") && call.region !== "cn-hongkong";
  return call.region === "" || isMainland ? "cn-hangzhou" : call.region;
}

function needOrder(call: Call) {
  const id = call.need("OrderId");
  const table = call.table(orders, placeOf(call));
  const row = table.get(id);
  // The code is unverified.
  if (row === undefined) throw vendorError(404, "NotFound", "The order does not exist.");
  return { row, id, table };
}

/** Revokes what was issued for the order; an order under review is open again. Both are unverified. */
function cancel(call: Call): JsonObject {
  const { row, id, table } = needOrder(call);
  const status = textOf(row["Status"]);
  if (status === "CHECKING" || status === "CHECKED_FAIL") {
    table.patch(id, { Status: "PAYED" });
    return {};
  }
  if (status !== "ISSUED" && status !== "WILLEXPIRED") {
    throw vendorError(400, "OperationDenied.OrderStatus", "The order cannot be canceled.");
  }
  table.move(id, afterPolls(1, { Status: "REVOKED" }));
  const issued = call.table(certificates, placeOf(call));
  for (const one of issued.rows()) {
    if (one["InstanceId"] !== row["InstanceId"] || one["InstanceId"] === undefined) continue;
    issued.patch(issued.idOf(one), { Status: "REVOKED" });
  }
  return {};
}

function cancelReview(call: Call): JsonObject {
  const { row, id, table } = needOrder(call);
  if (row["Status"] !== "CHECKING") {
    throw vendorError(400, "OperationDenied.OrderStatus", "The order is not under review.");
  }
  table.patch(id, { Status: "PAYED" });
  return {};
}

function deleteOrder(call: Call): JsonObject {
  const { row, id, table } = needOrder(call);
  if (!["CHECKED_FAIL", "EXPIRED", "REVOKED"].includes(textOf(row["Status"]) ?? "")) {
    throw vendorError(400, "OperationDenied.OrderStatus", "The order cannot be deleted.");
  }
  table.remove(id);
  return {};
}

/** The vendor takes the ids as a JSON list, and its page says commas. */
function listCloudResources(call: Call): JsonObject {
  const text = call.text("CertIds");
  const ids =
    text === undefined || text === ""
      ? undefined
      : text.startsWith("[")
        ? arrayOf(call.json("CertIds")).map((id) => textOf(id) ?? "")
        : text.split(",");
  const rows = call.rows(
    cloudResources,
    every(
      equals(call, { CloudName: "CloudName", CloudProduct: "CloudProduct" }),
      contains(call, "Keyword", ["Domain", "InstanceId"]),
      (row) => ids === undefined || ids.includes(textOf(row["CertId"]) ?? ""),
    ),
    placeOf(call),
  );
  const style = { page: "CurrentPage", size: "ShowSize", standard: 20, max: 100 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return {
    CurrentPage: page.number,
    ShowSize: page.size,
    Total: page.total,
    Data: page.items,
  };
}

const key = { OrderId: "key" } as const;

/** Certificate orders, and where certificates are in use. alibabacloud_cas20200407 3.9.4 */
export const orderActions: Readonly<Record<string, Action>> = {
  CancelCertificateForPackageRequest: action({ params: key, handle: cancel }),
  CancelOrderRequest: action({ params: key, handle: cancelReview }),
  DeleteCertificateRequest: action({ params: key, handle: deleteOrder }),
  ListCloudResources: action({
    params: {
      CertIds: "filter",
      CloudName: "filter",
      CloudProduct: "filter",
      Keyword: "filter",
      CurrentPage: "page",
      ShowSize: "page",
    },
    handle: listCloudResources,
  }),
};
