import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { action, defineService } from "../service.ts";
import { certificates, cloudResources, orderActions, orders, placeOf } from "./cas/orders.ts";
import { tagsOf } from "./common/tag-resources.ts";
import { contains, equals, every, type Match } from "./data/filters.ts";

/** Rows hold what ListInstances shows; `_tags` the tags by key; `_boughtAt` says since when (a refund is free for 7 days). */
const instances = defineTable("cas.instance", { id: "InstanceId" });

/**
 * Four kinds of things in one list; CPACK unless told otherwise. Certificates are shown only while
 * they are valid, unless a status is asked for. alibabacloud_cas20200407 3.9.4
 */
function listOrders(call: Call): JsonObject {
  const kind = call.text("OrderType") ?? "CPACK";
  if (!["CPACK", "BUY", "CERT", "UPLOAD"].includes(kind)) throw call.errors.invalid("OrderType");
  const common = every(
    contains(call, "Keyword", ["Domain", "Sans", "CommonName", "Name", "InstanceId"]),
    equals(call, { ResourceGroupId: "ResourceGroupId" }),
  );
  const status = call.text("Status");
  const isOrder = kind === "CPACK" || kind === "BUY";
  const inState: Match = (row) => {
    const own = textOf(row["Status"]) ?? "ISSUED";
    if (status !== undefined && status !== "") return own === status;
    return isOrder || own === "ISSUED" || own === "WILLEXPIRED";
  };
  const ofKind: Match = isOrder
    ? (row) => (row["_buy"] === true) === (kind === "BUY")
    : (row) => kind === "CERT" || row["Upload"] === true;
  const rows = call.rows(
    isOrder ? orders : certificates,
    every(common, inState, ofKind),
    placeOf(call),
  );
  const style = { page: "CurrentPage", size: "ShowSize", standard: 50, max: 1000 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return {
    CurrentPage: page.number,
    ShowSize: page.size,
    TotalCount: page.total,
    CertificateOrderList: page.items,
  };
}

function needCertificate(call: Call, param: string) {
  const id = call.need(param);
  const table = call.table(certificates, placeOf(call));
  const row = table.get(id);
  // The code is unverified.
  if (row === undefined) throw vendorError(404, "NotFound", "The certificate does not exist.");
  return { row, id, table };
}

function certificateDetail(call: Call): JsonObject {
  const { row } = needCertificate(call, "CertId");
  return call.show(row, ({ CertificateId, CommonName, ...fields }) => ({
    Id: CertificateId,
    Common: CommonName,
    Name: fields["Name"],
    Sans: fields["Sans"],
    Issuer: fields["Issuer"],
    InstanceId: fields["InstanceId"],
    StartDate: fields["StartDate"],
    EndDate: fields["EndDate"],
    Expired: fields["Status"] === "EXPIRED",
    BuyInAliyun: fields["Upload"] !== true,
    OrderId: row["_orderId"],
    Tags: tagsOf(row),
    ...(call.flag("CertFilter") === true ? {} : CONTENT),
  }));
}

/** What is sent unless it is filtered out: alibabacloud_cas20200407 3.9.4, GetUserCertificateDetailRequest. */
const CONTENT = {
  Cert: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
};

/** Expired, revoked and uploaded ones only; the code is unverified. */
function deleteCertificate(call: Call): JsonObject {
  const { row, id, table } = needCertificate(call, "CertId");
  const status = textOf(row["Status"]) ?? "ISSUED";
  if (row["Upload"] !== true && status !== "EXPIRED" && status !== "REVOKED") {
    throw vendorError(
      400,
      "OperationDenied.CertificateStatus",
      "An issued certificate must be revoked before it is deleted.",
    );
  }
  table.move(id, goneAfterPolls(1));
  return {};
}

/** The code for an instance that is not the certificate's is unverified. */
function revoke(call: Call): JsonObject {
  const { row, id, table } = needCertificate(call, "CertificateId");
  const instance = call.text("InstanceId");
  if (instance !== undefined && instance !== "" && instance !== row["InstanceId"]) {
    throw vendorError(404, "NotFound", "The certificate does not belong to the instance.");
  }
  if (row["Upload"] === true) {
    throw vendorError(
      400,
      "OperationDenied.CertificateStatus",
      "An uploaded certificate cannot be revoked.",
    );
  }
  table.move(id, afterPolls(1, { Status: "REVOKED" }));
  return {};
}

function listInstances(call: Call): JsonObject {
  const rows = call.rows(
    instances,
    every(
      contains(call, "Keyword", ["Domain", "CertificateName", "InstanceId"]),
      equals(call, {
        Brand: "Brand",
        CertificateStatus: "CertificateStatus",
        CertificateType: "CertificateType",
        InstanceType: "InstanceType",
        ResourceGroupId: "ResourceGroupId",
        Status: "Status",
      }),
    ),
    placeOf(call),
  );
  const style = { page: "CurrentPage", size: "ShowSize", standard: 10, max: 100 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return {
    CurrentPage: page.number,
    ShowSize: page.size,
    TotalCount: page.total,
    InstanceList: page.items,
  };
}

function needInstance(call: Call) {
  const id = call.need("InstanceId");
  const table = call.table(instances, placeOf(call));
  const row: Row | undefined = table.get(id);
  // The code is unverified.
  if (row === undefined) throw vendorError(404, "NotFound", "The instance does not exist.");
  return { row, id, table };
}

/** Within 7 days of buying; the code is unverified. */
function refundInstance(call: Call): JsonObject {
  const { row, id, table } = needInstance(call);
  const bought = Date.parse(textOf(row["_boughtAt"] ?? row["InstanceStartTime"]) ?? "");
  if (Number.isNaN(bought) || call.now() - bought > 7 * 86_400_000) {
    throw vendorError(400, "OperationDenied.Refund", "The instance can no longer be refunded.");
  }
  table.patch(id, { Status: "refund" });
  return {};
}

function deleteInstance(call: Call): JsonObject {
  const { row, id, table } = needInstance(call);
  if (!["refund", "expired", "closed"].includes(textOf(row["Status"]) ?? "")) {
    throw vendorError(
      400,
      "OperationDenied.InstanceStatus",
      "The instance must be refunded or expired.",
    );
  }
  table.remove(id);
  return {};
}

/** Certificate Management Service 2020-04-07. https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-overview */
export const cas = defineService({
  product: "cas",
  version: "2020-04-07",
  style: "rpc",
  hosts: ["cas", "cas.{region}"],
  locationCode: "cas",
  permissionPrefix: "yundun-cert",
  tables: [certificates, orders, instances, cloudResources],
  actions: {
    ListUserCertificateOrder: action({
      params: {
        OrderType: "filter",
        Status: "filter",
        Keyword: "filter",
        ResourceGroupId: "filter",
        CurrentPage: "page",
        ShowSize: "page",
      },
      handle: listOrders,
    }),
    GetUserCertificateDetail: action({
      params: { CertId: "key", CertFilter: "switch" },
      handle: certificateDetail,
    }),
    DeleteUserCertificate: action({
      params: { CertId: "key" },
      ignored: ["ClientToken"],
      handle: deleteCertificate,
    }),
    RevokeCertificate: action({
      params: { CertificateId: "key", InstanceId: "key" },
      handle: revoke,
    }),
    ListInstances: action({
      params: {
        Brand: "filter",
        CertificateStatus: "filter",
        CertificateType: "filter",
        InstanceType: "filter",
        Keyword: "filter",
        ResourceGroupId: "filter",
        Status: "filter",
        CurrentPage: "page",
        ShowSize: "page",
      },
      handle: listInstances,
    }),
    GetInstanceDetail: action({
      params: { InstanceId: "key" },
      handle: (call) =>
        call.show(needInstance(call).row, ({ UsingProductList: _listed, ...row }) => ({
          ...row,
          Tags: tagsOf(row),
        })),
    }),
    RefundInstance: action({ params: { InstanceId: "key" }, handle: refundInstance }),
    DeleteInstance: action({
      params: { InstanceId: "key" },
      ignored: ["ClientToken"],
      handle: deleteInstance,
    }),
    ...orderActions,
  },
});
