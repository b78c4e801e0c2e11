import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import type { Match } from "../data/filters.ts";
import { isBoundTo } from "./acls.ts";
import { listing } from "./listing.ts";
import {
  dependency,
  need,
  networkAcls,
  routeTables,
  vpcs,
  vSwitches,
  wrongState,
} from "./tables.ts";

/** Tables whose rows stand in a vSwitch, and where they say so. */
const INSIDE: readonly (readonly [
  table: string,
  kind: string,
  test: (row: Row, id: string) => boolean,
])[] = [
  ["ecs.instance", "", (row, id) => objectOf(row["VpcAttributes"])["VSwitchId"] === id],
  ["ecs.network-interface", "NetworkInterface", (row, id) => row["VSwitchId"] === id],
  ["rds.instance", "", (row, id) => row["VSwitchId"] === id],
  ["kvstore.instance", "Kvstore", (row, id) => row["VSwitchId"] === id],
  ["dds.instance", "", (row, id) => row["VSwitchId"] === id],
  ["slb.load-balancer", "", (row, id) => row["VSwitchId"] === id],
  [
    "vpc.nat-gateway",
    "EnhancedNatgw",
    (row, id) => objectOf(row["NatGatewayPrivateInfo"])["VswitchId"] === id,
  ],
  ["vpc.vpn-gateway", "", (row, id) => row["VSwitchId"] === id],
  [
    "alb.load-balancer",
    "",
    (row, id) => arrayOf(row["_zones"]).some((zone) => objectOf(zone)["VSwitchId"] === id),
  ],
  ["cs.cluster", "", (row, id) => arrayOf(row["vswitch_ids"]).includes(id)],
  ["nas.mount-target", "", (row, id) => row["VswId"] === id],
  ["vpc.network-acl", "NetworkAcl", isBoundTo],
  ["vpc.ha-vip", "HaVip", (row, id) => row["VSwitchId"] === id],
  ["polardb.cluster", "", (row, id) => row["VswitchId"] === id],
];

/** Refuses while anything stands in the vSwitch. Codes: official Terraform provider, DependencyViolation*. */
function deleteVSwitch(call: Call): JsonObject {
  const { id, row, table } = need(call, vSwitches, "VSwitchId", "InvalidVSwitchId.NotFound");
  if (row["Status"] !== "Available") throw wrongState("IncorrectVSwitchStatus");
  for (const [name, kind, inside] of INSIDE) {
    if (call.inUse(name, (one) => inside(one, id))) throw dependency(kind);
  }
  for (const one of call.table(routeTables, table.region).rows()) {
    if (one["RouteTableType"] === "Custom" && associated(one).includes(id))
      throw dependency("RouteTable");
  }
  table.move(id, goneAfterPolls(1), { Status: "Pending" });
  return {};
}

/** Refuses while anything but its own system route table is in the VPC. */
function deleteVpc(call: Call): JsonObject {
  const { id, row, table } = need(call, vpcs, "VpcId", "InvalidVpcId.NotFound");
  if (row["Status"] !== "Available") throw wrongState("IncorrectVpcStatus");
  const inVpc = (one: Row): boolean => one["VpcId"] === id;
  const kinds = [
    ["vpc.vswitch", "VSwitch"],
    ["ecs.security-group", "SecurityGroup"],
    ["vpc.nat-gateway", "NatGateway"],
    ["vpc.vpn-gateway", ""],
    ["ecs.network-interface", ""],
    ["vpc.ha-vip", "HaVip"],
    ["vpc.network-acl", "NetworkAcl"],
    // That it has no kind of its own is unverified.
    ["vpc.ipv6-gateway", ""],
    ["polardb.cluster", ""],
  ] as const;
  for (const [name, kind] of kinds) if (call.inUse(name, inVpc)) throw dependency(kind);
  const tables = call.table(routeTables, table.region).rows().filter(inVpc);
  if (tables.some((one) => one["RouteTableType"] === "Custom")) throw dependency();
  const cascade = tables.map((one) => ({
    table: "vpc.route-table",
    id: textOf(one["RouteTableId"]) ?? "",
  }));
  table.move(id, goneAfterPolls(1, cascade), { Status: "Pending" });
  return {};
}

function associated(row: Row): readonly string[] {
  return arrayOf(objectOf(row["VSwitchIds"])["VSwitchId"]).map((id) => textOf(id) ?? "");
}

function unassociate(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    routeTables,
    "RouteTableId",
    "InvalidRouteTableId.NotFound",
  );
  const vSwitch = call.need("VSwitchId");
  const rest = associated(row).filter((one) => one !== vSwitch);
  table.patch(id, { VSwitchIds: { VSwitchId: rest } });
  return {};
}

function associate(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    routeTables,
    "RouteTableId",
    "InvalidRouteTableId.NotFound",
  );
  table.patch(id, { VSwitchIds: { VSwitchId: [...associated(row), call.need("VSwitchId")] } });
  return {};
}

function deleteRouteTable(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    routeTables,
    "RouteTableId",
    "InvalidRouteTableId.NotFound",
  );
  if (row["RouteTableType"] !== "Custom") {
    throw vendorError(
      400,
      "OperationFailed.SystemRouteTable",
      "The system route table cannot be deleted.",
    );
  }
  if (associated(row).length > 0) throw dependency("VSwitch");
  table.move(id, goneAfterPolls(1), { Status: "Deleting" });
  return {};
}

function attribute(call: Call): JsonObject {
  const { id, row } = need(call, vpcs, "VpcId", "InvalidVpcId.NotFound");
  const inside = call
    .table(vSwitches)
    .rows()
    .filter((one) => one["VpcId"] === id);
  const { RouterTableIds: _, NatGatewayIds: __, CenStatus: ___, ...fields } = row;
  return call.show(row, () => ({
    ...fields,
    VSwitchIds: { VSwitchId: inside.map((one) => one["VSwitchId"] ?? "") },
  }));
}

/** The table of one's own that a vSwitch is associated with, else the system table of its VPC. */
function routeTableOf(row: Row, call: Call): JsonObject {
  const near = call
    .table(routeTables)
    .rows()
    .filter((one) => one["VpcId"] === row["VpcId"]);
  const id = textOf(row["VSwitchId"]) ?? "";
  const own =
    near.find((one) => one["RouteTableType"] === "Custom" && associated(one).includes(id)) ??
    near.find((one) => one["RouteTableType"] !== "Custom");
  if (own === undefined) return {};
  return { RouteTableId: own["RouteTableId"], RouteTableType: own["RouteTableType"] ?? "System" };
}

/** A vSwitch with its route table and the network ACL that is bound to it. */
function shownVSwitch(row: Row, call: Call): JsonObject {
  const id = textOf(row["VSwitchId"]) ?? "";
  const acl = call.table(networkAcls).find((one) => isBoundTo(one, id));
  return {
    RouteTable: routeTableOf(row, call),
    ...(acl === undefined ? {} : { NetworkAclId: acl["NetworkAclId"] }),
    ...row,
  };
}

/** Networks that have, or have not, an IPv6 block. */
function withIpv6(call: Call): Match {
  const wanted = call.flag("EnableIpv6");
  return (row) => wanted === undefined || ((textOf(row["Ipv6CidrBlock"]) ?? "") !== "") === wanted;
}

/** Actions on VPCs, vSwitches and route tables. */
export const networkActions = {
  DescribeVpcs: listing({
    table: vpcs,
    at: ["Vpcs", "Vpc"],
    filters: {
      VpcId: "VpcId",
      VpcName: "VpcName",
      IsDefault: "IsDefault",
      ResourceGroupId: "ResourceGroupId",
      DhcpOptionsSetId: "DhcpOptionsSetId",
    },
    more: { EnableIpv6: withIpv6 },
    ignored: ["VpcOwnerId"],
    shape: (row, call) => ({
      ...row,
      VSwitchIds: {
        VSwitchId: call
          .table(vSwitches)
          .rows()
          .filter((one) => one["VpcId"] === row["VpcId"])
          .map((one) => one["VSwitchId"] ?? ""),
      },
    }),
  }),
  DescribeVpcAttribute: action({
    params: { VpcId: "key" },
    ignored: ["IsDefault"],
    handle: attribute,
  }),
  DeleteVpc: action({
    params: { VpcId: "key" },
    ignored: ["ClientToken", "ForceDelete"],
    handle: deleteVpc,
  }),
  DescribeVSwitches: listing({
    table: vSwitches,
    at: ["VSwitches", "VSwitch"],
    filters: {
      VSwitchId: "VSwitchId",
      VSwitchName: "VSwitchName",
      VpcId: "VpcId",
      ZoneId: "ZoneId",
      IsDefault: "IsDefault",
      ResourceGroupId: "ResourceGroupId",
    },
    more: {
      EnableIpv6: withIpv6,
      RouteTableId: (call) => {
        const id = call.text("RouteTableId") ?? "";
        return (row) => id === "" || routeTableOf(row, call)["RouteTableId"] === id;
      },
    },
    ignored: ["VSwitchOwnerId"],
    shape: shownVSwitch,
  }),
  DescribeVSwitchAttributes: action({
    params: { VSwitchId: "key" },
    handle: (call) => {
      const { row } = need(call, vSwitches, "VSwitchId", "InvalidVSwitchId.NotFound");
      return call.show(row, () => shownVSwitch(row, call));
    },
  }),
  DeleteVSwitch: action({ params: { VSwitchId: "key" }, handle: deleteVSwitch }),
  DescribeRouteTableList: listing({
    table: routeTables,
    at: ["RouterTableList", "RouterTableListType"],
    filters: {
      RouteTableId: "RouteTableId",
      RouteTableName: "RouteTableName",
      RouteTableType: "RouteTableType",
      RouterId: "RouterId",
      RouterType: "RouterType",
      VpcId: "VpcId",
      ResourceGroupId: "ResourceGroupId",
    },
  }),
  AssociateRouteTable: action({
    params: { RouteTableId: "key", VSwitchId: "key" },
    ignored: ["ClientToken"],
    handle: associate,
  }),
  UnassociateRouteTable: action({
    params: { RouteTableId: "key", VSwitchId: "key" },
    ignored: ["ClientToken"],
    handle: unassociate,
  }),
  DeleteRouteTable: action({ params: { RouteTableId: "key" }, handle: deleteRouteTable }),
};
