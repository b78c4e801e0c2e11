import { defineService } from "../../../core/service.ts";
import { endRenewal, goesNow, refund, unlessPrepaid } from "../prepaid.ts";

/**
 * Classic load balancers.
 * https://api.alibabacloud.com/document/Slb/2014-05-15/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_slb_load_balancer.go, errors.go).
 */
export const slb = defineService({
  product: "Slb",
  docs: "https://api.alibabacloud.com/document/Slb/2014-05-15/overview",
  types: {
    "slb.load-balancer": {
      title: "Classic load balancer",
      docs: "https://api.alibabacloud.com/document/Slb/2014-05-15/DeleteLoadBalancer",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeLoadBalancers",
        params: { RegionId: "$region" },
        items: "LoadBalancers.LoadBalancer",
        paging: { by: "number", page: "PageNumber", size: ["PageSize", 100], total: "TotalCount" },
      },
      detail: [
        {
          // The list does not tell when a prepaid one expires.
          name: "attribute",
          action: "DescribeLoadBalancerAttribute",
          must: "LoadBalancerId",
          params: { RegionId: "$region", LoadBalancerId: "$id" },
          when: { at: "PayType", is: "PrePay" },
          none: ["InvalidLoadBalancerId.NotFound"],
        },
      ],
      read: {
        id: "LoadBalancerId",
        name: "LoadBalancerName",
        created: "CreateTime",
        expires: "detail.attribute.EndTime",
        charge: { at: "PayType", prepaid: ["PrePay"] },
        protections: [{ name: "deletion protection", when: { at: "DeleteProtection", is: "on" } }],
        tags: { at: "Tags.Tag", key: "TagKey", value: "TagValue" },
        facts: {
          status: "LoadBalancerStatus",
          spec: "LoadBalancerSpec",
          address: "Address",
          addressType: "AddressType",
          vpcId: "VpcId",
          deletionProtection: "DeleteProtection",
        },
        ties: { reachedBy: ["Address"] },
      },
      material: ["spec", "address", "addressType"],
      dataBearing: false,
      uses: [
        { type: "vpc.vswitch", at: "VSwitchId" },
        { type: "vpc.vpc", at: "VpcId" },
      ],
      remove: {
        by: "call",
        steps: [
          endRenewal,
          {
            does: "lift deletion protection",
            undo: {
              does: "put deletion protection back",
              action: "SetLoadBalancerDeleteProtection",
              params: { RegionId: "$region", LoadBalancerId: "$id", DeleteProtection: "on" },
            },
            action: "SetLoadBalancerDeleteProtection",
            params: { RegionId: "$region", LoadBalancerId: "$id", DeleteProtection: "off" },
            when: [{ at: "facts.deletionProtection", is: "on" }, goesNow],
            gone: ["InvalidLoadBalancerId.NotFound"],
          },
          {
            does: "delete the load balancer with its listeners",
            deletes: true,
            action: "DeleteLoadBalancer",
            params: { RegionId: "$region", LoadBalancerId: "$id" },
            when: unlessPrepaid,
            gone: ["InvalidLoadBalancerId.NotFound"],
            busy: [
              "SystemBusy",
              "OperationBusy",
              "ServiceIsStopping",
              "ServiceIsConfiguring",
              "BackendServer.configuring",
            ],
          },
          refund,
        ],
      },
      known: { inventory: ["ACS::SLB::LoadBalancer", "ACS::SLB::VServerGroup"], product: ["slb"] },
    },
  },
});
