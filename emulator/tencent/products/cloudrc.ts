import type { Call } from "../../core/call.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable, type Row, type Table } from "../../core/table.ts";
import { action, defineService } from "../service.ts";

/**
 * Resources that the resource centre names besides what the products hold, as SearchResources shows them: of
 * other products, or what is gone or in no listing.
 */
const otherResources = defineTable("cloudrc.resource", {
  id: (row) => ["ResourceType", "RegionCode", "ResourceId"].map((field) => row[field]).join("/"),
  scope: "account",
});

/** Tables that the resource centre does not show. */
const hidden =
  /^(sts|billing|organization|cloudaudit)\.|\.(task|batch|node|attachment|ccn-attachment|group-member|access-key|role-deletion)$|^cos\.(version|upload)$/;

const names = ["InstanceName", "Name", "BandwidthPackageName", "CcnName", "FlowLogName"];

function aliasOf(row: Row): string {
  return names.map((field) => textOf(row[field]) ?? "").find((name) => name !== "") ?? "";
}

/** True where the thing that a named resource is stands in its own table: it is named by that already. */
function isHeld(call: Call, row: Row): boolean {
  const [, service, thing] = String(row["ResourceType"]).split("::");
  const region = textOf(row["RegionCode"]) ?? "";
  return call.account
    .everywhere(`${service}.${thing}`)
    .some((table) => table.region === region && table.has(String(row["ResourceId"])));
}

function summary(call: Call, table: Table, row: Row): Row {
  if (table.ref.name === otherResources.name) {
    const { _seq, ...told } = row;
    return { Uin: Number(call.account.id), Tags: [], ...told };
  }
  const [service = "", thing = ""] = table.ref.name.split(".");
  const charge = textOf(row["InstanceChargeType"] ?? row["DiskChargeType"] ?? row["ChargeType"]);
  return {
    ResourceId: table.idOf(row),
    ResourceAlias: aliasOf(row),
    Uin: Number(call.account.id),
    // How the vendor writes types other than qcs::vpc::vpc is unverified.
    ResourceType: `qcs::${service}::${thing}`,
    RegionCode: table.region === "" ? (textOf(row["Location"]) ?? "") : table.region,
    ZoneCode: textOf(objectOf(row["Placement"])["Zone"]) ?? "",
    PayMode: charge === undefined ? "Free" : charge.includes("PREPAID") ? "1" : "0",
    CreateTime: textOf(row["CreatedTime"] ?? row["CreateTime"]) ?? "",
    ExpireTime: textOf(row["ExpiredTime"] ?? row["DeadlineTime"] ?? row["Deadline"]) ?? "",
    PrivateIpAddress: [],
    PublicIpAddress: [],
    Tags: [],
  };
}

const keys: Readonly<Record<string, string>> = {
  ResourceType: "ResourceType",
  ResourceId: "ResourceId",
  RegionCode: "RegionCode",
  PayMode: "PayMode",
};

function search(call: Call): JsonObject {
  const filters = arrayOf(call.json("Filters")).map(objectOf);
  for (const filter of filters) {
    const match = textOf(filter["MatchType"]) ?? "Equals";
    if (keys[String(filter["Key"])] === undefined || match !== "Equals")
      throw call.errors.invalid("Filters");
  }
  // Summaries are made for what is sent alone: an account may hold tens of thousands of things.
  const places: { readonly table: Table; readonly row: Row }[] = [];
  for (const table of call.account.tables.values()) {
    if (hidden.test(table.ref.name)) continue;
    table.settle(call.now());
    const isOther = table.ref.name === otherResources.name;
    for (const row of table.rows()) {
      if (!isOther || !isHeld(call, row)) places.push({ table, row });
    }
  }
  const shape = ({ _seq }: Row): Row => {
    const place = places[Number(_seq) - 1];
    return place === undefined ? {} : summary(call, place.table, place.row);
  };
  const rows = places.map((_, at): Row => ({ _seq: at + 1 }));
  const found =
    filters.length === 0
      ? rows
      : rows.filter((row) => {
          const told = shape(row);
          return filters.every((one) =>
            arrayOf(one["Values"]).includes(told[keys[String(one["Key"])] ?? ""]),
          );
        });
  const page = paginate(
    call,
    found,
    { by: "token", token: "NextToken", size: "MaxResults", standard: 20, max: 100 },
    shape,
  );
  return { NextToken: page.next ?? "", Resources: page.items };
}

/** The resource centre: what is in all regions. That it must be activated is unverified. */
export const cloudrc = defineService({
  product: "cloudrc",
  version: "2024-06-06",
  scope: "global",
  tables: [otherResources],
  actions: {
    SearchResources: action({
      params: { MaxResults: "int", NextToken: "string", Filters: "objects" },
      ignored: ["ViewId", "SortBy", "SortOrder"],
      handle: search,
    }),
  },
});
