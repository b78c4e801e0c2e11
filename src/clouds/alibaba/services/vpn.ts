import { defineService } from "../../../core/service.ts";
import { dependencies } from "./parts/dependencies.ts";
import { ASKED_BESIDE, PENDING } from "./parts/left-out.ts";
import { pages } from "./parts/pagings.ts";
import { endRenewal, refund, unlessPrepaid } from "./parts/prepaid.ts";

const BUSY = ["VpnGateway.Configuring", "OperationConflict"] as const;

/** Gateways that are deleted by a call of their own. */
const ENHANCED = "Enhanced.SiteToSite";

const deletion = {
  does: "delete the VPN gateway",
  deletes: true,
  action: "DeleteVpnGateway",
  params: { VpnGatewayId: "$id" },
  again: "ClientToken",
  gone: ["InvalidVpnGatewayId.NotFound", "INSTANCE_NOT_EXISTS"],
  busy: BUSY,
  blocked: dependencies("SslVpnServer", "VpnConnection"),
} as const;

/**
 * VPN gateways, their connections, the customer's ends of them, and their SSL-VPN servers.
 * https://api.alibabacloud.com/document/Vpc/2016-04-28/overview
 *
 * Error codes: the vendor's page of DeleteVpnGateway, and the official Terraform provider
 * (resource_alicloud_vpn_gateway.go, resource_alicloud_vpn_connection.go,
 * resource_alicloud_vpn_customer_gateway.go, resource_alicloud_ssl_vpn_server.go).
 */
export const vpn = defineService({
  product: "Vpc",
  defaults: {
    docs: "https://api.alibabacloud.com/document/Vpc/2016-04-28/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: pages(50),
    tags: { at: "Tags.Tag", key: "Key", value: "Value" },
    params: { RegionId: "$region" },
  },
  types: {
    "vpc.vpn-gateway": {
      title: "VPN gateway",
      docs: "DeleteVpnGateway",
      // Whether enhanced gateways are listed without being asked for is not told.
      list: [
        {
          action: "DescribeVpnGateways",
          items: "VpnGateways.VpnGateway",
          leaves: { GatewayType: ASKED_BESIDE, IncludeReservationData: PENDING },
        },
        {
          action: "DescribeVpnGateways",
          params: { GatewayType: "Enhanced.SiteToSite" },
          items: "VpnGateways.VpnGateway",
          leaves: { IncludeReservationData: PENDING },
        },
      ],
      read: {
        id: "VpnGatewayId",
        name: "Name",
        created: "CreateTime",
        expires: "EndTime",
        charge: { at: "ChargeType", prepaid: ["Prepay"] },
        facts: {
          status: "Status",
          kind: "GatewayType",
          spec: "Spec",
          address: "InternetIp",
          vpcId: "VpcId",
          ipsec: "IpsecVpn",
          ssl: "SslVpn",
        },
        states: {
          at: "Status",
          present: ["init", "provisioning", "active", "updating"],
          leaving: ["deleting"],
        },
        ties: { reachedBy: ["InternetIp"] },
      },
      material: ["spec", "address", "vpcId"],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.vswitch", at: "VSwitchId" },
        { type: "vpc.vswitch", at: "DisasterRecoveryVSwitchId" },
      ],
      remove: [
        endRenewal,
        { ...deletion, when: [unlessPrepaid, { at: "facts.kind", not: ENHANCED }] },
        // The kind is not told of every gateway.
        { ...deletion, when: [unlessPrepaid, { at: "facts.kind", exists: false }] },
        {
          does: "delete the enhanced VPN gateway",
          deletes: true,
          action: "DeleteEnhancedVpnGateway",
          params: { VpnGatewayId: "$id" },
          again: "ClientToken",
          when: [unlessPrepaid, { at: "facts.kind", is: ENHANCED }],
          gone: ["InvalidVpnGatewayId.NotFound", "INSTANCE_NOT_EXISTS"],
          busy: BUSY,
          blocked: dependencies("VpnConnection"),
        },
        refund,
      ],
      // The bill's code is unverified.
      known: { inventory: ["ACS::VPN::VpnGateway"], product: ["vpn"] },
    },

    "vpc.vpn-connection": {
      title: "IPsec connection",
      docs: "DeleteVpnConnection",
      list: { action: "DescribeVpnConnections", items: "VpnConnections.VpnConnection" },
      read: {
        id: "VpnConnectionId",
        name: "Name",
        created: "CreateTime",
        tags: { at: "Tag.Tag", key: "Key", value: "Value" },
        facts: {
          status: "Status",
          gatewayId: "VpnGatewayId",
          customerGatewayId: "CustomerGatewayId",
          attachedTo: "AttachType",
          transitRouterId: "TransitRouterId",
          crossAccount: "CrossAccountAuthorized",
        },
        states: {
          at: "Status",
          present: [
            "ike_sa_not_established",
            "ike_sa_established",
            "ipsec_sa_not_established",
            "ipsec_sa_established",
          ],
        },
      },
      material: ["gatewayId", "customerGatewayId", "attachedTo"],
      uses: [
        { type: "vpc.vpn-gateway", at: "VpnGatewayId" },
        { type: "vpc.customer-gateway", at: "CustomerGatewayId" },
        {
          type: "vpc.customer-gateway",
          at: "TunnelOptionsSpecification.TunnelOptions[].CustomerGatewayId",
        },
      ],
      busy: [...BUSY, "Appliance.Configuring", "VpnConnection.Configuring", "VpnTask.CONFLICT"],
      gone: ["InvalidVpnConnectionInstanceId.NotFound"],
      remove: [
        {
          does: "delete the connection of the VPN gateway",
          deletes: true,
          action: "DeleteVpnConnection",
          params: { VpnConnectionId: "$id" },
          again: "ClientToken",
          when: { at: "facts.gatewayId", exists: true },
        },
        {
          does: "delete the connection, which no VPN gateway carries",
          action: "DeleteVpnAttachment",
          params: { VpnConnectionId: "$id" },
          again: "ClientToken",
          when: { at: "facts.gatewayId", exists: false },
        },
      ],
      known: { inventory: ["ACS::VPN::VpnConnection"] },
    },

    "vpc.customer-gateway": {
      title: "Customer gateway",
      docs: "DeleteCustomerGateway",
      list: { action: "DescribeCustomerGateways", items: "CustomerGateways.CustomerGateway" },
      read: {
        id: "CustomerGatewayId",
        name: "Name",
        created: "CreateTime",
        facts: { address: "IpAddress" },
        ties: {
          reachedBy: { none: "its address is the other side's, and is not given back with it" },
        },
      },
      material: ["address"],
      remove: {
        does: "delete the customer gateway",
        action: "DeleteCustomerGateway",
        params: { CustomerGatewayId: "$id" },
        again: "ClientToken",
        gone: ["InvalidCustomerGatewayInstanceId.NotFound"],
        busy: BUSY,
      },
      known: { inventory: ["ACS::VPN::CustomerGateway"] },
    },

    "vpc.ssl-vpn-server": {
      title: "SSL-VPN server",
      docs: "DeleteSslVpnServer",
      list: { action: "DescribeSslVpnServers", items: "SslVpnServers.SslVpnServer" },
      read: {
        id: "SslVpnServerId",
        name: "Name",
        created: "CreateTime",
        tags: { none: "the product's calls about tags take no SSL-VPN server" },
        facts: {
          gatewayId: "VpnGatewayId",
          clients: "ClientIpPool",
          networks: "LocalSubnet",
          protocol: "Proto",
          connections: "Connections",
        },
      },
      material: ["gatewayId", "clients", "networks"],
      uses: { type: "vpc.vpn-gateway", at: "VpnGatewayId" },
      remove: {
        // Whether its client certificates go along is unverified.
        does: "delete the SSL-VPN server, so that its clients connect no more",
        action: "DeleteSslVpnServer",
        params: { SslVpnServerId: "$id" },
        again: "ClientToken",
        gone: ["InvalidSslVpnServerId.NotFound"],
        busy: BUSY,
      },
      known: { inventory: ["ACS::VPN::SslVpnServer"] },
    },
  },
});
