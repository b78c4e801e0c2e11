import { defineService } from "../../../core/service.ts";
import { NO_KIND } from "./parts/left-out.ts";
import { pages } from "./parts/pagings.ts";
import { endRenewal, refund, unlessPrepaid } from "./parts/prepaid.ts";
import { listTagResources } from "./parts/tags.ts";

/**
 * Relational databases. https://api.alibabacloud.com/document/Rds/2014-08-15/overview
 *
 * Error codes: official Terraform provider (errors.go, resource_alicloud_db_instance.go,
 * resource_alicloud_rds_ddr_instance.go).
 */
export const rds = defineService({
  product: "Rds",
  defaults: {
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: { ...pages(100), total: "TotalRecordCount" },
  },
  types: {
    "rds.instance": {
      title: "RDS instance",
      docs: "https://api.alibabacloud.com/document/Rds/2014-08-15/DeleteDBInstance",
      list: {
        action: "DescribeDBInstances",
        params: { RegionId: "$region" },
        items: "Items.DBInstance",
        leaves: {
          Category: NO_KIND,
          InstanceLevel: "it chooses whether the edition of each instance is told",
        },
      },
      detail: {
        name: "backups",
        action: "DescribeBackupPolicy",
        must: "BackupRetentionPeriod",
        params: { DBInstanceId: "$id" },
        // Read-only, guard and temporary instances have no backups of their own.
        when: { at: "DBInstanceType", is: "Primary" },
        none: ["InvalidDBInstanceId.NotFound", "InvalidDBInstanceName.NotFound"],
        leaves: {
          BackupPolicyMode:
            "it chooses which part of the policy is told; what is read stands in both",
          CompressType: "the call changes nothing; it tells the value that stands",
          ReleasedKeepPolicy: "the call changes nothing; it tells the value that stands",
        },
      },
      read: {
        id: "DBInstanceId",
        name: "DBInstanceDescription",
        created: "CreateTime",
        expires: "ExpireTime",
        charge: { at: "PayType", prepaid: ["Prepaid"] },
        tags: { by: listTagResources("INSTANCE", { params: { RegionId: "$region" } }) },
        facts: {
          status: "DBInstanceStatus",
          role: "DBInstanceType",
          engine: "Engine",
          engineVersion: "EngineVersion",
          instanceClass: "DBInstanceClass",
          storage: "DBInstanceStorageType",
          vpcId: "VpcId",
          vSwitchId: "VSwitchId",
          master: "MasterInstanceId",
          readOnly: "ReadOnlyDBInstanceIds.ReadOnlyDBInstanceId[].DBInstanceId",
          guard: "GuardDBInstanceId",
          lock: "LockMode",
          lockReason: "LockReason",
          endpoint: "ConnectionString",
          keptBackups: "detail.backups.ReleasedKeepPolicy",
        },
        states: {
          at: "DBInstanceStatus",
          present: [
            "Running",
            "Creating",
            "Rebooting",
            "Stopping",
            "Stopped",
            "DBInstanceClassChanging",
            "TRANSING",
            "EngineVersionUpgrading",
            "TransingToOthers",
            "GuardDBInstanceCreating",
            "Restoring",
            "Importing",
            "ImportingFromOthers",
            "DBInstanceNetTypeChanging",
            "GuardSwitching",
            "INS_CLONING",
          ],
          leaving: ["Deleting", "Released"],
          unpublished:
            "the package leads to https://www.alibabacloud.com/help/doc-detail/26315.html",
        },
        ties: { reachedBy: ["ConnectionString"] },
      },
      material: ["engine", "engineVersion", "instanceClass", "role", "endpoint", "keptBackups"],
      // https://www.alibabacloud.com/help/en/rds/apsaradb-rds-for-mysql/configure-backup-retention-policies-for-released-instances
      remarks: [
        {
          when: { at: "facts.keptBackups", is: "None" },
          says: "no archived backup is kept after its release",
        },
        {
          // The vendor's own spelling.
          when: { at: "facts.keptBackups", is: ["Lastest", "All"] },
          says: "archived backups are kept after its release, free for 7 days and billed from then on: set their retention to none first, or delete them in the console under Backups for Deleted Instances",
        },
      ],
      // The vendor's pages name 7 days, 15, and 30 where it was to renew itself.
      afterExpiry: { days: 30, docs: "https://www.alibabacloud.com/help/ja/doc-detail/57177.htm" },
      uses: [
        { type: "vpc.vswitch", at: "VSwitchId" },
        { type: "vpc.vpc", at: "VpcId" },
        { type: "rds.instance", at: "MasterInstanceId" },
      ],
      busy: ["IncorrectDBInstanceState", "OperationDenied.DBInstanceStatus"],
      gone: ["InvalidDBInstanceId.NotFound", "InvalidDBInstanceName.NotFound"],
      protection: {
        at: "DeletionProtection",
        is: true,
        action: "ModifyDBInstanceDeletionProtection",
        params: { DBInstanceId: "$id", DeletionProtection: false },
        again: "ClientToken",
        back: { DeletionProtection: true },
      },
      remove: [
        endRenewal,
        {
          does: "release the instance with its databases",
          deletes: true,
          action: "DeleteDBInstance",
          params: { DBInstanceId: "$id" },
          when: unlessPrepaid,
          busy: ["OperationDenied.ReadDBInstanceStatus"],
          note: "Cross-region backups, where there are any, stay until their own retention ends and are billed until then (unverified).",
        },
        refund,
      ],
      known: { inventory: ["ACS::RDS::DBInstance"], product: ["rds"] },
    },
  },
});
