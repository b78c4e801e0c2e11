import { defineService } from "../../../core/service.ts";
import { lastIds, markers } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * NAT gateways; their rules go first, by the gateway's own steps. The official Terraform provider takes any 404
 * for gone. https://support.huaweicloud.com/intl/en-us/api-natgateway/
 *
 * The addresses of these pages are unverified: nat.private-gateway.
 */
export const nat = defineService({
  product: "nat",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-natgateway/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    gone: ["HTTP 404"],
  },
  types: {
    "nat.gateway": {
      title: "Public NAT gateway",
      docs: "nat_api_0004.html",
      list: { action: "ListNatGateways", items: "nat_gateways", paging: lastIds(2000, "id") },
      detail: [
        {
          name: "snat",
          action: "ListNatGatewaySnatRules",
          params: { nat_gateway_id: ["$id"] },
          leaves: {
            source_type:
              "what holds without it is told of new rules; one that is not listed keeps the gateway from going (unverified)",
          },
          items: "snat_rules",
          must: "id",
          paging: lastIds(2000, "id"),
        },
        {
          name: "dnat",
          action: "ListNatGatewayDnatRules",
          params: { nat_gateway_id: ["$id"] },
          items: "dnat_rules",
          must: "id",
          paging: lastIds(2000, "id"),
        },
      ],
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: {
          by: {
            action: "ShowNatGatewayTag",
            params: { nat_gateway_id: "$id" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: { by: "none" },
          },
        },
        states: {
          at: "status",
          present: ["ACTIVE", "PENDING_CREATE", "PENDING_UPDATE", "INACTIVE"],
          leaving: ["PENDING_DELETE"],
        },
        facts: {
          status: "status",
          vpcId: "router_id",
          ordered: "billing_info",
          snat: "detail.snat[].id",
          dnat: "detail.dnat[].id",
        },
        ties: {
          reachedBy: [
            "detail.snat[].floating_ip_address",
            "detail.dnat[].floating_ip_address",
            "detail.dnat[].global_eip_address",
          ],
        },
      },
      material: ["vpcId"],
      uses: [
        { type: "vpc.vpc", at: "router_id" },
        { type: "vpc.subnet", at: "internal_network_id" },
      ],
      remove: [
        endRenewal,
        {
          does: "delete its source rules",
          cannotBeUndone: {
            because: "a rule that was deleted is not kept",
            next: "Create the rules again from your own code, or in the console: NAT Gateway, SNAT Rules.",
          },
          action: "DeleteNatGatewaySnatRule",
          params: { nat_gateway_id: "$id", snat_rule_id: "$each" },
          forEach: "facts.snat",
        },
        {
          does: "delete its destination rules",
          cannotBeUndone: {
            because: "a rule that was deleted is not kept",
            next: "Create the rules again from your own code, or in the console: NAT Gateway, DNAT Rules.",
          },
          action: "DeleteNatGatewayDnatRule",
          params: { nat_gateway_id: "$id", dnat_rule_id: "$each" },
          forEach: "facts.dnat",
        },
        {
          does: "delete the gateway",
          deletes: true,
          action: "DeleteNatGateway",
          params: { nat_gateway_id: "$id" },
          when: unlessPrepaid,
          busy: ["HTTP 409"],
        },
        unsubscribe,
      ],
      known: { inventory: ["nat.natGateways"], product: ["hws.service.type.natgateway"] },
    },

    "nat.private-gateway": {
      title: "Private NAT gateway",
      docs: "nat_api_0034.html",
      list: { action: "ListPrivateNats", items: "gateways", paging: markers(2000) },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { at: "tags", key: "key", value: "value" },
        states: { at: "status", present: ["ACTIVE", "FROZEN", "INACTIVE"] },
        facts: { status: "status", vpcs: "downlink_vpcs[].vpc_id" },
      },
      uses: { type: "vpc.vpc", at: "downlink_vpcs[].vpc_id" },
      remove: {
        does: "delete the gateway",
        action: "DeletePrivateNat",
        params: { gateway_id: "$id" },
        busy: ["HTTP 409"],
      },
      known: { inventory: ["nat.privateNatGateways"] },
    },
  },
});
