import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { afterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import type { Match } from "../data/filters.ts";
import { listing } from "./listing.ts";
import { need, networkAcls } from "./tables.ts";

/** The vendor's pages of these actions have 400 for an ACL that is not there. */
function needAcl(call: Call) {
  return need(call, networkAcls, "NetworkAclId", "InvalidNetworkAcl.NotFound", 400);
}

/** What an ACL is bound to. */
function boundTo(row: Row): readonly JsonObject[] {
  return arrayOf(objectOf(row["Resources"])["Resource"]).map(objectOf);
}

/** Whether an ACL is bound to that vSwitch. */
export function isBoundTo(row: Row, vSwitch: string): boolean {
  return boundTo(row).some((one) => one["ResourceId"] === vSwitch);
}

/** `ResourceType` and `ResourceId` count together only (npm @alicloud/vpc20160428 7.3.2). */
function ofResource(call: Call): Match {
  const type = call.text("ResourceType") ?? "";
  const id = call.text("ResourceId") ?? "";
  if (type === "" || id === "") return () => true;
  return (row) => isBoundTo(row, id);
}

/** The vSwitches that a call names: at most 30, and nothing but vSwitches. */
function named(call: Call): readonly string[] {
  const groups = call.groups("Resource.N");
  if (groups.length === 0) throw call.errors.missing("Resource");
  if (groups.length > 30) throw call.errors.invalid("Resource");
  return groups.map(({ ResourceType, ResourceId = "" }) => {
    if (ResourceType !== "VSwitch" || ResourceId === "") throw call.errors.invalid("Resource");
    return ResourceId;
  });
}

/** An ACL that can be changed now: one change at a time. */
function changeable(call: Call) {
  const found = needAcl(call);
  if (found.row["Status"] === "Available") return found;
  throw vendorError(400, "NetworkStatus.Modifying", "The special Network Acl is in modifying.");
}

/** The vSwitches are UNBINDING, and the ACL Modifying, until it was looked at once. */
function unassociate(call: Call): JsonObject {
  const { id, row, table } = changeable(call);
  const wanted = named(call);
  if (!wanted.every((one) => isBoundTo(row, one))) {
    throw vendorError(400, "InvalidResource.NotBinding", "The resource has not been binded.");
  }
  const leaves = (one: JsonObject) => wanted.includes(textOf(one["ResourceId"]) ?? "");
  const rest = boundTo(row).filter((one) => !leaves(one));
  const now = boundTo(row).map((one) => (leaves(one) ? { ...one, Status: "UNBINDING" } : one));
  table.move(id, afterPolls(1, { Status: "Available", Resources: { Resource: rest } }), {
    Status: "Modifying",
    Resources: { Resource: now },
  });
  return {};
}

function associate(call: Call): JsonObject {
  const { id, row, table } = changeable(call);
  const wanted = named(call).filter((one) => !isBoundTo(row, one));
  const inState = (Status: string) => ({
    Resource: [
      ...boundTo(row),
      ...wanted.map((ResourceId) => ({ ResourceId, ResourceType: "VSwitch", Status })),
    ],
  });
  table.move(id, afterPolls(1, { Status: "Available", Resources: inState("BINDED") }), {
    Status: "Modifying",
    Resources: inState("BINDING"),
  });
  return {};
}

/** The code is that of the official Terraform provider 1.285.0. */
function deleteAcl(call: Call): JsonObject {
  const { id, row, table } = needAcl(call);
  if (boundTo(row).length > 0) {
    throw vendorError(400, "NetworkAclExistBinding", "The network ACL is bound to vSwitches.");
  }
  table.remove(id);
  return {};
}

const bindingParams = {
  NetworkAclId: "key",
  "Resource.N.ResourceId": "key",
  "Resource.N.ResourceType": "value",
} as const;

/** Actions on network ACLs. */
export const aclActions = {
  DescribeNetworkAcls: listing({
    table: networkAcls,
    at: ["NetworkAcls", "NetworkAcl"],
    filters: { NetworkAclId: "NetworkAclId", NetworkAclName: "NetworkAclName", VpcId: "VpcId" },
    more: { ResourceId: ofResource, ResourceType: ofResource },
    tags: "Tags.N",
    countsAsText: true,
    ignored: ["ClientToken"],
  }),
  DescribeNetworkAclAttributes: action({
    params: { NetworkAclId: "key" },
    ignored: ["ClientToken"],
    handle: (call) => ({ NetworkAclAttribute: call.show(needAcl(call).row) }),
  }),
  UnassociateNetworkAcl: action({
    params: bindingParams,
    ignored: ["ClientToken"],
    handle: unassociate,
  }),
  AssociateNetworkAcl: action({
    params: bindingParams,
    ignored: ["ClientToken"],
    handle: associate,
  }),
  DeleteNetworkAcl: action({
    params: { NetworkAclId: "key" },
    ignored: ["ClientToken"],
    handle: deleteAcl,
  }),
};
