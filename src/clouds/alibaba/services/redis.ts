import { defineService } from "../../../core/service.ts";
import { ASKED_BESIDE, NO_KIND } from "./parts/left-out.ts";
import { pages } from "./parts/pagings.ts";
import { endRenewal, refund, unlessPrepaid } from "./parts/prepaid.ts";

const KINDS = { EditionType: NO_KIND, InstanceType: NO_KIND };

/**
 * Tair and Redis. https://api.alibabacloud.com/document/R-kvstore/2015-01-01/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_kvstore_instance.go and
 * resource_alicloud_kvstore_backup_policy.go). That the recycle
 * bin shows as the documented status `Released` is unverified.
 */
export const redis = defineService({
  product: "R-kvstore",
  defaults: {
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: pages(50),
  },
  types: {
    "kvstore.instance": {
      title: "Redis or Tair instance",
      docs: "https://api.alibabacloud.com/document/R-kvstore/2015-01-01/DeleteInstance",
      list: [
        {
          action: "DescribeInstances",
          params: { RegionId: "$region" },
          items: "Instances.KVStoreInstance",
          leaves: { ...KINDS, GlobalInstance: ASKED_BESIDE },
        },
        {
          // Whether parts of a distributed instance are listed without being asked for is not told.
          action: "DescribeInstances",
          params: { RegionId: "$region", GlobalInstance: true },
          items: "Instances.KVStoreInstance",
          leaves: KINDS,
        },
        {
          action: "DescribeInstances",
          params: { RegionId: "$region", InstanceStatus: "Released" },
          items: "Instances.KVStoreInstance",
          state: "recycled",
          leaves: {
            ...KINDS,
            GlobalInstance: "what has been released is a part of nothing any more",
          },
        },
      ],
      detail: {
        name: "more",
        action: "DescribeInstanceAttribute",
        must: [
          "Instances.DBInstanceAttribute[].InstanceId",
          "Instances.DBInstanceAttribute[].InstanceReleaseProtection",
        ],
        params: { InstanceId: "$id" },
        when: { at: "InstanceStatus", not: "Released" },
        none: ["InvalidInstanceId.NotFound"],
      },
      read: {
        id: "InstanceId",
        name: "InstanceName",
        created: "CreateTime",
        expires: "EndTime",
        charge: { at: "ChargeType", prepaid: ["PrePaid"] },
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: {
          status: "InstanceStatus",
          engine: "InstanceType",
          engineVersion: "EngineVersion",
          instanceClass: "InstanceClass",
          capacityMiB: "Capacity",
          architecture: "ArchitectureType",
          vpcId: "VpcId",
          vSwitchId: "VSwitchId",
          endpoint: "ConnectionDomain",
          globalInstance: "GlobalInstanceId",
          destroyTime: "DestroyTime",
        },
        states: {
          at: "InstanceStatus",
          present: [
            "Normal",
            "Creating",
            "Changing",
            "Inactive",
            "Flushing",
            "Transforming",
            "Unavailable",
            "Error",
            "Migrating",
            "BackupRecovering",
            "MinorVersionUpgrading",
            "NetworkModifying",
            "SSLModifying",
            "MajorVersionUpgrading",
          ],
          recycled: ["Released"],
        },
        ties: { reachedBy: ["ConnectionDomain"] },
      },
      material: ["engine", "engineVersion", "instanceClass", "capacityMiB", "endpoint"],
      // Released after 30 days, and gone from the recycle bin after 38.
      afterExpiry: {
        days: 38,
        docs: "https://www.alibabacloud.com/help/en/redis/product-overview/expiration-and-overdue-payments",
      },
      uses: [
        { type: "vpc.vswitch", at: "VSwitchId" },
        { type: "vpc.vpc", at: "VpcId" },
      ],
      busy: ["IncorrectDBInstanceState"],
      gone: ["InvalidInstanceId.NotFound"],
      protection: {
        name: "release protection",
        at: "detail.more.Instances.DBInstanceAttribute[].InstanceReleaseProtection",
        is: true,
        action: "ModifyInstanceAttribute",
        params: { InstanceId: "$id", InstanceReleaseProtection: false },
        back: { InstanceReleaseProtection: true },
      },
      remove: [
        endRenewal,
        {
          does: "release the instance with its data",
          deletes: true,
          action: "DeleteInstance",
          // The distributed instance that it is a part of, where it is one.
          params: { InstanceId: "$id", GlobalInstanceId: { ifTold: "$facts.globalInstance" } },
          when: [unlessPrepaid, { at: "state", is: "present" }],
        },
        refund,
        {
          does: "destroy it in the recycle bin, backups too",
          action: "DestroyInstance",
          params: { InstanceId: "$id" },
          when: { at: "state", is: "recycled" },
        },
      ],
      // The bill's code is unverified.
      known: { inventory: ["ACS::Redis::DBInstance"], product: ["kvstore"] },
    },
  },
});
