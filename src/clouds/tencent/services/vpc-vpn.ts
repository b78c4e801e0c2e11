import { defineService } from "../../../core/service.ts";
import { endRenewal, toBeReturned } from "../prepaid.ts";

/**
 * VPN gateways with their tunnels. https://cloud.tencent.com/document/api/215/15755
 *
 * Error codes: Go SDK tencentcloud-sdk-go, vpc/v20170312/errors.go.
 */
export const vpcVpn = defineService({
  product: "vpc",
  docs: "https://cloud.tencent.com/document/api/215/15755",
  types: {
    "vpc.vpn-gateway": {
      title: "VPN gateway",
      docs: "https://cloud.tencent.com/document/api/215/17513",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeVpnGateways",
        items: "VpnGatewaySet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "VpnGatewayId",
        name: "VpnGatewayName",
        created: "CreatedTime",
        expires: "ExpiredTime",
        charge: { at: "InstanceChargeType", prepaid: ["PREPAID"] },
        autoRenew: { at: "RenewFlag", is: ["NOTIFY_AND_AUTO_RENEW"] },
        tags: { at: "TagSet", key: "Key", value: "Value" },
        facts: { status: "State", vpcId: "VpcId", kind: "Type", ip: "PublicIpAddress" },
        states: [{ is: "leaving", when: { at: "State", is: "DELETING" } }],
        ties: { reachedBy: ["PublicIpAddress"] },
      },
      material: ["vpcId", "kind"],
      dataBearing: false,
      proposes: [
        {
          when: { at: "InstanceChargeType", is: "PREPAID" },
          disposition: "let-expire",
          because: "a VPN gateway that is paid in advance is deleted only after it has run out",
        },
      ],
      allows: ["let-expire", "refund", "delete", "manual", "keep"],
      uses: [{ type: "vpc.vpc", at: "VpcId" }],
      remove: {
        by: "call",
        steps: [
          endRenewal,
          {
            does: "delete the gateway",
            deletes: true,
            action: "DeleteVpnGateway",
            params: { VpnGatewayId: "$id" },
            when: { at: "charge", not: "prepaid" },
            gone: ["InvalidVpnGatewayId.NotFound", "ResourceNotFound"],
            busy: ["ResourceInUse", "UnsupportedOperation.InvalidState"],
          },
          {
            does: "delete the gateway, which the cloud refuses before it has run out",
            deletes: true,
            action: "DeleteVpnGateway",
            params: { VpnGatewayId: "$id" },
            when: toBeReturned,
            gone: ["InvalidVpnGatewayId.NotFound", "ResourceNotFound"],
            busy: ["ResourceInUse", "UnsupportedOperation.InvalidState"],
          },
        ],
      },
      known: { inventory: ["qcs::vpc::vpngw", "qcs::vpc::vpn-gateway"], product: ["p_vpn"] },
    },

    "vpc.vpn-connection": {
      title: "VPN tunnel",
      docs: "https://cloud.tencent.com/document/api/215/17516",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeVpnConnections",
        items: "VpnConnectionSet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "VpnConnectionId",
        name: "VpnConnectionName",
        created: "CreatedTime",
        tags: { at: "TagSet", key: "Key", value: "Value" },
        facts: { status: "State", gateway: "VpnGatewayId" },
        states: [{ is: "leaving", when: { at: "State", is: "DELETING" } }],
      },
      material: ["gateway"],
      dataBearing: false,
      uses: [{ type: "vpc.vpn-gateway", at: "VpnGatewayId" }],
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the tunnel",
            deletes: true,
            action: "DeleteVpnConnection",
            params: { VpnGatewayId: "$facts.gateway", VpnConnectionId: "$id" },
            gone: ["ResourceNotFound"],
            busy: ["UnsupportedOperation.DeleteVpnConnInvalidState"],
          },
        ],
      },
      known: { inventory: ["qcs::vpc::vpnx", "qcs::vpc::vpn-connection"] },
    },
  },
});
