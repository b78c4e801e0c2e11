import { defineService } from "../../../core/service.ts";
import { ASKED_BESIDE } from "./parts/left-out.ts";
import { pages } from "./parts/pagings.ts";

/**
 * Auto Scaling. A group puts back what is released, so it goes before its instances.
 * https://api.alibabacloud.com/document/Ess/2022-02-22/overview
 *
 * Error codes: official Terraform provider (errors.go, resource_alicloud_ess_scaling_group.go).
 */
export const ess = defineService({
  product: "Ess",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: pages(50),
    params: { RegionId: "$region" },
  },
  types: {
    "ess.scaling-group": {
      title: "Auto Scaling group",
      docs: "https://api.alibabacloud.com/document/Ess/2022-02-22/DeleteScalingGroup",
      // Whether groups of container instances are listed without being asked for is not told.
      list: [
        {
          action: "DescribeScalingGroups",
          items: "ScalingGroups",
          leaves: { GroupType: ASKED_BESIDE },
        },
        {
          action: "DescribeScalingGroups",
          params: { GroupType: "ECI" },
          items: "ScalingGroups",
        },
      ],
      detail: {
        // Members added by hand and not managed stay when the group goes, so they are not asked for.
        name: "members",
        action: "DescribeScalingInstances",
        must: "InstanceId",
        params: { ScalingGroupId: "$id", CreationTypes: ["AutoCreated", "Managed"] },
        items: "ScalingInstances",
        total: "TotalCount",
        none: ["InvalidScalingGroupId.NotFound"],
      },
      read: {
        id: "ScalingGroupId",
        name: "ScalingGroupName",
        created: "CreationTime",
        tags: { at: "Tags", key: "TagKey", value: "TagValue" },
        facts: {
          status: "LifecycleState",
          kind: "GroupType",
          capacity: "TotalCapacity",
          desired: "DesiredCapacity",
          min: "MinSize",
          max: "MaxSize",
          vpcId: "VpcId",
        },
        states: { at: "LifecycleState", present: ["Active", "Inactive"], leaving: ["Deleting"] },
      },
      material: ["kind", "min", "max"],
      uses: [
        { type: "ecs.instance", at: "detail.members[].InstanceId" },
        { type: "ecs.launch-template", at: "LaunchTemplateId" },
        { type: "vpc.vswitch", at: "VSwitchIds[]" },
        { type: "slb.load-balancer", at: "LoadBalancerIds[]" },
        { type: "alb.server-group", at: "AlbServerGroups[].AlbServerGroupId" },
      ],
      takes: ["detail.members[].InstanceId"],
      recreates: ["ecs.instance"],
      gone: ["InvalidScalingGroupId.NotFound"],
      protection: {
        at: "GroupDeletionProtection",
        is: true,
        action: "SetGroupDeletionProtection",
        params: { ScalingGroupId: "$id", GroupDeletionProtection: false },
        back: { GroupDeletionProtection: true },
      },
      remove: [
        {
          does: "delete the group and release the instances that it made",
          action: "DeleteScalingGroup",
          params: { ScalingGroupId: "$id", ForceDelete: true },
          busy: ["IncorrectScalingGroupStatus", "ScalingActivityInProgress"],
        },
      ],
      known: { inventory: ["ACS::ESS::ScalingGroup"] },
    },
  },
});
