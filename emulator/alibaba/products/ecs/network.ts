import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { defineTable, type Row, type Table } from "../../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { equals, every } from "../data/filters.ts";
import { amongJson, amongList, page, pages, tags, withTags } from "./listing.ts";

/** Rows hold what DescribeSecurityGroups shows; `_rules` what DescribeSecurityGroupAttribute shows. */
export const groups = defineTable("ecs.security-group", { id: "SecurityGroupId" });
/** Rows hold what DescribeNetworkInterfaces shows. */
export const interfaces = defineTable("ecs.network-interface", { id: "NetworkInterfaceId" });

function describeGroups(call: Call): JsonObject {
  const managed = call.flag("ServiceManaged");
  const rows = call.rows(
    groups,
    every(
      amongJson(call, "SecurityGroupIds", "SecurityGroupId"),
      equals(call, {
        SecurityGroupId: "SecurityGroupId",
        SecurityGroupName: "SecurityGroupName",
        SecurityGroupType: "SecurityGroupType",
        VpcId: "VpcId",
        ResourceGroupId: "ResourceGroupId",
      }),
      (row) => managed === undefined || (row["ServiceManaged"] === true) === managed,
      withTags(call),
    ),
  );
  const { items, ...rest } = page(call, rows, { standard: 10, max: 100, maxResults: 100 });
  return { ...rest, RegionId: call.region, SecurityGroups: { SecurityGroup: items } };
}

function need(call: Call): { row: Row; table: Table } {
  const found = call.find(groups, call.need("SecurityGroupId"));
  if (found !== undefined) return found;
  throw vendorError(
    404,
    "InvalidSecurityGroupId.NotFound",
    "The specified SecurityGroupId does not exist.",
  );
}

function rulesOf(row: Row): readonly JsonObject[] {
  return arrayOf(row["_rules"]).map((rule, index) => ({
    SecurityGroupRuleId: `sgr-${textOf(row["SecurityGroupId"]) ?? ""}-${index}`,
    Direction: "ingress",
    IpProtocol: "TCP",
    PortRange: "1/65535",
    Policy: "Accept",
    NicType: "intranet",
    ...objectOf(rule),
  }));
}

function describeAttribute(call: Call): JsonObject {
  const { row } = need(call);
  const direction = call.text("Direction") ?? "all";
  const rules = rulesOf(row).filter(
    (rule) => direction === "all" || rule["Direction"] === direction,
  );
  return {
    SecurityGroupId: row["SecurityGroupId"],
    SecurityGroupName: row["SecurityGroupName"] ?? "",
    Description: row["Description"] ?? "",
    VpcId: row["VpcId"] ?? "",
    RegionId: call.region,
    InnerAccessPolicy: "Accept",
    Permissions: { Permission: [...rules] },
  };
}

function refersTo(row: Row, group: string): boolean {
  return rulesOf(row).some(
    (rule) => rule["SourceGroupId"] === group || rule["DestGroupId"] === group,
  );
}

function describeReferences(call: Call): JsonObject {
  const asked = call.list("SecurityGroupId.N");
  if (asked.length === 0) throw call.errors.missing("SecurityGroupId");
  const all = call.rows(groups);
  const references = asked.flatMap((id) => {
    const named = all.filter((row) => row["SecurityGroupId"] !== id && refersTo(row, id));
    if (named.length === 0) return [];
    const ReferencingSecurityGroup = named.map((row) => ({
      AliUid: call.account.id,
      SecurityGroupId: row["SecurityGroupId"],
    }));
    return [{ SecurityGroupId: id, ReferencingSecurityGroups: { ReferencingSecurityGroup } }];
  });
  return { SecurityGroupReferences: { SecurityGroupReference: references } };
}

/** Takes rules out, by id or by what they say; a rule that is not there is no error. */
function revoke(direction: "ingress" | "egress") {
  return (call: Call): JsonObject => {
    const { row, table } = need(call);
    const ids = new Set(call.list("SecurityGroupRuleId.N"));
    const groupParam = direction === "ingress" ? "SourceGroupId" : "DestGroupId";
    const given = ["IpProtocol", "PortRange", groupParam].flatMap((name) => {
      const value = call.text(name);
      return value === undefined || value === "" ? [] : [[name, value] as const];
    });
    if (ids.size === 0 && given.length === 0) throw call.errors.missing("IpProtocol");
    const kept = rulesOf(row).filter((rule) => {
      if (rule["Direction"] !== direction) return true;
      if (ids.size > 0) return !ids.has(textOf(rule["SecurityGroupRuleId"]) ?? "");
      return !given.every(
        ([name, value]) => (textOf(rule[name]) ?? "").toLowerCase() === value.toLowerCase(),
      );
    });
    table.patch(textOf(row["SecurityGroupId"]) ?? "", { _rules: [...kept] });
    return {};
  };
}

/** https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-deletesecuritygroup */
function deleteGroup(call: Call): JsonObject {
  const { row, table } = need(call);
  const id = textOf(row["SecurityGroupId"]) ?? "";
  if (row["_deletionProtection"] === true) {
    throw vendorError(
      403,
      "InvalidOperation.DeletionProtection",
      "The specified security group is protected from deletion.",
    );
  }
  const member = (one: Row): boolean =>
    arrayOf(objectOf(one["SecurityGroupIds"])["SecurityGroupId"]).includes(id);
  if (call.inUse("ecs.instance", member) || call.inUse("ecs.network-interface", member)) {
    throw vendorError(
      403,
      "DependencyViolation",
      "There is still instance(s) in the specified security group.",
    );
  }
  if (table.some((other) => other["SecurityGroupId"] !== id && refersTo(other, id))) {
    throw vendorError(
      403,
      "DependencyViolation",
      "The specified security group has been authorized in another one.",
    );
  }
  table.remove(id);
  return {};
}

function describeInterfaces(call: Call): JsonObject {
  const group = call.text("SecurityGroupId");
  const managed = call.flag("ServiceManaged");
  const rows = call.rows(
    interfaces,
    every(
      amongList(call, "NetworkInterfaceId.N", "NetworkInterfaceId"),
      equals(call, {
        InstanceId: "InstanceId",
        NetworkInterfaceName: "NetworkInterfaceName",
        PrimaryIpAddress: "PrivateIpAddress",
        ResourceGroupId: "ResourceGroupId",
        Status: "Status",
        Type: "Type",
        VSwitchId: "VSwitchId",
        VpcId: "VpcId",
      }),
      (row) =>
        group === undefined ||
        group === "" ||
        arrayOf(objectOf(row["SecurityGroupIds"])["SecurityGroupId"]).includes(group),
      (row) => managed === undefined || (row["ServiceManaged"] === true) === managed,
      withTags(call),
    ),
  );
  const { items, ...rest } = page(call, rows, { standard: 10, max: 500, maxResults: 500 });
  return { ...rest, NetworkInterfaceSets: { NetworkInterfaceSet: items } };
}

function needInterface(call: Call): { row: Row; table: Table } {
  const found = call.find(interfaces, call.need("NetworkInterfaceId"));
  if (found !== undefined) return found;
  throw vendorError(404, "InvalidEniId.NotFound", "The specified ENI does not exist.");
}

function detach(call: Call): JsonObject {
  const { row, table } = needInterface(call);
  const id = textOf(row["NetworkInterfaceId"]) ?? "";
  if (row["Type"] === "Primary" || row["Status"] !== "InUse") {
    throw vendorError(
      400,
      "InvalidOperation.InvalidEniState",
      "The operation is not allowed in the current status.",
    );
  }
  table.move(id, afterPolls(1, { Status: "Available", InstanceId: "" }), { Status: "Detaching" });
  return {};
}

function deleteInterface(call: Call): JsonObject {
  const { row, table } = needInterface(call);
  if (row["ServiceManaged"] === true) {
    throw vendorError(
      403,
      "InvalidOperation.EniServiceManaged",
      "The operation is not allowed on a managed ENI.",
    );
  }
  if (row["Status"] !== "Available") {
    throw vendorError(
      400,
      "InvalidOperation.InvalidEniState",
      "The operation is not allowed in the current status.",
    );
  }
  table.move(textOf(row["NetworkInterfaceId"]) ?? "", goneAfterPolls(1), { Status: "Deleting" });
  return {};
}

const revokeParams = {
  SecurityGroupId: "key",
  "SecurityGroupRuleId.N": "key",
  IpProtocol: "value",
  PortRange: "value",
} as const;

const revokeIgnored = ["ClientToken", "NicType", "Policy", "Priority"];

/** Actions on security groups and network interfaces. */
export const networkActions = {
  DescribeSecurityGroups: action({
    params: {
      SecurityGroupId: "filter",
      SecurityGroupIds: "filter",
      SecurityGroupName: "filter",
      SecurityGroupType: "filter",
      VpcId: "filter",
      ResourceGroupId: "filter",
      ServiceManaged: "filter",
      ...tags,
      ...pages,
    },
    ignored: ["NetworkType", "IsQueryEcsCount"],
    handle: describeGroups,
  }),
  DescribeSecurityGroupAttribute: action({
    params: { SecurityGroupId: "key", Direction: "filter" },
    ignored: ["NicType", "MaxResults", "NextToken", "Attribute"],
    handle: describeAttribute,
  }),
  DescribeSecurityGroupReferences: action({
    params: { "SecurityGroupId.N": "key" },
    handle: describeReferences,
  }),
  RevokeSecurityGroup: action({
    params: { ...revokeParams, SourceGroupId: "value" },
    ignored: revokeIgnored,
    handle: revoke("ingress"),
  }),
  RevokeSecurityGroupEgress: action({
    params: { ...revokeParams, DestGroupId: "value" },
    ignored: revokeIgnored,
    handle: revoke("egress"),
  }),
  DeleteSecurityGroup: action({ params: { SecurityGroupId: "key" }, handle: deleteGroup }),
  DescribeNetworkInterfaces: action({
    params: {
      "NetworkInterfaceId.N": "filter",
      InstanceId: "filter",
      NetworkInterfaceName: "filter",
      PrimaryIpAddress: "filter",
      ResourceGroupId: "filter",
      SecurityGroupId: "filter",
      ServiceManaged: "filter",
      Status: "filter",
      Type: "filter",
      VSwitchId: "filter",
      VpcId: "filter",
      ...tags,
      ...pages,
    },
    handle: describeInterfaces,
  }),
  DetachNetworkInterface: action({
    params: { NetworkInterfaceId: "key" },
    ignored: ["InstanceId"],
    handle: detach,
  }),
  DeleteNetworkInterface: action({
    params: { NetworkInterfaceId: "key" },
    handle: deleteInterface,
  }),
};
