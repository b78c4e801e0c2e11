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
/** Rows hold what DescribeNetworkAcls shows; `Resources.Resource` are the vSwitches that it is bound to. */
export const networkAcls = defineTable("vpc.network-acl", {
  usual: { Status: "Available" },
  id: "NetworkAclId",
});
/** Rows hold what DescribeIpv6Gateways shows. */
export const ipv6Gateways = defineTable("vpc.ipv6-gateway", {
  usual: { Status: "Available", InstanceChargeType: "PostPaid" },
  id: "Ipv6GatewayId",
});
/** Rows hold what DescribeIpv6Addresses shows. */
export const ipv6Addresses = defineTable("vpc.ipv6-address", {
  usual: { Status: "Available", AddressType: "IPv6Address", NetworkType: "Private" },
  id: "Ipv6AddressId",
});
/** Rows hold what DescribeIpv6EgressOnlyRules shows, and `_gateway`, the gateway that it is of. */
export const ipv6Rules = defineTable("vpc.ipv6-egress-rule", {
  usual: { Status: "Created", InstanceType: "Ipv6Address" },
  id: "Ipv6EgressOnlyRuleId",
});
/**
 * Rows hold what DescribeHaVips shows but its addresses, which are those of vpc.eip that are bound to it;
 * `_routed` is true where a route leads to it.
 */
export const haVips = defineTable("vpc.ha-vip", {
  usual: { Status: "Available", ChargeType: "PostPaid" },
  id: "HaVipId",
});
/** Rows hold what DescribeSslVpnServers shows. */
export const sslServers = defineTable("vpc.ssl-vpn-server", { id: "SslVpnServerId" });
/** Rows hold what DescribeSslVpnClientCerts shows. */
export const sslCertificates = defineTable("vpc.ssl-vpn-client-cert", {
  usual: { Status: "normal" },
  id: "SslVpnClientCertId",
});
/**
 * Rows hold what DescribeCommonBandwidthPackages shows but its addresses, which are those of vpc.eip that
 * name it in `BandwidthPackageId`.
 */
export const bandwidthPackages = defineTable("vpc.common-bandwidth-package", {
  usual: { Status: "Available", BusinessStatus: "Normal", InstanceChargeType: "PostPaid" },
  id: "BandwidthPackageId",
});

/** The tables of the product. */
export const vpcTables: readonly TableRef[] = [
  vpcs,
  vSwitches,
  routeTables,
  eips,
  natGateways,
  vpnGateways,
  vpnConnections,
  customerGateways,
  flowLogs,
  networkAcls,
  ipv6Gateways,
  ipv6Addresses,
  ipv6Rules,
  haVips,
  sslServers,
  sslCertificates,
  bandwidthPackages,
];

/** A row by the id in a parameter, or the vendor's "not found". */
export function need(
  call: Call,
  table: TableRef,
  param: string,
  code: string,
  status = 404,
): { readonly id: string; readonly row: Row; readonly table: Table } {
  const id = call.need(param);
  const found = call.find(table, id);
  if (found !== undefined) return { id, ...found };
  throw vendorError(status, code, `The specified ${param} does not exist.`);
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
