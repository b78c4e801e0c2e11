import type { Call } from "../../core/call.ts";
import { isoSeconds } from "../../core/clock.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { regionsListed } from "../regions.ts";
import { action, defineService } from "../service.ts";
import { among } from "./data/filters.ts";

/** Rows hold what DescribeTrails shows. */
const trails = defineTable("actiontrail.trail", { id: "Name", scope: "account" });

/** Trails at home in the call's region; those of others are shadows, and shown only on request. */
function describeTrails(call: Call): JsonObject {
  const shadows = call.flag("IncludeShadowTrails") ?? false;
  const organization = call.flag("IncludeOrganizationTrail") ?? false;
  const named = among(call, "NameList", "Name");
  const rows = call.rows(
    trails,
    (row) =>
      named(row) &&
      (organization || row["IsOrganizationTrail"] !== true) &&
      (shadows || call.region === "" || row["HomeRegion"] === call.region),
  );
  return { TrailList: rows.map((row) => call.show(row)) };
}

function need(call: Call) {
  const id = call.need("Name");
  const table = call.table(trails);
  const row = table.get(id);
  const elsewhere = call.region !== "" && row !== undefined && row["HomeRegion"] !== call.region;
  if (row === undefined || elsewhere) {
    throw vendorError(404, "TrailNotFoundException", "The specified trail does not exist.");
  }
  return { row, id, table };
}

/** A trail of the organization belongs to the management account; the code is unverified. */
function deleteTrail(call: Call): JsonObject {
  const { row, id, table } = need(call);
  if (row["IsOrganizationTrail"] === true && call.account.kind !== "management") {
    throw vendorError(
      403,
      "NoPermission",
      "The multi-account trail belongs to the management account.",
    );
  }
  table.remove(id);
  return {};
}

function setLogging(on: boolean) {
  return (call: Call): JsonObject => {
    const { id, table } = need(call);
    const now = isoSeconds(call.now());
    table.patch(
      id,
      on
        ? { Status: "Enable", StartLoggingTime: now }
        : { Status: "Disable", StopLoggingTime: now },
    );
    return {};
  };
}

function trailStatus(call: Call): JsonObject {
  const { row } = need(call);
  return {
    IsLogging: row["Status"] !== "Disable",
    StartLoggingTime: row["StartLoggingTime"] ?? "",
    StopLoggingTime: row["StopLoggingTime"] ?? "",
    OssBucketStatus: textOf(row["OssBucketName"]) !== undefined,
  };
}

function describeRegions(call: Call): JsonObject {
  const Region = regionsListed(call.store).map((RegionId) => ({
    RegionId,
    RegionEndpoint: `actiontrail.${RegionId}.aliyuncs.com`,
  }));
  return { Regions: { Region } };
}

const key = { Name: "key" } as const;

/** ActionTrail 2020-07-06. https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-overview */
export const actiontrail = defineService({
  product: "Actiontrail",
  version: "2020-07-06",
  style: "rpc",
  hosts: ["actiontrail.{region}"],
  locationCode: "actiontrail",
  permissionPrefix: "actiontrail",
  tables: [trails],
  actions: {
    DescribeTrails: action({
      params: {
        IncludeShadowTrails: "switch",
        IncludeOrganizationTrail: "switch",
        NameList: "filter",
      },
      handle: describeTrails,
    }),
    DeleteTrail: action({ params: key, handle: deleteTrail }),
    StopLogging: action({ params: key, handle: setLogging(false) }),
    StartLogging: action({ params: key, handle: setLogging(true) }),
    GetTrailStatus: action({
      params: key,
      ignored: ["IsOrganizationTrail"],
      handle: trailStatus,
    }),
    DescribeRegions: action({ ignored: ["AcceptLanguage"], handle: describeRegions }),
  },
});
