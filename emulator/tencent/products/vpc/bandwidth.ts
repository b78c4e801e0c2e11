import type { Call } from "../../../core/call.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row } from "../../../core/table.ts";
import { goneAfterPolls } from "../../../core/transition.ts";
import { notFound, refusal } from "../../errors.ts";
import { change, list, offset, valuesAt } from "../../listing.ts";
import { type Action, action } from "../../service.ts";
import { addRefund } from "../billing/ledger.ts";
import { addresses, bandwidthPackages } from "./tables.ts";

const missing = "InvalidParameterValue.BandwidthPackageNotFound";

function listed(row: Row): readonly Row[] {
  return arrayOf(row["ResourceSet"]).map(objectOf);
}

/** What is in a package: its own list, and the addresses that name it. */
function resourcesOf(call: Call, row: Row): readonly Row[] {
  const own = listed(row);
  const known = new Set(own.map((one) => one["ResourceId"]));
  const named = call
    .table(addresses)
    .rows()
    .filter((one) => one["BandwidthPackageId"] === row["BandwidthPackageId"])
    .filter((one) => !known.has(one["AddressId"]))
    .map((one) => ({
      ResourceType: "Address",
      ResourceId: one["AddressId"],
      AddressIp: textOf(one["AddressIp"]) ?? "",
    }));
  return [...own, ...named];
}

/** What is released is in no package any more. */
export function leavePackages(call: Call, resource: string): void {
  const table = call.table(bandwidthPackages);
  for (const row of table.rows()) {
    const rest = listed(row).filter((one) => one["ResourceId"] !== resource);
    if (rest.length < listed(row).length) table.patch(table.idOf(row), { ResourceSet: rest });
  }
}

function needPackage(call: Call): Row {
  const id = call.need("BandwidthPackageId");
  const row = call.table(bandwidthPackages).get(id);
  if (row === undefined) throw notFound(missing, id);
  return row;
}

function idsOf(call: Call): readonly string[] {
  const ids = call.list("ResourceIds");
  if (ids.length === 0) throw call.errors.missing("ResourceIds");
  return ids;
}

/** Anycast addresses cannot leave; what an address is charged by afterwards is unverified. */
function remove(call: Call): JsonObject {
  const row = needPackage(call);
  const ids = idsOf(call);
  const inside = new Set(resourcesOf(call, row).map((one) => one["ResourceId"]));
  const table = call.table(addresses);
  for (const id of ids) {
    if (!inside.has(id)) throw notFound("InvalidParameterValue.ResourceNotExisted", id);
    if (table.get(id)?.["AddressType"] === "AnycastEIP") {
      throw refusal("FailedOperation.IpTypeNotPermit", `${id} cannot leave its package.`);
    }
  }
  for (const id of ids) {
    leavePackages(call, id);
    table.patch(id, { BandwidthPackageId: "", InternetChargeType: "TRAFFIC_POSTPAID_BY_HOUR" });
  }
  return {};
}

function add(call: Call): JsonObject {
  const row = needPackage(call);
  const id = textOf(row["BandwidthPackageId"]) ?? "";
  const ResourceType = call.text("ResourceType") ?? "Address";
  const known = new Set(resourcesOf(call, row).map((one) => one["ResourceId"]));
  const table = call.table(addresses);
  const added = idsOf(call).filter((one) => !known.has(one));
  call.table(bandwidthPackages).patch(id, {
    ResourceSet: [
      ...listed(row),
      ...added.map((ResourceId) => ({
        ResourceType,
        ResourceId,
        AddressIp: textOf(table.get(ResourceId)?.["AddressIp"]) ?? "",
      })),
    ],
  });
  for (const one of added) {
    table.patch(one, { BandwidthPackageId: id, InternetChargeType: "BANDWIDTH_PACKAGE" });
  }
  return {};
}

const FILTERS: Readonly<Record<string, string>> = {
  "resource-id": "ResourceId",
  "resource-type": "ResourceType",
};

function describeResources(call: Call): JsonObject {
  const filters = arrayOf(call.json("Filters")).map((one) => {
    const { Name, Values } = objectOf(one);
    const field = FILTERS[textOf(Name) ?? ""];
    if (field === undefined) {
      throw refusal("InvalidParameter.InvalidFilter", `The filter ${textOf(Name)} is not valid.`);
    }
    return { field, values: arrayOf(Values) };
  });
  const rows = resourcesOf(call, needPackage(call)).filter((row) =>
    filters.every(({ field, values }) => values.includes(row[field])),
  );
  const page = paginate(call, rows, offset(20, 100));
  return { TotalCount: page.total, ResourceSet: page.items };
}

/** `resource.…` filters look at what is in a package, which its row does not hold alone. */
function fits(call: Call, row: Row): boolean {
  const shown: Row = { ...row, resource: resourcesOf(call, row) };
  return arrayOf(call.json("Filters"))
    .map(objectOf)
    .every(({ Name, Values }) => {
      const field = PACKAGE_FILTERS[textOf(Name) ?? ""];
      if (field === undefined) {
        throw refusal("InvalidParameter.InvalidFilter", `The filter ${textOf(Name)} is not valid.`);
      }
      return valuesAt(shown, field).some((one) => arrayOf(Values).includes(one));
    });
}

const PACKAGE_FILTERS: Readonly<Record<string, string>> = {
  "bandwidth-package-id": "BandwidthPackageId",
  "bandwidth-package-name": "BandwidthPackageName",
  "network-type": "NetworkType",
  "charge-type": "ChargeType",
  "resource.resource-type": "resource.ResourceType",
  "resource.resource-id": "resource.ResourceId",
  "resource.address-ip": "resource.AddressIp",
};

/** Actions on shared bandwidth packages, whose tags the tag service alone tells. */
export const bandwidthActions: Readonly<Record<string, Action>> = {
  DescribeBandwidthPackages: list({
    table: bandwidthPackages,
    set: "BandwidthPackageSet",
    ids: "BandwidthPackageIds",
    params: { Filters: "objects" },
    where: fits,
    shape: (row, call) => ({ ...row, ResourceSet: resourcesOf(call, row) }),
  }),
  DescribeBandwidthPackageResources: action({
    params: { BandwidthPackageId: "string!", Filters: "objects", Offset: "int", Limit: "int" },
    handle: describeResources,
  }),
  RemoveBandwidthPackageResources: action({
    params: { BandwidthPackageId: "string!", ResourceIds: "strings!" },
    ignored: ["ResourceType", "InternetMaxBandwidthOut", "InternetChargeType"],
    handle: remove,
  }),
  AddBandwidthPackageResources: action({
    params: { BandwidthPackageId: "string!", ResourceIds: "strings!", ResourceType: "string" },
    ignored: ["NetworkType", "Protocol", "InternetMaxBandwidthOut"],
    handle: add,
  }),
  /**
   * The codes are the vendor's for this action. That a prepaid one is returned by it, and that the quota
   * of returns is then what refuses, is read from them and unverified.
   */
  DeleteBandwidthPackage: change({
    table: bandwidthPackages,
    ids: "BandwidthPackageId",
    one: true,
    missing,
    refuse: (call, row) => {
      const id = String(row["BandwidthPackageId"]);
      if (resourcesOf(call, row).length > 0) {
        return refusal("InvalidParameterValue.BandwidthPackageInUse", `${id} is in use.`);
      }
      if (row["_unreturnable"] !== true) return undefined;
      return refusal("LimitExceeded.AccountReturnQuota", "The quota of returns is used up.");
    },
    apply: (call, row, table) => {
      addRefund(call, row);
      table.move(table.idOf(row), goneAfterPolls(2), { Status: "DELETING" });
    },
  }),
};
