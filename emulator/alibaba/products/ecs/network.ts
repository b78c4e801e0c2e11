import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
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
    Priority: "1",
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
    ...rulePage(call, rules),
  };
}

/** All rules at once, or by token when one or MaxResults is sent. */
function rulePage(call: Call, rules: readonly JsonObject[]): JsonObject {
  if ((call.text("MaxResults") ?? call.text("NextToken")) === undefined) {
    return { Permissions: { Permission: [...rules] } };
  }
  const style = { by: "token", token: "NextToken", size: "MaxResults" } as const;
  const { items, next } = paginate(call, rules, { ...style, standard: 500, max: 1000 });
  return { NextToken: next ?? "", Permissions: { Permission: items } };
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

type Direction = "ingress" | "egress";

/** Fields of a rule that may be left out of one that has the usual value. */
const usual = ["NicType", "Policy", "Priority", "SourcePortRange"] as const;

/** What a rule is told apart by; the other group is the source of what comes in. */
const ruleFields: Readonly<Record<Direction, readonly string[]>> = {
  ingress: ruleFieldsOf("Source"),
  egress: ruleFieldsOf("Dest"),
};

function ruleFieldsOf(other: "Source" | "Dest"): readonly string[] {
  return [
    ...usual,
    "IpProtocol",
    "PortRange",
    "SourceCidrIp",
    "Ipv6SourceCidrIp",
    "DestCidrIp",
    "Ipv6DestCidrIp",
    `${other}GroupId`,
    `${other}PrefixListId`,
  ];
}

type RuleTest = (rule: JsonObject) => boolean;

function ruleTest(
  fields: readonly string[],
  said: (name: string) => string | undefined,
): RuleTest | undefined {
  const given = fields.flatMap((name) => {
    const value = said(name);
    return value === undefined || value === "" ? [] : [[name, value.toLowerCase()] as const];
  });
  if (given.length === 0) return undefined;
  return (rule) =>
    given.every(([name, value]) => {
      const own = textOf(rule[name]);
      if (own === undefined && usual.some((one) => one === name)) return true;
      return (own ?? "").toLowerCase() === value;
    });
}

/** Takes rules out, by id or by what they say; a rule that is not there is no error. */
function revoke(direction: Direction) {
  const fields = ruleFields[direction];
  return (call: Call): JsonObject => {
    const { row, table } = need(call);
    const ids = new Set(call.list("SecurityGroupRuleId.N"));
    const single = ruleTest(fields, (name) => call.text(name));
    const many = call
      .groups("Permissions.N")
      .flatMap((group) => ruleTest([...fields, "PortRangeListId"], (name) => group[name]) ?? []);
    const tests = single === undefined ? many : [single, ...many];
    if (ids.size === 0 && tests.length === 0) throw call.errors.missing("IpProtocol");
    const kept = rulesOf(row).filter((rule) => {
      if (rule["Direction"] !== direction) return true;
      if (ids.has(textOf(rule["SecurityGroupRuleId"]) ?? "")) return false;
      return !tests.some((test) => test(rule));
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

function addressesOf(row: Row): readonly string[] {
  const sets = arrayOf(objectOf(row["PrivateIpSets"])["PrivateIpSet"]).map(objectOf);
  return [row["PrivateIpAddress"], ...sets.map((set) => set["PrivateIpAddress"])].flatMap(
    (one) => textOf(one) ?? [],
  );
}

function describeInterfaces(call: Call): JsonObject {
  const addresses = new Set(call.list("PrivateIpAddress.N"));
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
      (row) => addresses.size === 0 || addressesOf(row).some((one) => addresses.has(one)),
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

/** RevokeSecurityGroup and RevokeSecurityGroupEgress, with the rule flat or in `Permissions.N`. */
function revokeAction(direction: Direction) {
  const fields = ruleFields[direction];
  const grouped = [...fields, "PortRangeListId"].map((name) => `Permissions.N.${name}`);
  const other = direction === "ingress" ? "Source" : "Dest";
  const notes = ["Description", `${other}GroupOwnerAccount`, `${other}GroupOwnerId`];
  return action({
    params: {
      SecurityGroupId: "key",
      "SecurityGroupRuleId.N": "key",
      ...Object.fromEntries([...fields, ...grouped].map((name) => [name, "value" as const])),
    },
    ignored: ["ClientToken", ...notes, ...notes.map((name) => `Permissions.N.${name}`)],
    handle: revoke(direction),
  });
}

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
    ignored: ["FuzzyQuery", "NetworkType", "IsQueryEcsCount"],
    handle: describeGroups,
  }),
  DescribeSecurityGroupAttribute: action({
    params: { SecurityGroupId: "key", Direction: "filter", MaxResults: "page", NextToken: "page" },
    ignored: ["NicType", "Attribute"],
    handle: describeAttribute,
  }),
  DescribeSecurityGroupReferences: action({
    params: { "SecurityGroupId.N": "key" },
    handle: describeReferences,
  }),
  RevokeSecurityGroup: revokeAction("ingress"),
  RevokeSecurityGroupEgress: revokeAction("egress"),
  DeleteSecurityGroup: action({ params: { SecurityGroupId: "key" }, handle: deleteGroup }),
  DescribeNetworkInterfaces: action({
    params: {
      "NetworkInterfaceId.N": "filter",
      InstanceId: "filter",
      NetworkInterfaceName: "filter",
      PrimaryIpAddress: "filter",
      "PrivateIpAddress.N": "filter",
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
