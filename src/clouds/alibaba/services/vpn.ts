import { defineService } from "../../../core/service.ts";
import { endRenewal, refund, unlessPrepaid } from "../prepaid.ts";

const BUSY = ["VpnGateway.Configuring", "OperationConflict"] as const;

/**
 * VPN gateways, their connections and the customer's ends of them.
 * https://api.alibabacloud.com/document/Vpc/2016-04-28/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_vpn_gateway.go,
 * resource_alicloud_vpn_connection.go, resource_alicloud_vpn_customer_gateway.go).
 */
export const vpn = defineService({
  product: "Vpc",
  docs: "https://api.alibabacloud.com/document/Vpc/2016-04-28/overview",
  types: {
    "vpc.vpn-gateway": {
      title: "VPN gateway",
      docs: "https://api.alibabacloud.com/document/Vpc/2016-04-28/DeleteVpnGateway",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeVpnGateways",
        params: { RegionId: "$region" },
        items: "VpnGateways.VpnGateway",
        paging: { by: "number", page: "PageNumber", size: ["PageSize", 50], total: "TotalCount" },
      },
      read: {
        id: "VpnGatewayId",
        name: "Name",
        created: "CreateTime",
        expires: "EndTime",
        charge: { at: "ChargeType", prepaid: ["Prepay"] },
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: {
          status: "Status",
          spec: "Spec",
          address: "InternetIp",
          vpcId: "VpcId",
          ipsec: "IpsecVpn",
          ssl: "SslVpn",
        },
        states: [{ is: "leaving", when: { at: "Status", is: "deleting" } }],
        ties: { reachedBy: ["InternetIp"] },
      },
      material: ["spec", "address", "vpcId"],
      dataBearing: false,
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.vswitch", at: "VSwitchId" },
        { type: "vpc.vswitch", at: "DisasterRecoveryVSwitchId" },
      ],
      remove: {
        by: "call",
        steps: [
          endRenewal,
          {
            does: "delete the VPN gateway",
            deletes: true,
            action: "DeleteVpnGateway",
            params: { RegionId: "$region", VpnGatewayId: "$id", ClientToken: "$clientToken" },
            when: unlessPrepaid,
            gone: ["InvalidVpnGatewayId.NotFound", "INSTANCE_NOT_EXISTS"],
            busy: BUSY,
          },
          refund,
        ],
      },
      // The bill's code is unverified.
      known: { inventory: ["ACS::VPN::VpnGateway"], product: ["vpn"] },
    },

    "vpc.vpn-connection": {
      title: "IPsec connection",
      docs: "https://api.alibabacloud.com/document/Vpc/2016-04-28/DeleteVpnConnection",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeVpnConnections",
        params: { RegionId: "$region" },
        items: "VpnConnections.VpnConnection",
        paging: { by: "number", page: "PageNumber", size: ["PageSize", 50], total: "TotalCount" },
      },
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
      },
      material: ["gatewayId", "customerGatewayId", "attachedTo"],
      dataBearing: false,
      uses: [
        { type: "vpc.vpn-gateway", at: "VpnGatewayId" },
        { type: "vpc.customer-gateway", at: "CustomerGatewayId" },
        {
          type: "vpc.customer-gateway",
          at: "TunnelOptionsSpecification.TunnelOptions[].CustomerGatewayId",
        },
      ],
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the connection of the VPN gateway",
            deletes: true,
            action: "DeleteVpnConnection",
            params: { RegionId: "$region", VpnConnectionId: "$id", ClientToken: "$clientToken" },
            when: { at: "facts.gatewayId", exists: true },
            gone: ["InvalidVpnConnectionInstanceId.NotFound"],
            busy: BUSY,
          },
          {
            does: "delete the connection, which no VPN gateway carries",
            deletes: true,
            action: "DeleteVpnAttachment",
            params: { RegionId: "$region", VpnConnectionId: "$id", ClientToken: "$clientToken" },
            when: { at: "facts.gatewayId", exists: false },
            gone: ["InvalidVpnConnectionInstanceId.NotFound"],
            busy: BUSY,
          },
        ],
      },
      known: { inventory: ["ACS::VPN::VpnConnection"] },
    },

    "vpc.customer-gateway": {
      title: "Customer gateway",
      docs: "https://api.alibabacloud.com/document/Vpc/2016-04-28/DeleteCustomerGateway",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeCustomerGateways",
        params: { RegionId: "$region" },
        items: "CustomerGateways.CustomerGateway",
        paging: { by: "number", page: "PageNumber", size: ["PageSize", 50], total: "TotalCount" },
      },
      read: {
        id: "CustomerGatewayId",
        name: "Name",
        created: "CreateTime",
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: { address: "IpAddress" },
        ties: {
          reachedBy: { none: "its address is the other side's, and is not given back with it" },
        },
      },
      material: ["address"],
      dataBearing: false,
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the customer gateway",
            deletes: true,
            action: "DeleteCustomerGateway",
            params: { RegionId: "$region", CustomerGatewayId: "$id", ClientToken: "$clientToken" },
            gone: ["InvalidCustomerGatewayInstanceId.NotFound"],
            busy: BUSY,
          },
        ],
      },
      known: { inventory: ["ACS::VPN::CustomerGateway"] },
    },
  },
});
