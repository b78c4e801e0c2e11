import { defineService } from "../../../core/service.ts";
import { dependencies } from "./parts/dependencies.ts";
import { DRY_RUN } from "./parts/dry-run.ts";
import { READ_BY_ID } from "./parts/left-out.ts";
import { ecsTokens, pages } from "./parts/pagings.ts";
import { endRenewal, refund, unlessPrepaid, usedUp } from "./parts/prepaid.ts";

/**
 * Instances and what they are made from.
 * https://api.alibabacloud.com/document/Ecs/2014-05-26/overview
 *
 * Error codes are those that the official Terraform provider waits for or takes as gone
 * (aliyun/terraform-provider-alicloud, resource_alicloud_instance.go, errors.go).
 */
export const ecs = defineService({
  product: "Ecs",
  defaults: {
    docs: "https://api.alibabacloud.com/document/Ecs/2014-05-26/",
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: pages(50),
    tags: { at: "Tags.Tag", key: "TagKey", value: "TagValue" },
  },
  types: {
    "ecs.instance": {
      title: "ECS instance",
      docs: "DeleteInstance",
      list: {
        action: "DescribeInstances",
        params: { RegionId: "$region" },
        items: "Instances.Instance",
        paging: ecsTokens(100),
        dryRun: DRY_RUN,
        leaves: { HttpEndpoint: READ_BY_ID, HttpTokens: READ_BY_ID },
      },
      read: {
        id: "InstanceId",
        name: "InstanceName",
        created: "CreationTime",
        expires: "ExpiredTime",
        lastActive: "StartTime",
        charge: { at: "InstanceChargeType", prepaid: ["PrePaid"] },
        facts: {
          status: "Status",
          instanceType: "InstanceType",
          os: "OSName",
          spot: "SpotStrategy",
          zone: "ZoneId",
          vpcId: "VpcAttributes.VpcId",
          vSwitchId: "VpcAttributes.VSwitchId",
          publicIps: "PublicIpAddress.IpAddress[]",
          eip: "EipAddress.IpAddress",
          locks: "OperationLocks.LockReason[].LockReason",
          autoRelease: "AutoReleaseTime",
        },
        states: {
          at: "Status",
          present: ["Pending", "Running", "Starting", "Stopping", "Stopped"],
        },
        ties: { reachedBy: ["PublicIpAddress.IpAddress[]", "EipAddress.IpAddress"] },
      },
      material: ["instanceType", "os", "spot", "vpcId"],
      afterExpiry: {
        days: 15,
        docs: "https://www.alibabacloud.com/help/en/elastic-compute-service/latest/billing-methods-subscription",
        deletable: true,
      },
      remarks: {
        when: { at: "facts.status", is: "Stopped" },
        says: "stopped is not released: it still stands and its disks bill",
      },
      uses: [
        { type: "vpc.vswitch", at: "VpcAttributes.VSwitchId" },
        { type: "vpc.vpc", at: "VpcAttributes.VpcId" },
        { type: "ecs.security-group", at: "SecurityGroupIds.SecurityGroupId[]" },
        { type: "ecs.key-pair", at: "KeyPairName", by: "name" },
      ],
      gone: ["InvalidInstanceId.NotFound", "Forbidden.InstanceNotFound"],
      protection: {
        at: "DeletionProtection",
        is: true,
        action: "ModifyInstanceAttribute",
        params: { InstanceId: "$id", DeletionProtection: false },
        back: { DeletionProtection: true },
      },
      remove: [
        endRenewal,
        {
          does: "release the instance, also while it runs",
          deletes: true,
          action: "DeleteInstance",
          params: { InstanceId: "$id", Force: true },
          when: unlessPrepaid,
          busy: [
            "IncorrectInstanceStatus",
            "IncorrectInstanceStatus.Initializing",
            "LastTokenProcessing",
          ],
          blocked: dependencies("RouteEntry"),
        },
        {
          // Only an expired subscription: https://www.alibabacloud.com/help/en/doc-detail/25507.htm
          does: "release the instance, which has run out",
          deletes: true,
          action: "DeleteInstance",
          params: { InstanceId: "$id", Force: true, TerminateSubscription: true },
          when: usedUp,
          busy: ["IncorrectInstanceStatus", "LastTokenProcessing"],
        },
        refund,
      ],
      known: { inventory: ["ACS::ECS::Instance"], product: ["ecs"] },
    },

    "ecs.key-pair": {
      title: "SSH key pair",
      docs: "DeleteKeyPairs",
      list: {
        action: "DescribeKeyPairs",
        params: { RegionId: "$region" },
        items: "KeyPairs.KeyPair",
      },
      read: {
        id: "KeyPairName",
        name: "KeyPairName",
        created: "CreationTime",
        facts: { fingerprint: "KeyPairFingerPrint" },
      },
      material: ["fingerprint"],
      remove: {
        does: "delete the key pair",
        action: "DeleteKeyPairs",
        params: { RegionId: "$region", KeyPairNames: { json: ["$id"] } },
        gone: ["InvalidKeyPair.NotFound"],
        blocked: { "InvalidParameter.KeypairAlreadyAttachedInstance": "ecs.instance" },
      },
      known: { inventory: ["ACS::ECS::KeyPair"] },
    },

    "ecs.launch-template": {
      title: "Launch template",
      docs: "DeleteLaunchTemplate",
      list: {
        action: "DescribeLaunchTemplates",
        params: { RegionId: "$region" },
        items: "LaunchTemplateSets.LaunchTemplateSet",
      },
      read: {
        id: "LaunchTemplateId",
        name: "LaunchTemplateName",
        created: "CreateTime",
        facts: { latestVersion: "LatestVersionNumber", createdBy: "CreatedBy" },
      },
      material: ["latestVersion"],
      remove: {
        does: "delete the launch template with all its versions",
        action: "DeleteLaunchTemplate",
        params: { RegionId: "$region", LaunchTemplateId: "$id" },
        gone: ["InvalidLaunchTemplate.NotFound"],
      },
    },
  },
});
