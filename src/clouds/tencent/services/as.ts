import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";

/**
 * Auto Scaling. A group puts back what is terminated, so it goes before its instances.
 * https://cloud.tencent.com/document/api/377/20423
 *
 * Error codes: Go SDK tencentcloud-sdk-go, as/v20180419/errors.go.
 */
export const autoScaling = defineService({
  product: "as",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/377/",
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: offsets(100),
    tags: { at: "Tags", key: "Key", value: "Value" },
  },
  types: {
    "as.group": {
      title: "Auto Scaling group",
      docs: "20436",
      list: { action: "DescribeAutoScalingGroups", items: "AutoScalingGroupSet" },
      detail: {
        name: "members",
        action: "DescribeAutoScalingInstances",
        must: "InstanceId",
        params: { Filters: [{ Name: "auto-scaling-group-id", Values: ["$id"] }] },
        items: "AutoScalingInstanceSet",
        total: "TotalCount",
      },
      read: {
        id: "AutoScalingGroupId",
        name: "AutoScalingGroupName",
        created: "CreatedTime",
        facts: {
          status: "AutoScalingGroupStatus",
          enabled: "EnabledStatus",
          activity: "InActivityStatus",
          capacity: "InstanceCount",
          desired: "DesiredCapacity",
          min: "MinSize",
          max: "MaxSize",
          vpcId: "VpcId",
          members: "detail.members[].InstanceId",
        },
        states: {
          at: "AutoScalingGroupStatus",
          present: [
            "NORMAL",
            "CVM_ABNORMAL",
            "LB_ABNORMAL",
            "LB_LISTENER_ABNORMAL",
            "LB_LOCATION_ABNORMAL",
            "VPC_ABNORMAL",
            "SUBNET_ABNORMAL",
            "INSUFFICIENT_BALANCE",
            "LB_BACKEND_REGION_NOT_MATCH",
            "LB_BACKEND_VPC_NOT_MATCH",
          ],
        },
      },
      // The smallest size is set to nothing by the removal itself.
      material: ["max", "vpcId"],
      uses: [
        { type: "cvm.instance", at: "detail.members[].InstanceId" },
        { type: "as.launch-configuration", at: "LaunchConfigurationId" },
        { type: "vpc.subnet", at: "SubnetIdSet[]" },
        { type: "clb.load-balancer", at: "LoadBalancerIdSet[]" },
        { type: "clb.load-balancer", at: "ForwardLoadBalancerSet[].LoadBalancerId" },
      ],
      takes: ["detail.members[].InstanceId"],
      recreates: ["cvm.instance"],
      gone: ["ResourceNotFound.AutoScalingGroupNotFound"],
      remove: [
        {
          does: "let the group shrink to nothing, which releases the instances that it made",
          cannotBeUndone: {
            because: "the instances that the group released are gone with their data",
            next: "Set the smallest and the wanted number of instances again in the console: Auto Scaling, the group; it makes new ones.",
          },
          action: "ModifyAutoScalingGroup",
          params: { AutoScalingGroupId: "$id", MinSize: 0, DesiredCapacity: 0 },
          when: { at: "facts.capacity", not: 0 },
        },
        {
          does: "delete the group",
          action: "DeleteAutoScalingGroup",
          params: { AutoScalingGroupId: "$id" },
          busy: ["ResourceInUse.ActivityInProgress"],
          blocked: { "ResourceInUse.InstanceInGroup": "cvm.instance" },
        },
      ],
      known: { inventory: ["qcs::as::autoscalinggroup", "qcs::as::auto-scaling-group"] },
    },

    "as.launch-configuration": {
      title: "Launch configuration",
      docs: "20446",
      list: { action: "DescribeLaunchConfigurations", items: "LaunchConfigurationSet" },
      read: {
        id: "LaunchConfigurationId",
        name: "LaunchConfigurationName",
        created: "CreatedTime",
        facts: { status: "LaunchConfigurationStatus", imageId: "ImageId" },
        states: {
          at: "LaunchConfigurationStatus",
          present: ["NORMAL", "IMAGE_ABNORMAL", "CBS_SNAP_ABNORMAL", "SECURITY_GROUP_ABNORMAL"],
        },
      },
      uses: [{ type: "cvm.image", at: "ImageId" }],
      remove: {
        does: "delete the launch configuration",
        action: "DeleteLaunchConfiguration",
        params: { LaunchConfigurationId: "$id" },
        gone: ["ResourceNotFound.LaunchConfigurationIdNotFound"],
        blocked: { "ResourceInUse.LaunchConfigurationIdInUse": "as.group" },
      },
      known: { inventory: ["qcs::as::launchconfiguration", "qcs::as::launch-configuration"] },
    },
  },
});
