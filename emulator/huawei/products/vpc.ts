import { arrayOf, type Json, objectOf, textOf } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { notFound, refusal } from "../errors.ts";
import { anyEnterprise, list } from "../listing.ts";
import { remove } from "../removal.ts";
import { type Action, action, defineService } from "../service.ts";
import { tagsOf } from "../tags.ts";

const vpcs = defineTable("vpc.vpc", { id: "id" });
const subnets = defineTable("vpc.subnet", { id: "id", usual: { status: "ACTIVE" } });
const securityGroups = defineTable("vpc.security-group", { id: "id" });
const routeTables = defineTable("vpc.route-table", { id: "id" });
const peerings = defineTable("vpc.peering", { id: "id", usual: { status: "ACTIVE" } });
const flowLogs = defineTable("vpc.flow-log", { id: "id" });
const firewalls = defineTable("vpc.firewall", { id: "id" });
const addressGroups = defineTable("vpc.address-group", { id: "id" });

const v1 = { by: "marker", standard: 2000, max: 2000, min: 0 } as const;
const v3 = { page: v1, pageInfo: true, enterprise: anyEnterprise } as const;

const inGroup = (other: Row, row: Row): boolean =>
  arrayOf(other["security_groups"])
    .map(objectOf)
    .some((group) => group["id"] === row["id"]);
const peers = (other: Row, row: Row): boolean =>
  ["request_vpc_info", "accept_vpc_info"].some(
    (side) => objectOf(other[side])["vpc_id"] === row["id"],
  );
const onSubnet =
  (field: string) =>
  (other: Row, row: Row): boolean =>
    other[field] !== undefined &&
    (other[field] === row["id"] || other[field] === row["neutron_subnet_id"]);

/** Changes which subnets an ACL is bound to. */
function bindFirewall(
  next: (bound: readonly string[], asked: readonly string[]) => readonly string[],
): Action {
  return action({
    params: ["subnets"],
    handle: (call) => {
      const id = call.need("firewall_id");
      const table = call.table(firewalls);
      const row = table.get(id);
      if (row === undefined) throw notFound("VPC.3002", id);
      const ids = (rows: Json) =>
        arrayOf(rows).flatMap((one) => textOf(objectOf(one)["virsubnet_id"]) ?? []);
      const bound = next(ids(row["associations"]), ids(call.json("subnets")));
      const changed = table.patch(id, {
        associations: bound.map((virsubnet_id) => ({ virsubnet_id })),
      });
      return { firewall: call.show(changed ?? row) };
    },
  });
}

/** Virtual Private Cloud. Codes of refusals are unverified but for the status. */
export const vpc = defineService({
  product: "vpc",
  scope: "project",
  errors: "plain",
  tables: [
    vpcs,
    subnets,
    securityGroups,
    routeTables,
    peerings,
    flowLogs,
    firewalls,
    addressGroups,
  ],
  actions: {
    ShowSubnetTags: tagsOf(subnets, "subnet_id", "VPC.0202"),
    ListVpcs: list({
      ...v3,
      table: vpcs,
      set: "vpcs",
      filters: { id: "id", name: "name", cidr: "cidr", description: "description" },
    }),
    ListSubnets: list({ table: subnets, set: "subnets", page: v1, filters: { vpc_id: "vpc_id" } }),
    ListSecurityGroups: list({
      ...v3,
      table: securityGroups,
      set: "security_groups",
      filters: { id: "id", name: "name", description: "description" },
    }),
    ListRouteTables: list({
      table: routeTables,
      set: "routetables",
      page: v1,
      filters: { id: "id", vpc_id: "vpc_id" },
    }),
    ListVpcPeerings: list({
      table: peerings,
      set: "peerings",
      page: v1,
      filters: { id: "id", name: "name", status: "status" },
      params: ["vpc_id", "tenant_id"],
      where: (call, row) => {
        const id = call.text("vpc_id");
        call.text("tenant_id");
        return id === undefined || peers(row, { id });
      },
    }),
    ListFlowLogs: list({
      table: flowLogs,
      set: "flow_logs",
      page: v1,
      filters: { id: "id", name: "name", resource_id: "resource_id", status: "status" },
    }),
    ListFirewall: list({
      ...v3,
      table: firewalls,
      set: "firewalls",
      filters: { id: "id", name: "name", status: "status", admin_state_up: "admin_state_up" },
    }),
    ListAddressGroup: list({
      ...v3,
      table: addressGroups,
      set: "address_groups",
      filters: { id: "id", name: "name", ip_version: "ip_version", description: "description" },
    }),
    DeleteVpc: remove({
      table: vpcs,
      id: "vpc_id",
      dependants: [
        { table: "vpc.subnet", by: "vpc_id" },
        { table: "vpc.peering", by: peers },
        {
          table: "vpc.route-table",
          by: (other, row) => other["vpc_id"] === row["id"] && other["default"] !== true,
        },
        { table: "nat.gateway", by: "router_id" },
        { table: "vpn.gateway", by: "vpc_id" },
        { table: "elb.loadbalancer", by: "vpc_id" },
        { table: "vpcep.endpoint", by: "vpc_id" },
        { table: "vpcep.service", by: "vpc_id" },
      ],
      also: (call, row) => {
        const table = call.table(routeTables);
        for (const one of table.rows())
          if (one["vpc_id"] === row["id"]) table.remove(table.idOf(one));
      },
    }),
    DeleteSubnet: remove({
      table: subnets,
      id: "subnet_id",
      dependants: [
        {
          table: "ecs.server",
          by: (other, row) =>
            arrayOf(other["network_interfaces"])
              .map(objectOf)
              .some(
                (port) =>
                  port["subnet_id"] === row["id"] || port["subnet_id"] === row["neutron_subnet_id"],
              ),
        },
        { table: "nat.gateway", by: "internal_network_id" },
        { table: "rds.instance", by: "subnet_id" },
        { table: "dds.instance", by: "subnet_id" },
        { table: "gaussdb.instance", by: "subnet_id" },
        { table: "gaussdbforopengauss.instance", by: "subnet_id" },
        { table: "gaussdbfornosql.instance", by: "subnet_id" },
        { table: "dcs.instance", by: "subnet_id" },
        { table: "dms.instance", by: "subnet_id" },
        { table: "sfsturbo.share", by: "subnet_id" },
        { table: "elb.loadbalancer", by: onSubnet("vip_subnet_cidr_id") },
        { table: "vpcep.endpoint", by: "subnet_id" },
        {
          table: "vpc.firewall",
          by: (other, row) =>
            arrayOf(other["associations"])
              .map(objectOf)
              .some((one) => one["virsubnet_id"] === row["id"]),
        },
      ],
      refuse: (call, row) => {
        if (row["vpc_id"] !== call.need("vpc_id"))
          throw refusal(404, "VPC.0202", "The subnet is of another VPC.");
      },
      also: (call, row) => {
        const table = call.table(routeTables);
        for (const one of table.rows()) {
          const left = arrayOf(one["subnets"]).filter((at) => objectOf(at)["id"] !== row["id"]);
          table.patch(table.idOf(one), { subnets: left });
        }
      },
    }),
    DeleteSecurityGroup: remove({
      table: securityGroups,
      id: "security_group_id",
      dependants: [
        { table: "ecs.server", by: inGroup },
        { table: "rds.instance", by: "security_group_id" },
        { table: "dds.instance", by: "security_group_id" },
        { table: "dcs.instance", by: "security_group_id" },
        { table: "dms.instance", by: "security_group_id" },
        { table: "sfsturbo.share", by: "security_group_id" },
      ],
      refuse: (_call, row) => {
        // by memory: the group `default` stays; the code is unverified
        if (row["name"] === "default") throw refusal(409, "VPC.0602", "The default group stays.");
      },
    }),
    DeleteRouteTable: remove({
      table: routeTables,
      id: "routetable_id",
      refuse: (_call, row) => {
        if (row["default"] === true)
          throw refusal(400, "VPC.2710", "The default route table goes with its VPC.");
        if (arrayOf(row["subnets"]).length > 0)
          throw refusal(409, "VPC.2711", "The route table has subnets.");
      },
    }),
    DeleteVpcPeering: remove({ table: peerings, id: "peering_id" }),
    DeleteFlowLog: remove({ table: flowLogs, id: "flowlog_id" }),
    AssociateSubnetFirewall: bindFirewall((bound, asked) => [
      ...bound.filter((id) => !asked.includes(id)),
      ...asked,
    ]),
    DisassociateSubnetFirewall: bindFirewall((bound, asked) =>
      bound.filter((id) => !asked.includes(id)),
    ),
    DeleteFirewall: remove({
      table: firewalls,
      id: "firewall_id",
      refuse: (_call, row) => {
        if (arrayOf(row["associations"]).length > 0) {
          throw refusal(409, "VPC.3010", `${textOf(row["id"])} is bound to subnets.`);
        }
      },
    }),
    DeleteAddressGroup: remove({
      table: addressGroups,
      id: "address_group_id",
      refuse: (_call, row) => {
        if (row["_used"] === true) throw refusal(409, "VPC.3110", "A rule uses the address group.");
      },
    }),
  },
});
