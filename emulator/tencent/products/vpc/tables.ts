import { defineTable, type Row } from "../../../core/table.ts";

/** Private networks. */
export const vpcs = defineTable("vpc.vpc", { id: "VpcId" });
/** Subnets; `_service` names a product that holds addresses in it. */
export const subnets = defineTable("vpc.subnet", { id: "SubnetId" });
/** Route tables; `Main` is true for the one that goes with its network. */
export const routeTables = defineTable("vpc.route-table", { id: "RouteTableId" });
/**
 * Security groups; `_rules` holds the rules, `Ingress` and `Egress`, and `_names` the ids of groups that
 * an inbound rule names.
 */
export const securityGroups = defineTable("vpc.security-group", { id: "SecurityGroupId" });
/** Elastic addresses. */
export const addresses = defineTable("vpc.address", {
  usual: { InternetChargeType: "TRAFFIC_POSTPAID_BY_HOUR" },
  id: "AddressId",
});
/** IPv6 addresses: rows hold an `Address` whose `AddressType` is EIPv6, HighQualityEIPv6, WanIPv6 or EIP6. */
export const ipv6Addresses = defineTable("vpc.ipv6-address", {
  usual: { InternetChargeType: "TRAFFIC_POSTPAID_BY_HOUR", AddressType: "EIPv6" },
  id: "AddressId",
});
/** Asynchronous tasks of addresses. */
export const tasks = defineTable("vpc.task", { id: "TaskId" });
/** Network interfaces. */
export const interfaces = defineTable("vpc.network-interface", { id: "NetworkInterfaceId" });
/** NAT gateways. */
export const natGateways = defineTable("vpc.nat-gateway", { id: "NatGatewayId" });
/** VPN gateways. */
export const vpnGateways = defineTable("vpc.vpn-gateway", {
  usual: { InstanceChargeType: "POSTPAID_BY_HOUR" },
  id: "VpnGatewayId",
});
/** VPN connections. */
export const vpnConnections = defineTable("vpc.vpn-connection", { id: "VpnConnectionId" });
/** Customer gateways. */
export const customerGateways = defineTable("vpc.customer-gateway", { id: "CustomerGatewayId" });
/**
 * Bandwidth packages; `ResourceSet` is what is in one, besides the addresses that name it in
 * `BandwidthPackageId`.
 */
export const bandwidthPackages = defineTable("vpc.bandwidth-package", {
  usual: { Status: "CREATED", ChargeType: "BANDWIDTH_POSTPAID_BY_DAY" },
  id: "BandwidthPackageId",
});
/**
 * CCNs, of all regions: the page of DescribeCcns asks for no region. `_bandwidthUntil` is the end of
 * bandwidth that is paid in advance.
 */
export const ccns = defineTable("vpc.ccn", {
  usual: { State: "AVAILABLE", InstanceChargeType: "POSTPAID" },
  id: "CcnId",
  scope: "account",
});
/** What is attached to a CCN: the fields of CcnAttachedInstance. */
export const ccnAttachments = defineTable("vpc.ccn-attachment", {
  usual: { State: "ACTIVE", InstanceType: "VPC" },
  id: (row: Row) => `${row["CcnId"]}/${row["InstanceId"]}`,
  scope: "account",
});
/** Flow logs. */
export const flowLogs = defineTable("vpc.flow-log", {
  usual: { ResourceType: "VPC", Enable: true },
  id: "FlowLogId",
});

/** The tables of the product. */
export const vpcTables = [
  vpcs,
  subnets,
  routeTables,
  securityGroups,
  addresses,
  ipv6Addresses,
  tasks,
  interfaces,
  natGateways,
  vpnGateways,
  vpnConnections,
  customerGateways,
  bandwidthPackages,
  ccns,
  ccnAttachments,
  flowLogs,
];
