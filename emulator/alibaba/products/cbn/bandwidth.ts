import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { equals, every, pageParams, tagged, tagParams } from "../data/filters.ts";
import { cens, filtered, filterParams, page } from "./cens.ts";

/** Rows hold what DescribeCenBandwidthPackages shows. */
export const bandwidthPackages = defineTable("cbn.bandwidth-package", {
  id: "CenBandwidthPackageId",
  scope: "account",
});
/** Rows hold what DescribeFlowlogs shows. */
export const flowLogs = defineTable("cbn.flow-log", { id: "FlowLogId", scope: "account" });

function cenIds(row: Row): readonly string[] {
  return arrayOf(objectOf(row["CenIds"])["CenId"]).map((id) => textOf(id) ?? "");
}

function describe(call: Call): JsonObject {
  const { items, rest } = page(
    call,
    call.rows(bandwidthPackages, every(filtered(call), tagged(call))),
  );
  return { ...rest, CenBandwidthPackages: { CenBandwidthPackage: items } };
}

function need(call: Call): { readonly row: Row; readonly id: string } {
  const id = call.need("CenBandwidthPackageId");
  const row = call.table(bandwidthPackages).get(id);
  if (row !== undefined) return { row, id };
  throw vendorError(404, "ParameterBwpInstanceId", "The specified bandwidth plan does not exist.");
}

/** The instance names its plans as well. */
function showOn(call: Call, cen: string, plan: string, on: boolean): void {
  const table = call.table(cens);
  const row = table.get(cen);
  if (row === undefined) return;
  const all = arrayOf(objectOf(row["CenBandwidthPackageIds"])["CenBandwidthPackageId"]);
  const others = all.filter((one) => textOf(one) !== plan);
  table.patch(cen, {
    CenBandwidthPackageIds: { CenBandwidthPackageId: on ? [...others, plan] : others },
  });
}

function unassociate(call: Call): JsonObject {
  const { row, id } = need(call);
  const cen = call.need("CenId");
  showOn(call, cen, id, false);
  const left = cenIds(row).filter((one) => one !== cen);
  if (left.length === cenIds(row).length) return {};
  call.table(bandwidthPackages).patch(id, {
    CenIds: { CenId: left },
    ...(left.length === 0 ? { Status: "Idle" } : {}),
  });
  return {};
}

function associate(call: Call): JsonObject {
  const { row, id } = need(call);
  const cen = call.need("CenId");
  showOn(call, cen, id, true);
  call.table(bandwidthPackages).patch(id, {
    CenIds: { CenId: [...cenIds(row).filter((one) => one !== cen), cen] },
    Status: "InUse",
  });
  return {};
}

/** A plan that is paid in advance or in use stays. */
function remove(call: Call): JsonObject {
  const { row, id } = need(call);
  if (row["BandwidthPackageChargeType"] === "PREPAY" || cenIds(row).length > 0) {
    throw vendorError(
      409,
      "InvalidOperation.BwpInstanceStatus",
      "The bandwidth plan is not in a valid state for the operation.",
    );
  }
  call.table(bandwidthPackages).remove(id);
  return {};
}

/** This listing writes its counts as text. */
function inText(counts: Readonly<Record<string, number>>): JsonObject {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
}

function describeFlowLogs(call: Call): JsonObject {
  const region = call.text("RegionId") ?? "";
  const { items, rest } = page(
    call,
    call.rows(
      flowLogs,
      every(
        (row) => region === "" || row["RegionId"] === region,
        equals(call, {
          CenId: "CenId",
          FlowLogId: "FlowLogId",
          FlowLogName: "FlowLogName",
          ProjectName: "ProjectName",
          LogStoreName: "LogStoreName",
          Status: "Status",
          TransitRouterId: "TransitRouterId",
          TransitRouterAttachmentId: "TransitRouterAttachmentId",
          Description: "Description",
          FlowLogVersion: "FlowLogVersion",
          Interval: "Interval",
        }),
        tagged(call),
      ),
    ),
  );
  return { ...inText(rest), Success: "true", FlowLogs: { FlowLog: items } };
}

function deleteFlowLog(call: Call): JsonObject {
  const id = call.need("FlowLogId");
  const table = call.table(flowLogs);
  if (!table.has(id)) {
    throw vendorError(404, "InvalidFlowlogId.NotFound", "The specified flow log does not exist.");
  }
  table.move(id, goneAfterPolls(1), { Status: "Inactive" });
  return { Success: "true" };
}

/** Actions on bandwidth plans and flow logs. */
export const bandwidthActions = {
  DescribeCenBandwidthPackages: action({
    params: { ...filterParams, ...tagParams, ...pageParams },
    ignored: ["IncludeReservationData"],
    handle: describe,
  }),
  AssociateCenBandwidthPackage: action({
    params: { CenBandwidthPackageId: "key", CenId: "key" },
    handle: associate,
  }),
  UnassociateCenBandwidthPackage: action({
    params: { CenBandwidthPackageId: "key", CenId: "key" },
    handle: unassociate,
  }),
  DeleteCenBandwidthPackage: action({
    params: { CenBandwidthPackageId: "key" },
    handle: remove,
  }),
  DescribeFlowlogs: action({
    params: {
      RegionId: "filter",
      CenId: "filter",
      FlowLogId: "filter",
      FlowLogName: "filter",
      ProjectName: "filter",
      LogStoreName: "filter",
      Status: "filter",
      TransitRouterId: "filter",
      TransitRouterAttachmentId: "filter",
      Description: "filter",
      FlowLogVersion: "filter",
      Interval: "filter",
      ...tagParams,
      ...pageParams,
    },
    ignored: ["ClientToken"],
    handle: describeFlowLogs,
  }),
  DeleteFlowlog: action({
    params: { FlowLogId: "key" },
    ignored: ["CenId", "ClientToken"],
    handle: deleteFlowLog,
  }),
};
