import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, toBeReturned } from "./parts/prepaid.ts";

/**
 * VPN gateways with their tunnels. https://cloud.tencent.com/document/api/215/15755
 *
 * Error codes: Go SDK tencentcloud-sdk-go, vpc/v20170312/errors.go.
 */
export const vpcVpn = defineService({
  product: "vpc",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/215/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: offsets(100),
    tags: { at: "TagSet", key: "Key", value: "Value" },
  },
  types: {
    "vpc.vpn-gateway": {
      title: "VPN gateway",
      docs: "17513",
      list: { action: "DescribeVpnGateways", items: "VpnGatewaySet" },
      read: {
        id: "VpnGatewayId",
        name: "VpnGatewayName",
        created: "CreatedTime",
        expires: "ExpiredTime",
        charge: { at: "InstanceChargeType", prepaid: ["PREPAID"] },
        autoRenew: { at: "RenewFlag", is: ["NOTIFY_AND_AUTO_RENEW"] },
        facts: { status: "State", vpcId: "VpcId", kind: "Type", ip: "PublicIpAddress" },
        states: {
          at: "State",
          present: ["PENDING", "PENDING_ERROR", "DELETING_ERROR", "AVAILABLE"],
          leaving: ["DELETING"],
        },
        ties: { reachedBy: ["PublicIpAddress"] },
      },
      material: ["vpcId", "kind"],
      proposes: {
        when: { at: "InstanceChargeType", is: "PREPAID" },
        disposition: "let-expire",
        because: "a VPN gateway that is paid in advance is deleted only after it has run out",
      },
      allows: ["let-expire", "refund", "delete", "manual", "keep"],
      uses: [{ type: "vpc.vpc", at: "VpcId" }],
      blocked: {
        "UnsupportedOperation.BindCloudFirewall": "the Cloud Firewall that it is bound to",
      },
      gone: ["InvalidVpnGatewayId.NotFound", "ResourceNotFound"],
      remove: [
        endRenewal,
        {
          does: "delete the gateway",
          deletes: true,
          action: "DeleteVpnGateway",
          params: { VpnGatewayId: "$id" },
          when: { at: "charge", not: "prepaid" },
        },
        {
          does: "delete the gateway, which the cloud refuses before it has run out",
          action: "DeleteVpnGateway",
          params: { VpnGatewayId: "$id" },
          when: toBeReturned,
        },
      ],
      known: { inventory: ["qcs::vpc::vpngw", "qcs::vpc::vpn-gateway"], product: ["p_vpn"] },
    },

    "vpc.vpn-connection": {
      title: "VPN tunnel",
      docs: "17516",
      list: { action: "DescribeVpnConnections", items: "VpnConnectionSet" },
      read: {
        id: "VpnConnectionId",
        name: "VpnConnectionName",
        created: "CreatedTime",
        facts: { status: "State", gateway: "VpnGatewayId" },
        states: { at: "State", present: ["PENDING", "AVAILABLE"], leaving: ["DELETING"] },
      },
      material: ["gateway"],
      uses: [{ type: "vpc.vpn-gateway", at: "VpnGatewayId" }],
      remove: {
        does: "delete the tunnel",
        action: "DeleteVpnConnection",
        params: { VpnGatewayId: "$facts.gateway", VpnConnectionId: "$id" },
        gone: ["ResourceNotFound", "UnsupportedOperation.RecordNotExists"],
        busy: [
          "UnsupportedOperation.DeleteVpnConnInvalidState",
          "UnsupportedOperation.InvalidState",
          "UnsupportedOperation.MutexOperationTaskRunning",
        ],
      },
      known: { inventory: ["qcs::vpc::vpnx", "qcs::vpc::vpn-connection"] },
    },
  },
});
