import { defineService } from "../../../core/service.ts";
import { pages } from "./parts/pagings.ts";
import { endRenewal, refund, unlessPrepaid } from "./parts/prepaid.ts";

/**
 * Classic load balancers.
 * https://api.alibabacloud.com/document/Slb/2014-05-15/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_slb_load_balancer.go, errors.go).
 */
export const slb = defineService({
  product: "Slb",
  defaults: {
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: pages(100),
    params: { RegionId: "$region" },
  },
  types: {
    "slb.load-balancer": {
      title: "Classic load balancer",
      docs: "https://api.alibabacloud.com/document/Slb/2014-05-15/DeleteLoadBalancer",
      list: {
        action: "DescribeLoadBalancers",
        items: "LoadBalancers.LoadBalancer",
        leaves: { LoadBalancerStatus: "the default in the text is that of new instances" },
      },
      detail: {
        // The list does not tell when a prepaid one expires.
        name: "attribute",
        action: "DescribeLoadBalancerAttribute",
        must: "LoadBalancerId",
        params: { LoadBalancerId: "$id" },
        when: { at: "PayType", is: "PrePay" },
        none: ["InvalidLoadBalancerId.NotFound"],
      },
      read: {
        id: "LoadBalancerId",
        name: "LoadBalancerName",
        created: "CreateTime",
        expires: "detail.attribute.EndTime",
        charge: { at: "PayType", prepaid: ["PrePay"] },
        tags: { at: "Tags.Tag", key: "TagKey", value: "TagValue" },
        facts: {
          status: "LoadBalancerStatus",
          spec: "LoadBalancerSpec",
          address: "Address",
          addressType: "AddressType",
          vpcId: "VpcId",
        },
        states: { at: "LoadBalancerStatus", present: ["inactive", "active", "locked"] },
        ties: { reachedBy: ["Address"] },
      },
      material: ["spec", "address", "addressType"],
      uses: [
        { type: "vpc.vswitch", at: "VSwitchId" },
        { type: "vpc.vpc", at: "VpcId" },
      ],
      gone: ["InvalidLoadBalancerId.NotFound"],
      protection: {
        at: "DeleteProtection",
        is: "on",
        action: "SetLoadBalancerDeleteProtection",
        params: { LoadBalancerId: "$id", DeleteProtection: "off" },
        back: { DeleteProtection: "on" },
      },
      remove: [
        endRenewal,
        {
          does: "delete the load balancer with its listeners",
          deletes: true,
          action: "DeleteLoadBalancer",
          params: { LoadBalancerId: "$id" },
          when: unlessPrepaid,
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
      known: {
        inventory: ["ACS::SLB::LoadBalancer"],
        parts: ["ACS::SLB::VServerGroup"],
        product: ["slb"],
      },
    },
  },
});
