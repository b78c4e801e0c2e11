import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import type { Match } from "../data/filters.ts";
import { listing } from "./listing.ts";
import { dependency, eips, haVips, need, wrongState } from "./tables.ts";

const FILTERS: Readonly<Record<string, string>> = {
  VpcId: "VpcId",
  VSwitchId: "VSwitchId",
  Status: "Status",
  HaVipId: "HaVipId",
  HaVipAddress: "IpAddress",
};

/** At most five filters by `Filter.N.Key`, each with up to five values. */
function filtered(call: Call): Match {
  const groups = call.groups("Filter.N");
  if (groups.length > 5) throw call.errors.invalid("Filter");
  const wanted = groups.map((group) => {
    const field = FILTERS[group["Key"] ?? ""];
    if (field === undefined) throw call.errors.invalid("Filter");
    const values = Object.entries(group).flatMap(([name, value]) =>
      name.startsWith("Value.") ? [value] : [],
    );
    return { field, values };
  });
  return (row) => wanted.every(({ field, values }) => values.includes(textOf(row[field]) ?? ""));
}

function needHaVip(call: Call) {
  return need(call, haVips, "HaVipId", "InvalidHaVipId.NotFound");
}

function instancesOf(row: Row): readonly string[] {
  const listed = arrayOf(objectOf(row["AssociatedInstances"])["associatedInstance"]);
  return listed.map((id) => textOf(id) ?? "");
}

/** The model of the reply writes these two names small. */
function boundInstances(ids: readonly string[]): JsonObject {
  return { AssociatedInstances: { associatedInstance: ids } };
}

function addressesOf(call: Call, id: string, region: string): readonly Row[] {
  return call
    .table(eips, region)
    .rows()
    .filter((eip) => eip["InstanceId"] === id);
}

function shown(row: Row, call: Call): JsonObject {
  const addresses = addressesOf(call, textOf(row["HaVipId"]) ?? "", call.region);
  return {
    ...row,
    ...boundInstances(instancesOf(row)),
    AssociatedEipAddresses: {
      associatedEipAddresse: addresses.map((eip) => textOf(eip["IpAddress"]) ?? ""),
    },
  };
}

/** https://help.aliyun.com/document_detail/184489.html */
function deleteHaVip(call: Call): JsonObject {
  const { id, row, table } = needHaVip(call);
  if (addressesOf(call, id, table.region).length > 0) throw dependency("HaVipAssociatedWithEIP");
  if (row["_routed"] === true) throw dependency("HaVipReferedByRouteEntry");
  if (row["Status"] !== "Available") throw wrongState("IncorrectStatus");
  table.move(id, goneAfterPolls(1), { Status: "Deleting" });
  return {};
}

/** Without Force the primary instance stays. https://help.aliyun.com/zh/ecs/developer-reference/api-ecs-2014-05-26-unassociatehavip */
function unassociate(call: Call): JsonObject {
  const { id, row, table } = needHaVip(call);
  const instance = call.need("InstanceId");
  if (row["Status"] !== "InUse" && row["Status"] !== "Available") {
    throw wrongState("IncorrectHaVipStatus");
  }
  if (!instancesOf(row).includes(instance)) {
    throw vendorError(
      400,
      "ResourceNotAssociated",
      "The HaVip and ECS instance are not associated.",
    );
  }
  if (row["MasterInstanceId"] === instance && call.flag("Force") !== true) {
    throw vendorError(
      400,
      "Forbidden.UnassociateMaster",
      "Unassociating a master instance is not allowed unless the parameter Force is True.",
    );
  }
  const rest = instancesOf(row).filter((one) => one !== instance);
  const master = row["MasterInstanceId"] === instance ? (rest[0] ?? "") : row["MasterInstanceId"];
  table.move(
    id,
    afterPolls(1, {
      Status: rest.length === 0 ? "Available" : "InUse",
      MasterInstanceId: master,
      ...boundInstances(rest),
    }),
    { Status: "Unassociating" },
  );
  return {};
}

function associate(call: Call): JsonObject {
  const { id, row, table } = needHaVip(call);
  const instance = call.need("InstanceId");
  if (row["Status"] !== "InUse" && row["Status"] !== "Available") {
    throw wrongState("IncorrectHaVipStatus");
  }
  const all = [...new Set([...instancesOf(row), instance])];
  const master = textOf(row["MasterInstanceId"]) ?? "";
  table.move(
    id,
    afterPolls(1, {
      Status: "InUse",
      AssociatedInstanceType: call.text("InstanceType") ?? "EcsInstance",
      MasterInstanceId: master === "" ? instance : master,
      ...boundInstances(all),
    }),
    { Status: "Associating" },
  );
  return {};
}

/** Actions on high-availability virtual IP addresses. */
export const haVipActions = {
  DescribeHaVips: listing({
    table: haVips,
    at: ["HaVips", "HaVip"],
    filters: { ResourceGroupId: "ResourceGroupId" },
    more: { "Filter.N.Key": filtered, "Filter.N.Value.N": () => () => true },
    tags: "Tags.N",
    shape: shown,
  }),
  UnassociateHaVip: action({
    params: { HaVipId: "key", InstanceId: "key", Force: "switch" },
    ignored: ["ClientToken", "InstanceType"],
    handle: unassociate,
  }),
  AssociateHaVip: action({
    params: { HaVipId: "key", InstanceId: "key", InstanceType: "value" },
    ignored: ["ClientToken"],
    handle: associate,
  }),
  DeleteHaVip: action({
    params: { HaVipId: "key" },
    ignored: ["ClientToken"],
    handle: deleteHaVip,
  }),
};
