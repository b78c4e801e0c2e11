import type { Call } from "../../../core/call.ts";
import { type VendorError, vendorError } from "../../../core/errors.ts";
import { defineTable, type Row, type Table, type TableRef } from "../../../core/table.ts";

/** Rows hold what DescribeVpcs shows. */
export const vpcs = defineTable("vpc.vpc", { id: "VpcId" });
/** Rows hold what DescribeVSwitches shows. */
export const vSwitches = defineTable("vpc.vswitch", { id: "VSwitchId" });
/** Rows hold what DescribeRouteTableList shows. */
export const routeTables = defineTable("vpc.route-table", { id: "RouteTableId" });
/** Rows hold what DescribeEipAddresses shows. */
export const eips = defineTable("vpc.eip", {
  usual: { ChargeType: "PostPaid" },
  id: "AllocationId",
});
/** Rows hold what DescribeNatGateways shows. */
export const natGateways = defineTable("vpc.nat-gateway", {
  usual: { InstanceChargeType: "PostPaid" },
  id: "NatGatewayId",
});
/** Rows hold what DescribeVpnGateways shows. */
export const vpnGateways = defineTable("vpc.vpn-gateway", {
  usual: { ChargeType: "POSTPAY" },
  id: "VpnGatewayId",
});
/** Rows hold what DescribeVpnConnections shows. */
export const vpnConnections = defineTable("vpc.vpn-connection", { id: "VpnConnectionId" });
/** Rows hold what DescribeCustomerGateways shows. */
export const customerGateways = defineTable("vpc.customer-gateway", { id: "CustomerGatewayId" });
/** Rows hold what DescribeFlowLogs shows. */
export const flowLogs = defineTable("vpc.flow-log", { id: "FlowLogId" });

/** A row by the id in a parameter, or the vendor's "not found". */
export function need(
  call: Call,
  table: TableRef,
  param: string,
  code: string,
): { readonly id: string; readonly row: Row; readonly table: Table } {
  const id = call.need(param);
  const found = call.find(table, id);
  if (found !== undefined) return { id, ...found };
  throw vendorError(404, code, `The specified ${param} does not exist.`);
}

/**
 * Something still depends on it. Kinds are those that the official Terraform provider waits for;
 * where it knows none, the bare code stands.
 */
export function dependency(kind = ""): VendorError {
  const code = kind === "" ? "DependencyViolation" : `DependencyViolation.${kind}`;
  return vendorError(400, code, "The resource still has dependent resources.");
}

/** The resource is in a state that the action does not take. */
export function wrongState(code: string): VendorError {
  return vendorError(
    400,
    code,
    "The current status of the resource does not support this operation.",
  );
}
