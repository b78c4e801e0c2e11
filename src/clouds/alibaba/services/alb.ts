import { defineService } from "../../../core/service.ts";
import { NO_KIND } from "./parts/left-out.ts";
import { countedTokens } from "./parts/pagings.ts";

/**
 * Application load balancers and their server groups.
 * https://api.alibabacloud.com/document/Alb/2020-06-16/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_alb_load_balancer.go,
 * resource_alicloud_alb_server_group.go).
 */
export const alb = defineService({
  product: "Alb",
  defaults: {
    docs: "https://api.alibabacloud.com/document/Alb/2020-06-16/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: countedTokens(100),
    tags: { at: "Tags", key: "Key", value: "Value" },
  },
  types: {
    "alb.load-balancer": {
      title: "Application load balancer",
      docs: "DeleteLoadBalancer",
      list: {
        action: "ListLoadBalancers",
        items: "LoadBalancers",
        leaves: {
          LoadBalancerStatus: "the default in the text is about what becomes of failed ones",
          PayType: "there is no other value",
        },
      },
      read: {
        id: "LoadBalancerId",
        name: "LoadBalancerName",
        created: "CreateTime",
        charge: { at: "LoadBalancerBillingConfig.PayType", prepaid: [] },
        protections: {
          name: "deletion protection",
          when: { at: "DeletionProtectionConfig.Enabled", is: true },
        },
        facts: {
          status: "LoadBalancerStatus",
          edition: "LoadBalancerEdition",
          addressType: "AddressType",
          dnsName: "DNSName",
          vpcId: "VpcId",
          logProject: "AccessLogConfig.LogProject",
          deletionProtection: "DeletionProtectionConfig.Enabled",
        },
        states: {
          at: "LoadBalancerStatus",
          present: ["Inactive", "Active", "Provisioning", "Configuring", "CreateFailed"],
          leaving: ["Deleting"],
        },
        ties: { reachedBy: ["DNSName"] },
      },
      material: ["edition", "addressType", "dnsName"],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "ecs.security-group", at: "SecurityGroupIds[]" },
      ],
      gone: ["ResourceNotFound.LoadBalancer"],
      remove: [
        {
          does: "lift deletion protection",
          undo: {
            does: "put deletion protection back",
            action: "EnableDeletionProtection",
            params: { ResourceId: "$id" },
            again: "ClientToken",
          },
          action: "DisableDeletionProtection",
          params: { ResourceId: "$id" },
          again: "ClientToken",
          when: { at: "facts.deletionProtection", is: true },
        },
        {
          does: "delete the load balancer with its listeners",
          action: "DeleteLoadBalancer",
          params: { LoadBalancerId: "$id" },
          again: "ClientToken",
          busy: ["SystemBusy", "IdempotenceProcessing"],
        },
      ],
      // The bill's code is unverified.
      known: {
        inventory: ["ACS::ALB::LoadBalancer"],
        parts: ["ACS::ALB::Listener"],
        product: ["alb"],
      },
    },

    "alb.server-group": {
      title: "ALB server group",
      docs: "DeleteServerGroup",
      list: {
        action: "ListServerGroups",
        items: "ServerGroups",
        leaves: { ServerGroupType: NO_KIND },
      },
      read: {
        id: "ServerGroupId",
        name: "ServerGroupName",
        created: "CreateTime",
        facts: {
          status: "ServerGroupStatus",
          kind: "ServerGroupType",
          servers: "ServerCount",
          vpcId: "VpcId",
        },
        states: {
          at: "ServerGroupStatus",
          present: ["Creating", "Available", "Configuring"],
          leaving: ["Deleting"],
        },
      },
      material: ["kind"],
      uses: [{ type: "vpc.vpc", at: "VpcId" }],
      waitsFor: [{ type: "alb.load-balancer", at: "RelatedLoadBalancerIds[]" }],
      remove: {
        does: "delete the server group",
        action: "DeleteServerGroup",
        params: { ServerGroupId: "$id" },
        again: "ClientToken",
        gone: ["ResourceNotFound.ServerGroup"],
        busy: ["IncorrectStatus.ServerGroup", "IdempotenceProcessing"],
        blocked: { "ResourceInUse.ServerGroup": "alb.load-balancer" },
      },
      known: { inventory: ["ACS::ALB::ServerGroup"] },
    },
  },
});
