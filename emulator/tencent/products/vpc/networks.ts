import type { Call } from "../../../core/call.ts";
import type { VendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { refusal } from "../../errors.ts";
import { change, list, valuesAt } from "../../listing.ts";
import type { Action } from "../../service.ts";
import { isAttached } from "./ccns.ts";
import { interfaces, routeTables, securityGroups, subnets, vpcs } from "./tables.ts";

/** The product's code for anything that is not there. */
export const missing = "ResourceNotFound";

/** Where products keep the network that they are in. */
const vpcFields = [
  "VpcId",
  "UniqVpcId",
  "VirtualPrivateCloud.VpcId",
  "ClusterNetworkSettings.VpcId",
  "VpcConfig.VpcId",
  "VpcUid",
  "_mountTargets.VpcId",
];
const subnetFields = [
  "SubnetId",
  "UniqSubnetId",
  "VirtualPrivateCloud.SubnetId",
  "SubnetIdSet",
  "ClusterNetworkSettings.Subnets",
  "VpcConfig.SubnetId",
  "SubnetUid",
  "_mountTargets.SubnetId",
];

/** Things in this region, of any product, that lie in a network or subnet. */
function within(call: Call, fields: readonly string[], id: string, except: readonly string[]) {
  const found: string[] = [];
  for (const table of call.account.tables.values()) {
    const { name } = table.ref;
    if (except.includes(name) || table.region !== call.region) continue;
    if (table.some((row) => fields.some((field) => valuesAt(row, field).includes(id))))
      found.push(name);
  }
  return found;
}

function refuseFull(call: Call, row: Row, field: string): VendorError | undefined {
  const id = textOf(row[field]) ?? "";
  const inside =
    field === "VpcId"
      ? within(call, vpcFields, id, ["vpc.vpc", "vpc.route-table", "billing.renew-instance"])
      : within(call, subnetFields, id, ["vpc.subnet", "vpc.route-table"]);
  const others =
    field !== "VpcId"
      ? false
      : call.table(routeTables).some((one) => one["VpcId"] === id && one["Main"] !== true);
  // That a CCN holds what is attached to it is unverified.
  if (field === "VpcId" && isAttached(call, id)) {
    return refusal("ResourceInUse", `${id} is attached to a CCN.`);
  }
  if (inside.length === 0 && !others) return undefined;
  return refusal("ResourceInUse", `${id} is in use by ${inside.join(", ") || "vpc.route-table"}.`);
}

function groupOf(call: Call): Row {
  const id = call.need("SecurityGroupId");
  const row = call.table(securityGroups).get(id);
  if (row === undefined) throw refusal(missing, `The security group ${id} does not exist.`);
  return row;
}

/** Rules of a group, by direction: those of `_rules`, and an inbound one for each group in `_names`. */
function rulesOf(row: Row): { readonly Ingress: readonly Row[]; readonly Egress: readonly Row[] } {
  const rules = objectOf(row["_rules"]);
  const named = arrayOf(row["_names"]).map((id) => ({
    Protocol: "ALL",
    Port: "ALL",
    SecurityGroupId: textOf(id) ?? "",
    Action: "ACCEPT",
  }));
  return {
    Ingress: [...named, ...arrayOf(rules["Ingress"]).map(objectOf)],
    Egress: arrayOf(rules["Egress"]).map(objectOf),
  };
}

/** Groups that the rules of a group name. */
function namedBy(row: Row): readonly string[] {
  const { Ingress, Egress } = rulesOf(row);
  return [...Ingress, ...Egress].flatMap((rule) => textOf(rule["SecurityGroupId"]) ?? []);
}

/** A rule names an address range, a template or a group; the fields of the others are blank. */
function shownRules(row: Row): JsonObject {
  const { Ingress, Egress } = rulesOf(row);
  const shown = (rules: readonly Row[]) =>
    rules.map((rule, PolicyIndex) => ({
      PolicyIndex,
      Protocol: "TCP",
      Port: "ALL",
      CidrBlock: "",
      Ipv6CidrBlock: "",
      SecurityGroupId: "",
      AddressTemplate: { AddressId: "", AddressGroupId: "" },
      ServiceTemplate: { ServiceId: "", ServiceGroupId: "" },
      Action: "ACCEPT",
      PolicyDescription: "",
      ModifyTime: "2024-01-01 00:00:00",
      ...rule,
    }));
  return { Version: "1", Ingress: shown(Ingress), Egress: shown(Egress) };
}

const paged = { pageType: "string" } as const;

/** Actions on networks, subnets, route tables and security groups, whose paging goes by text. */
export const networkActions: Readonly<Record<string, Action>> = {
  DescribeVpcs: list({
    ...paged,
    table: vpcs,
    set: "VpcSet",
    ids: "VpcIds",
    filters: { "vpc-id": "VpcId", "vpc-name": "VpcName", "is-default": "IsDefault" },
  }),
  DeleteVpc: change({
    table: vpcs,
    ids: "VpcId",
    one: true,
    missing,
    refuse: (call, row) => refuseFull(call, row, "VpcId"),
    apply: (call, row, table) => {
      const id = table.idOf(row);
      const routes = call.table(routeTables);
      for (const one of routes.rows()) if (one["VpcId"] === id) routes.remove(routes.idOf(one));
      table.remove(id);
    },
  }),
  DescribeSubnets: list({
    ...paged,
    table: subnets,
    set: "SubnetSet",
    ids: "SubnetIds",
    filters: { "subnet-id": "SubnetId", "vpc-id": "VpcId", "is-default": "IsDefault" },
  }),
  DeleteSubnet: change({
    table: subnets,
    ids: "SubnetId",
    one: true,
    missing,
    refuse: (call, row) => refuseFull(call, row, "SubnetId"),
    apply: (call, row, table) => {
      const id = table.idOf(row);
      const routes = call.table(routeTables);
      for (const one of routes.rows()) {
        const kept = arrayOf(one["AssociationSet"]).filter(
          (tie) => objectOf(tie)["SubnetId"] !== id,
        );
        if (kept.length !== arrayOf(one["AssociationSet"]).length) {
          routes.patch(routes.idOf(one), { AssociationSet: kept });
        }
      }
      table.remove(id);
    },
  }),
  DescribeRouteTables: list({
    ...paged,
    table: routeTables,
    set: "RouteTableSet",
    ids: "RouteTableIds",
    filters: {
      "route-table-id": "RouteTableId",
      "vpc-id": "VpcId",
      "association.main": "Main",
    },
    ignored: ["NeedRouterInfo"],
  }),
  DeleteRouteTable: change({
    table: routeTables,
    ids: "RouteTableId",
    one: true,
    missing,
    // That the main table is refused with this code is unverified.
    refuse: (_call, row) => {
      if (row["Main"] === true)
        return refusal(
          "UnsupportedOperation.DelDefaultRoute",
          "The main route table goes with its VPC.",
        );
      if (arrayOf(row["AssociationSet"]).length === 0) return undefined;
      return refusal("ResourceInUse", `${row["RouteTableId"]} is associated with subnets.`);
    },
  }),
  DescribeSecurityGroups: list({
    ...paged,
    table: securityGroups,
    set: "SecurityGroupSet",
    ids: "SecurityGroupIds",
    filters: { "security-group-id": "SecurityGroupId", "security-group-name": "SecurityGroupName" },
  }),
  DeleteSecurityGroup: change({
    table: securityGroups,
    ids: "SecurityGroupId",
    one: true,
    missing,
    refuse: (call, row) => {
      const id = textOf(row["SecurityGroupId"]) ?? "";
      const named = call
        .table(securityGroups)
        .some((one) => one["SecurityGroupId"] !== id && namedBy(one).includes(id));
      const fields = ["SecurityGroupIds", "GroupSet", "SecureGroups", "SecurityGroups"];
      const used = within(call, fields, id, ["vpc.security-group"]);
      if (!named && used.length === 0) return undefined;
      return refusal(
        "ResourceInUse",
        `${id} is in use by ${used.join(", ") || "another group's rules"}.`,
      );
    },
  }),
  DescribeSecurityGroupReferences: {
    params: { SecurityGroupIds: "strings!" },
    ignored: [],
    handle: (call) => ({
      ReferredSecurityGroupSet: call.list("SecurityGroupIds").map((SecurityGroupId) => ({
        SecurityGroupId,
        ReferredSecurityGroupIds: call
          .table(securityGroups)
          .rows()
          .filter((one) => namedBy(one).includes(SecurityGroupId))
          .map((one) => one["SecurityGroupId"]),
      })),
    }),
  },
  DescribeSecurityGroupPolicies: {
    params: { SecurityGroupId: "string!" },
    ignored: [],
    handle: (call) => ({ SecurityGroupPolicySet: shownRules(groupOf(call)) }),
  },
  ModifySecurityGroupPolicies: {
    params: { SecurityGroupId: "string!", SecurityGroupPolicySet: "object!" },
    ignored: ["SortPolicys"],
    handle: (call) => {
      const row = groupOf(call);
      const wanted = objectOf(call.json("SecurityGroupPolicySet"));
      // Version 0 takes all rules away, whatever else is sent.
      const [Ingress, Egress] =
        textOf(wanted["Version"]) === "0"
          ? [[], []]
          : [arrayOf(wanted["Ingress"]), arrayOf(wanted["Egress"])];
      call
        .table(securityGroups)
        .patch(textOf(row["SecurityGroupId"]) ?? "", { _names: [], _rules: { Ingress, Egress } });
      return {};
    },
  },
  DescribeNetworkInterfaces: list({
    table: interfaces,
    set: "NetworkInterfaceSet",
    ids: "NetworkInterfaceIds",
    filters: {
      "vpc-id": "VpcId",
      "subnet-id": "SubnetId",
      "network-interface-id": "NetworkInterfaceId",
      "attachment.instance-id": "Attachment.InstanceId",
    },
  }),
  AttachNetworkInterface: change({
    table: interfaces,
    ids: "NetworkInterfaceId",
    one: true,
    missing,
    params: { InstanceId: "string!" },
    ignored: ["AttachType", "ClientToken"],
    refuse: (_call, row) =>
      row["State"] === "AVAILABLE"
        ? undefined
        : refusal(
            "UnsupportedOperation.InvalidState",
            `${row["NetworkInterfaceId"]} cannot be attached.`,
          ),
    apply: (call, row, table) => {
      const Attachment = { InstanceId: call.need("InstanceId") };
      table.patch(table.idOf(row), { Attachment, State: "INUSE" });
    },
  }),
  DetachNetworkInterface: change({
    table: interfaces,
    ids: "NetworkInterfaceId",
    one: true,
    missing,
    params: { InstanceId: "string!" },
    ignored: ["ClientToken"],
    refuse: (call, row) => {
      const attached = objectOf(row["Attachment"])["InstanceId"] === call.need("InstanceId");
      if (attached && row["Primary"] !== true) return undefined;
      return refusal(
        "UnsupportedOperation.InvalidState",
        `${row["NetworkInterfaceId"]} cannot be detached.`,
      );
    },
    apply: (_call, row, table) => {
      table.patch(table.idOf(row), { Attachment: null, State: "AVAILABLE" });
    },
  }),
  DeleteNetworkInterface: change({
    table: interfaces,
    ids: "NetworkInterfaceId",
    one: true,
    missing,
    refuse: (_call, row) => {
      const free = row["Attachment"] === undefined || row["Attachment"] === null;
      return free
        ? undefined
        : refusal("UnsupportedOperation.InvalidState", `${row["NetworkInterfaceId"]} is attached.`);
    },
  }),
};
