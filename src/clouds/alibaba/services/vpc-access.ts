import { defineService } from "../../../core/service.ts";
import type { WrittenStep } from "../../../core/written-row.ts";
import { dependencies } from "./parts/dependencies.ts";
import { pages } from "./parts/pagings.ts";
import { endRenewal, refund, unlessPrepaid } from "./parts/prepaid.ts";
import { VPC_DEFAULTS } from "./parts/vpc-defaults.ts";

/** Rules must go before their gateway; without a kind, only those of single addresses are listed. */
const egressOnlyRules = (of: string, kind: "IPv6Address" | "IPv6Prefix") =>
  ({
    does: `delete the egress-only rules of ${of}`,
    cannotBeUndone: {
      because: "the journal keeps the ids of the rules, and not what they said",
      next: "Read the rules in your own code or in ActionTrail, and create them again in the console: VPC, IPv6 Gateway.",
    },
    action: "DeleteIpv6EgressOnlyRule",
    params: { Ipv6EgressOnlyRuleId: "$each.Ipv6EgressOnlyRuleId" },
    again: "ClientToken",
    // A rule that is being deleted is still listed.
    done: ["ResourceNotFound.Ipv6EgressOnlyRule"],
    busy: ["IncorrectStatus.EgressOnlyRule"],
    forEach: {
      action: "DescribeIpv6EgressOnlyRules",
      params: { RegionId: "$region", Ipv6GatewayId: "$id", InstanceType: kind },
      items: "Ipv6EgressOnlyRules.Ipv6EgressOnlyRule",
      must: "Ipv6EgressOnlyRuleId",
      paging: pages(50),
    },
    when: unlessPrepaid,
  }) as const satisfies WrittenStep;

/**
 * What stands between a network and the outside: network ACLs and IPv6 gateways.
 * https://api.alibabacloud.com/document/Vpc/2016-04-28/overview
 *
 * Error codes: the vendor's pages of UnassociateNetworkAcl, DeleteIpv6EgressOnlyRule and DeleteIpv6Gateway,
 * and the official Terraform provider (resource_alicloud_network_acl.go, resource_alicloud_vpc_ipv6_gateway.go).
 */
export const vpcAccess = defineService({
  product: "Vpc",
  defaults: VPC_DEFAULTS,
  types: {
    "vpc.network-acl": {
      title: "Network ACL",
      docs: "DeleteNetworkAcl",
      list: {
        action: "DescribeNetworkAcls",
        items: "NetworkAcls.NetworkAcl",
        leaves: { ResourceType: "it narrows to what is bound to one thing, which is not named" },
      },
      read: {
        id: "NetworkAclId",
        name: "NetworkAclName",
        created: "CreationTime",
        facts: {
          status: "Status",
          vpcId: "VpcId",
          vSwitchIds: "Resources.Resource[].ResourceId",
        },
        states: { at: "Status", present: ["Available", "Modifying"] },
      },
      material: ["vpcId", "vSwitchIds"],
      bindings: ["vSwitchIds"],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.vswitch", at: "Resources.Resource[].ResourceId" },
      ],
      gone: ["InvalidNetworkAcl.NotFound"],
      remove: [
        {
          does: "take the ACL off its vSwitches",
          undo: {
            does: "bind the ACL to the vSwitch again",
            action: "AssociateNetworkAcl",
            params: {
              NetworkAclId: "$id",
              Resource: [{ ResourceType: "VSwitch", ResourceId: "$each" }],
            },
            to: { types: ["vpc.vswitch"], is: "$each" },
            busy: ["NetworkStatus.Modifying", "ResourceStatus.Error"],
          },
          action: "UnassociateNetworkAcl",
          params: {
            NetworkAclId: "$id",
            Resource: [{ ResourceType: "VSwitch", ResourceId: "$each" }],
          },
          forEach: "facts.vSwitchIds",
          done: ["InvalidResource.NotBinding"],
          busy: ["IncorrectStatus.Vpc", "NetworkStatus.Modifying", "ResourceStatus.Error"],
        },
        {
          does: "delete the ACL with its rules",
          action: "DeleteNetworkAcl",
          params: { NetworkAclId: "$id" },
          again: "ClientToken",
          blocked: { NetworkAclExistBinding: "vpc.vswitch" },
        },
      ],
      known: { inventory: ["ACS::VPC::NetworkAcl"] },
    },

    "vpc.ipv6-gateway": {
      title: "IPv6 gateway",
      docs: "DeleteIpv6Gateway",
      list: { action: "DescribeIpv6Gateways", items: "Ipv6Gateways.Ipv6Gateway" },
      read: {
        id: "Ipv6GatewayId",
        name: "Name",
        created: "CreationTime",
        expires: "ExpiredTime",
        // The vendor's page names pay-as-you-go alone (unverified for older accounts).
        charge: { at: "InstanceChargeType", prepaid: ["PrePaid"] },
        facts: { status: "Status", vpcId: "VpcId" },
        states: { at: "Status", present: ["Pending", "Available"], leaving: ["Deleting"] },
      },
      material: ["vpcId"],
      uses: { type: "vpc.vpc", at: "VpcId" },
      busy: ["IncorrectStatus.Vpc"],
      remove: [
        endRenewal,
        egressOnlyRules("addresses", "IPv6Address"),
        egressOnlyRules("prefixes", "IPv6Prefix"),
        {
          does: "delete the IPv6 gateway",
          deletes: true,
          action: "DeleteIpv6Gateway",
          params: { Ipv6GatewayId: "$id" },
          again: "ClientToken",
          when: unlessPrepaid,
          // Rules go in the background; the code for those that are still there is unverified.
          busy: ["IncorrectStatus.Ipv6Gateway"],
          blocked: dependencies("Ipv6EgressOnlyRule"),
        },
        refund,
      ],
      known: { inventory: ["ACS::VPC::Ipv6Gateway"] },
    },
  },
});
