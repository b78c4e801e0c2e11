import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, goesNow, postpaidStands, toBeReturned } from "./parts/prepaid.ts";

/**
 * Load balancers. More than 30 deletions in a region within five minutes are refused
 * (FailedOperation.FrequencyCheckRisk), which passes by itself.
 * https://cloud.tencent.com/document/api/214/30667
 *
 * Error codes: Go SDK tencentcloud-sdk-go, clb/v20180317/errors.go, and the text of DeleteLoadBalancer.
 */
export const clb = defineService({
  product: "clb",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: offsets(100),
  },
  types: {
    "clb.load-balancer": {
      title: "Load balancer",
      docs: "https://cloud.tencent.com/document/api/214/30689",
      list: { action: "DescribeLoadBalancers", items: "LoadBalancerSet" },
      read: {
        id: "LoadBalancerId",
        name: "LoadBalancerName",
        created: "CreateTime",
        expires: "ExpireTime",
        charge: { at: "ChargeType", prepaid: ["PREPAID"] },
        autoRenew: { at: "PrepaidAttributes.RenewFlag", is: ["NOTIFY_AND_AUTO_RENEW"] },
        protections: {
          name: "deletion protection",
          when: { at: "AttributeFlags", is: "DeleteProtect" },
        },
        tags: { at: "Tags", key: "TagKey", value: "TagValue" },
        facts: {
          status: "Status",
          kind: "LoadBalancerType",
          addresses: "LoadBalancerVips[]",
          domain: "Domain",
          vpcId: "VpcId",
          targets: "TargetCount",
          isolated: "Isolation",
          attributes: "AttributeFlags[]",
        },
        states: { at: "Status", present: [0, 1] },
        ties: { reachedBy: ["LoadBalancerVips[]", "Domain"] },
      },
      material: ["kind", "addresses", "vpcId"],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.subnet", at: "SubnetId" },
        { type: "vpc.security-group", at: "SecureGroups[]" },
        { type: "cls.topic", at: "LogTopicId" },
      ],
      // A cluster makes those of its services anew.
      after: ["tke.cluster"],
      gone: ["InvalidParameter.LBIdNotFound"],
      busy: ["FailedOperation.ResourceInOperating"],
      codes: {
        unlisted: {
          "FailedOperation.ResourceInOperating":
            "the official Terraform provider asks the deletion again after it",
        },
      },
      remove: [
        endRenewal,
        {
          does: "lift deletion protection",
          undo: { does: "put deletion protection back", params: { DeleteProtect: true } },
          action: "ModifyLoadBalancerAttributes",
          params: { LoadBalancerId: "$id", DeleteProtect: false },
          when: [{ at: "protections", exists: true }, goesNow],
        },
        {
          does: "delete the load balancer with its listeners, also while it has targets",
          deletes: true,
          action: "DeleteLoadBalancer",
          params: { LoadBalancerIds: ["$id"], ForceDelete: true },
          when: postpaidStands,
          busy: ["FailedOperation.FrequencyCheckRisk"],
        },
        {
          does: "return the load balancer for a refund",
          action: "DeleteLoadBalancer",
          params: { LoadBalancerIds: ["$id"], ForceDelete: true },
          when: toBeReturned,
          busy: ["FailedOperation.FrequencyCheckRisk"],
        },
      ],
      known: { inventory: ["qcs::clb::clb", "qcs::clb::load-balancer"], product: ["p_clb"] },
    },
  },
});
