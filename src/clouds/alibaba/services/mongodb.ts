import type { List } from "../../../core/row-read.ts";
import { defineService } from "../../../core/service.ts";
import { pages } from "./parts/pagings.ts";
import { endRenewal, refund, unlessPrepaid } from "./parts/prepaid.ts";

/** Without a kind only replica sets are listed. */
const listOf = (kind: string): List => ({
  action: "DescribeDBInstances",
  params: { RegionId: "$region", DBInstanceType: kind, DBNodeType: "default" },
  items: "DBInstances.DBInstance",
  paging: pages(100),
});

const OWN = "detail.more.DBInstances.DBInstance[]";

/**
 * MongoDB. https://api.alibabacloud.com/document/Dds/2015-12-01/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_mongodb_instance.go).
 */
export const mongodb = defineService({
  product: "Dds",
  defaults: {
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: pages(100),
  },
  types: {
    "dds.instance": {
      title: "MongoDB instance",
      docs: "https://api.alibabacloud.com/document/Dds/2015-12-01/DeleteDBInstance",
      list: [listOf("replicate"), listOf("sharding"), listOf("serverless")],
      detail: {
        name: "more",
        action: "DescribeDBInstanceAttribute",
        must: [
          "DBInstances.DBInstance[].DBInstanceId",
          "DBInstances.DBInstance[].DBInstanceReleaseProtection",
        ],
        params: { DBInstanceId: "$id" },
        none: ["InvalidDBInstanceId.NotFound"],
        leaves: { IsDelete: "the instance that is asked about is listed, so it is not deleted" },
      },
      read: {
        id: "DBInstanceId",
        name: "DBInstanceDescription",
        created: "CreationTime",
        expires: "ExpireTime",
        charge: { at: "ChargeType", prepaid: ["PrePaid"] },
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: {
          status: "DBInstanceStatus",
          kind: "DBInstanceType",
          engineVersion: "EngineVersion",
          instanceClass: "DBInstanceClass",
          storageGiB: "DBInstanceStorage",
          lock: "LockMode",
          backups: "BackupRetentionPolicy",
          vpcId: `${OWN}.VPCId`,
          vSwitchId: `${OWN}.VSwitchId`,
          replicaSet: `${OWN}.ReplicaSetName`,
        },
        states: {
          at: "DBInstanceStatus",
          present: [
            "Running",
            "Creating",
            "DBInstanceClassChanging",
            "DBInstanceNetTypeChanging",
            "EngineVersionUpgrading",
            "GuardSwitching",
            "HASwitching",
            "Importing",
            "ImportingFromOthers",
            "LinkSwitching",
            "MinorVersionUpgrading",
            "NET_CREATING",
            "NET_DELETING",
            "NodeCreating",
            "NodeDeleting",
            "NodeRestarting",
            "Rebooting",
            "Restoring",
            "SSLModifying",
            "TempDBInstanceCreating",
            "Transing",
            "TransingToOthers",
          ],
          leaving: ["Deleting"],
          unpublished:
            "the package leads to https://www.alibabacloud.com/help/en/mongodb/instance-states",
        },
      },
      material: ["kind", "engineVersion", "instanceClass", "storageGiB", "backups"],
      // The vendor's pages name 15 days and 30.
      afterExpiry: {
        days: 30,
        docs: "https://www.alibabacloud.com/help/en/mongodb/user-guide/manually-renew-an-apsaradb-for-mongodb-subscription-instance",
      },
      uses: [
        { type: "vpc.vswitch", at: `${OWN}.VSwitchId` },
        { type: "vpc.vpc", at: `${OWN}.VPCId` },
        { type: "kms.key", at: `${OWN}.EncryptionKey` },
      ],
      busy: ["OperationDenied.DBInstanceStatus", "InstanceStatusInvalid"],
      gone: ["InvalidDBInstanceId.NotFound"],
      protection: {
        name: "release protection",
        at: "detail.more.DBInstances.DBInstance[].DBInstanceReleaseProtection",
        is: true,
        action: "ModifyDBInstanceAttribute",
        params: { DBInstanceId: "$id", DBInstanceReleaseProtection: false },
        back: { DBInstanceReleaseProtection: true },
      },
      remove: [
        endRenewal,
        {
          does: "release the instance with its data",
          deletes: true,
          action: "DeleteDBInstance",
          params: { DBInstanceId: "$id" },
          again: "ClientToken",
          when: unlessPrepaid,
        },
        refund,
      ],
      // The bill's code is unverified.
      known: { inventory: ["ACS::MongoDB::DBInstance"], product: ["dds"] },
    },
  },
});
