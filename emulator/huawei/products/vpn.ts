import { objectOf, textOf } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { list, oneEnterprise } from "../listing.ts";
import { remove } from "../removal.ts";
import { defineService } from "../service.ts";

const gateways = defineTable("vpn.gateway", { id: "id", usual: { status: "ACTIVE" } });
const connections = defineTable("vpn.connection", { id: "id", usual: { status: "ACTIVE" } });
const customerGateways = defineTable("vpn.customer-gateway", { id: "id" });

/** A marker is the time at which the last one was made. */
const page = { by: "marker", standard: 200, max: 200, field: "created_at" } as const;

/** Virtual Private Network, version 5. */
export const vpn = defineService({
  product: "vpn",
  scope: "project",
  tables: [gateways, connections, customerGateways],
  actions: {
    ListVgws: list({
      table: gateways,
      set: "vpn_gateways",
      enterprise: oneEnterprise,
      filters: { vgw_id: "id" },
    }),
    ListVpnConnections: list({
      table: connections,
      set: "vpn_connections",
      total: "total_count",
      pageInfo: true,
      page,
      enterprise: oneEnterprise,
      filters: { vpn_id: "id", vgw_id: "vgw_id" },
    }),
    ListCgws: list({
      table: customerGateways,
      set: "customer_gateways",
      total: "total_count",
      pageInfo: true,
      page,
      filters: { cgw_id: "id" },
    }),
    DeleteVgw: remove({
      table: gateways,
      id: "vgw_id",
      polls: 1,
      set: { status: "PENDING_DELETE" },
      prepaid: (row) => (textOf(objectOf(row["eip1"])["ip_billing_info"]) ?? "") !== "",
      dependants: [{ table: "vpn.connection", by: "vgw_id" }],
    }),
    DeleteVpnConnection: remove({
      table: connections,
      id: "vpn_connection_id",
      polls: 1,
      set: { status: "PENDING_DELETE" },
    }),
    DeleteCgw: remove({
      table: customerGateways,
      id: "customer_gateway_id",
      dependants: [{ table: "vpn.connection", by: "cgw_id" }],
    }),
  },
});
