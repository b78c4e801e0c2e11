import type { Call } from "../../core/call.ts";
import { objectOf, textOf } from "../../core/json.ts";
import { defineTable, type TableRef } from "../../core/table.ts";
import { notFound, refusal } from "../errors.ts";
import { list, oneEnterprise } from "../listing.ts";
import { discard, remove } from "../removal.ts";
import { action, defineService, type Service } from "../service.ts";

const cloudConnections = defineTable("cc.connection", {
  id: "id",
  scope: "account",
  usual: { status: "ACTIVE" },
});
const networkInstances = defineTable("cc.network-instance", {
  id: "id",
  scope: "account",
  usual: { status: "ACTIVE" },
});
/** Packages: one with an order was bought for a period; `resource_id` is the connection that it is bound to. */
const packages = defineTable("cc.bandwidth-package", {
  id: "id",
  scope: "account",
  usual: { status: "ACTIVE" },
});
const connections = defineTable("dc.connection", { id: "id", usual: { status: "ACTIVE" } });
const virtualGateways = defineTable("dc.virtual-gateway", {
  id: "id",
  usual: { status: "ACTIVE" },
});
const virtualInterfaces = defineTable("dc.virtual-interface", {
  id: "id",
  usual: { status: "ACTIVE" },
});
/** Routers; `_shared` says that another account shares one. */
const routers = defineTable("er.router", { id: "id", usual: { state: "available" } });
/** Attachments of networks to the router in `_router`. */
const attachments = defineTable("er.vpc-attachment", { id: "id", usual: { state: "available" } });

/** Flow logs of the router in `_router`. */
const flowLogs = defineTable("er.flow-log", { id: "id", usual: { state: "available" } });

/** The standard page is unverified. */
const page = { by: "marker", standard: 2000, max: 2000 } as const;

/** Cloud Connect, of the whole account. */
export const cc: Service = defineService({
  product: "cc",
  scope: "domain",
  tables: [cloudConnections, networkInstances, packages],
  actions: {
    ListCloudConnections: list({
      table: cloudConnections,
      set: "cloud_connections",
      page,
      pageInfo: true,
      enterprise: oneEnterprise,
      filters: { id: "id", name: "name", status: "status", used_scene: "used_scene" },
    }),
    ListNetworkInstances: list({
      table: networkInstances,
      set: "network_instances",
      page,
      pageInfo: true,
      filters: {
        id: "id",
        name: "name",
        cloud_connection_id: "cloud_connection_id",
        status: "status",
        type: "type",
      },
    }),
    ListBandwidthPackages: list({
      table: packages,
      set: "bandwidth_packages",
      page,
      pageInfo: true,
      enterprise: oneEnterprise,
      filters: { id: "id", name: "name", status: "status", resource_id: "resource_id" },
    }),
    /** The code is unverified. */
    DeleteCloudConnection: remove({
      table: cloudConnections,
      id: "id",
      conflict: "CC.0409",
      dependants: [
        { table: "cc.network-instance", by: "cloud_connection_id" },
        { table: "cc.bandwidth-package", by: "resource_id" },
      ],
    }),
    DeleteNetworkInstance: remove({ table: networkInstances, id: "id" }),
    DisassociateBandwidthPackage: action({
      params: ["bandwidth_package"],
      handle: (call) => {
        const id = call.need("id");
        const table = call.table(packages);
        const row = table.get(id);
        const from = objectOf(call.json("bandwidth_package"))["resource_id"];
        if (row === undefined || row["resource_id"] !== from) throw notFound("CC.0404", id);
        const free = table.patch(id, { resource_id: "", resource_type: "" });
        return { bandwidth_package: call.show(free ?? row) };
      },
    }),
    DeleteBandwidthPackage: remove({
      table: packages,
      id: "id",
      prepaid: (row) => (textOf(row["order_id"]) ?? "") !== "",
      refuse: (_call, row) => {
        if ((textOf(row["resource_id"]) ?? "") !== "")
          throw refusal(409, "CC.0409", "The package is bound to a connection.");
      },
    }),
  },
});

/** Direct Connect. */
export const dc: Service = defineService({
  product: "dc",
  host: "dcaas",
  scope: "project",
  tables: [connections, virtualGateways, virtualInterfaces],
  actions: {
    ListDirectConnects: list({
      table: connections,
      set: "direct_connects",
      page,
      pageInfo: true,
      enterprise: oneEnterprise,
      filters: { id: "id", name: "name", hosting_id: "hosting_id" },
    }),
    ListVirtualGateways: list({
      table: virtualGateways,
      set: "virtual_gateways",
      page,
      pageInfo: true,
      enterprise: oneEnterprise,
      filters: { id: "id", vpc_id: "vpc_id" },
    }),
    ListVirtualInterfaces: list({
      table: virtualInterfaces,
      set: "virtual_interfaces",
      page,
      pageInfo: true,
      enterprise: oneEnterprise,
      filters: {
        id: "id",
        status: "status",
        direct_connect_id: "direct_connect_id",
        vgw_id: "vgw_id",
      },
    }),
    DeleteDirectConnect: remove({
      table: connections,
      id: "direct_connect_id",
      polls: 1,
      set: { status: "PENDING_DELETE" },
      prepaid: (row) => row["charge_mode"] === "prepayment",
      dependants: [{ table: "dc.virtual-interface", by: "direct_connect_id" }],
    }),
    DeleteVirtualGateway: remove({
      table: virtualGateways,
      id: "virtual_gateway_id",
      polls: 1,
      set: { status: "PENDING_DELETE" },
      dependants: [{ table: "dc.virtual-interface", by: "vgw_id" }],
    }),
    DeleteVirtualInterface: remove({
      table: virtualInterfaces,
      id: "virtual_interface_id",
      polls: 1,
      set: { status: "PENDING_DELETE" },
    }),
  },
});

function routerOf(call: Call): void {
  const id = call.need("er_id");
  if (!call.table(routers).has(id)) throw notFound("ER.0404", id);
}

/** By their pages only from the states available, deleting and failed; the code is unverified. */
function removeFrom(call: Call, of: TableRef, param: string): undefined {
  const id = call.need(param);
  const table = call.table(of);
  const row = table.get(id);
  if (row === undefined || row["_router"] !== call.need("er_id")) throw notFound("ER.0404", id);
  if (!["available", "deleting", "failed"].includes(textOf(row["state"]) ?? ""))
    throw refusal(409, "ER.0409", `${id} is in another state.`);
  discard(table, row, 1, { state: "deleting" });
  return undefined;
}

/** Enterprise Router. */
export const er: Service = defineService({
  product: "er",
  scope: "project",
  tables: [routers, attachments, flowLogs],
  actions: {
    ListEnterpriseRouters: list({
      table: routers,
      set: "instances",
      page: { ...page, min: 0 },
      pageInfo: true,
      enterprise: oneEnterprise,
      filters: { id: "id", state: "state" },
      params: ["owned_by_self"],
      where: (call, row) => call.flag("owned_by_self") !== true || row["_shared"] !== true,
    }),
    ListVpcAttachments: list({
      table: attachments,
      set: "vpc_attachments",
      page: { ...page, min: 0 },
      pageInfo: true,
      filters: { id: "id", state: "state", vpc_id: "vpc_id" },
      before: routerOf,
      where: (call, row) => row["_router"] === call.need("er_id"),
    }),
    ListFlowLogs: list({
      table: flowLogs,
      set: "flow_logs",
      total: "total_count",
      page: { ...page, min: 0 },
      pageInfo: true,
      filters: { resource_type: "resource_type", resource_id: "resource_id" },
      before: routerOf,
      where: (call, row) => row["_router"] === call.need("er_id"),
    }),
    DeleteFlowLog: action({
      status: 202,
      handle: (call) => removeFrom(call, flowLogs, "flow_log_id"),
    }),
    DeleteEnterpriseRouter: remove({
      table: routers,
      id: "er_id",
      status: 202,
      polls: 1,
      set: { state: "deleting" },
      dependants: [
        { table: "er.vpc-attachment", by: "_router" },
        { table: "er.flow-log", by: "_router" },
        { table: "dc.virtual-gateway", by: "enterprise_router_id" },
      ],
    }),
    DeleteVpcAttachment: action({
      status: 202,
      handle: (call) => removeFrom(call, attachments, "vpc_attachment_id"),
    }),
  },
});
