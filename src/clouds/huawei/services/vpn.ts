import { defineService } from "../../../core/service.ts";

/**
 * VPN gateways with what they connect. Pages begin behind the creation time of the last record, which two may
 * share: the total says whether one fell behind an edge. The official Terraform provider takes any 404 for gone. https://support.huaweicloud.com/intl/en-us/api-vpn/
 *
 * The addresses of these pages are unverified: vpn.connection.
 */
export const vpn = defineService({
  product: "vpn",
  defaults: {
    docs: "https://support.huaweicloud.com/eu/api-vpn/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: {
      by: "last-id",
      last: "marker",
      size: ["limit", 200],
      id: "created_at",
      total: "total_count",
    },
    gone: ["HTTP 404"],
    busy: ["HTTP 409"],
  },
  types: {
    "vpn.gateway": {
      title: "VPN gateway",
      docs: "vpn_api_0018.html",
      list: { action: "ListVgws", items: "vpn_gateways", paging: { by: "none" } },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { at: "tags", key: "key", value: "value" },
        states: {
          at: "status",
          present: ["ACTIVE", "PENDING_CREATE", "PENDING_UPDATE", "FAULT", "FREEZED"],
          leaving: ["PENDING_DELETE"],
          unpublished: "what the package says of the field is that it is a state; unverified",
        },
        facts: { status: "status", vpcId: "vpc_id", router: "er_id" },
        ties: { reachedBy: ["eip1.ip_address", "eip2.ip_address"] },
      },
      material: ["vpcId"],
      uses: [
        { type: "vpc.vpc", at: "vpc_id" },
        { type: "vpc.subnet", at: "connect_subnet" },
        { type: "vpc.subnet", at: "access_subnet_id" },
      ],
      // The gateway's own addresses are released with it.
      takes: ["eip1.id", "eip2.id"],
      remove: {
        does: "delete the gateway with its addresses",
        action: "DeleteVgw",
        params: { vgw_id: "$id" },
      },
      known: { inventory: ["vpnaas.vpnGateways"], product: ["hws.service.type.vpn"] },
    },

    "vpn.connection": {
      title: "VPN connection",
      docs: "vpn_api_0023.html",
      list: { action: "ListVpnConnections", items: "vpn_connections" },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { at: "tags", key: "key", value: "value" },
        states: {
          at: "status",
          present: ["ACTIVE", "DOWN", "PENDING_CREATE", "PENDING_UPDATE", "UNKNOWN", "FREEZED"],
          leaving: ["PENDING_DELETE"],
          unpublished: "what the package says of the field is that it is a state; unverified",
        },
        facts: { status: "status", gateway: "vgw_id", customer: "cgw_id" },
      },
      material: ["gateway", "customer"],
      uses: [
        { type: "vpn.gateway", at: "vgw_id" },
        { type: "vpn.customer-gateway", at: "cgw_id" },
      ],
      remove: {
        does: "delete the connection",
        action: "DeleteVpnConnection",
        params: { vpn_connection_id: "$id" },
      },
      known: { inventory: ["vpnaas.vpnConnections"] },
    },

    "vpn.customer-gateway": {
      title: "VPN customer gateway",
      docs: "vpn_api_0025.html",
      list: { action: "ListCgws", items: "customer_gateways" },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { at: "tags", key: "key", value: "value" },
        facts: { is: "id_value" },
      },
      remove: {
        does: "delete the customer gateway",
        action: "DeleteCgw",
        params: { customer_gateway_id: "$id" },
      },
      known: { inventory: ["vpnaas.customerGateways"] },
    },
  },
});
