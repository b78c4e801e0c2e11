import { defineService } from "../../../core/row.ts";
import { endRenewal, inRecycleBin, postpaidStands, toBeReturned } from "../prepaid.ts";

/**
 * Disks, snapshots, and the policies that make snapshots anew.
 * https://cloud.tencent.com/document/api/362/15634
 *
 * Error codes: Go SDK tencentcloud-sdk-go, cbs/v20170312/errors.go.
 */
export const cbs = defineService({
  product: "cbs",
  docs: "https://cloud.tencent.com/document/api/362/15634",
  types: {
    "cbs.disk": {
      title: "Disk",
      docs: "https://cloud.tencent.com/document/api/362/16321",
      wave: "data",
      scope: "region",
      list: {
        action: "DescribeDisks",
        items: "DiskSet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "DiskId",
        name: "DiskName",
        created: "CreateTime",
        expires: "DeadlineTime",
        charge: { at: "DiskChargeType", prepaid: ["PREPAID"] },
        autoRenew: { at: "RenewFlag", is: ["NOTIFY_AND_AUTO_RENEW"] },
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: {
          status: "DiskState",
          sizeGiB: "DiskSize",
          category: "DiskType",
          kind: "DiskUsage",
          instanceId: "InstanceId",
          withInstance: "DeleteWithInstance",
          portable: "Portable",
          encrypted: "Encrypt",
          returnFailCode: "ReturnFailCode",
        },
        states: [{ is: "recycled", when: { at: "DiskState", is: "TORECYCLE" } }],
      },
      material: ["sizeGiB", "category", "instanceId", "withInstance"],
      bindings: ["instanceId"],
      dataBearing: true,
      proposes: [
        {
          when: [
            { at: "InstanceId", exists: true },
            { at: "DiskUsage", is: "SYSTEM_DISK" },
            { at: "DiskState", not: "TORECYCLE" },
          ],
          disposition: "with-parent",
          because: "a system disk is released with its instance",
        },
        {
          when: [
            { at: "InstanceId", exists: true },
            { at: "DeleteWithInstance", is: true },
            { at: "DiskState", not: "TORECYCLE" },
          ],
          disposition: "with-parent",
          because: "the disk is released with its instance",
        },
      ],
      remarks: [
        {
          when: [
            { at: "facts.instanceId", exists: true },
            { at: "facts.withInstance", is: false },
          ],
          says: "it outlives its instance, so it is released by itself",
        },
      ],
      uses: [{ type: "kms.key", at: "KmsKeyId" }],
      goesWith: {
        type: "cvm.instance",
        at: "InstanceId",
        when: { at: "DeleteWithInstance", is: true },
      },
      remove: {
        by: "call",
        steps: [
          endRenewal,
          {
            does: "detach the disk from its instance",
            undo: {
              does: "attach the disk to its instance again",
              action: "AttachDisks",
              params: { DiskIds: ["$id"], InstanceId: "$before.instanceId" },
              to: {
                types: ["cvm.instance"],
                is: "$before.instanceId",
                when: { at: "before.instanceId", starts: "ins-" },
              },
              busy: ["InvalidDisk.Busy", "ResourceBusy"],
            },
            action: "DetachDisks",
            params: { DiskIds: ["$id"] },
            when: [
              { at: "facts.status", is: "ATTACHED" },
              { at: "facts.portable", is: true },
              { at: "disposition", is: ["delete", "refund"] },
            ],
            gone: ["InvalidDiskId.NotFound"],
            busy: ["InvalidDisk.Busy", "ResourceBusy"],
          },
          {
            does: "terminate the disk with its data, which may move it to the recycle bin",
            deletes: true,
            action: "TerminateDisks",
            params: { DiskIds: ["$id"] },
            when: postpaidStands,
            gone: ["InvalidDiskId.NotFound"],
            busy: [
              "InvalidDisk.Attached",
              "InvalidDisk.Busy",
              "ResourceBusy",
              "ResourceUnavailable.Attached",
              "TradeDealConflict",
            ],
          },
          {
            does: "return the disk for a refund, which moves it to the recycle bin",
            deletes: true,
            action: "TerminateDisks",
            params: { DiskIds: ["$id"] },
            when: toBeReturned,
            gone: ["InvalidDiskId.NotFound"],
            busy: [
              "InvalidDisk.Attached",
              "InvalidDisk.Busy",
              "ResourceBusy",
              "ResourceUnavailable.Attached",
              "TradeDealConflict",
            ],
          },
          {
            does: "destroy the disk in the recycle bin",
            deletes: true,
            action: "TerminateDisks",
            params: { DiskIds: ["$id"] },
            when: inRecycleBin,
            gone: ["InvalidDiskId.NotFound"],
            busy: ["InvalidDisk.Busy", "ResourceBusy", "TradeDealConflict"],
          },
        ],
      },
      known: { inventory: ["qcs::cvm::volume", "qcs::cbs::disk"], product: ["p_cbs"] },
    },

    "cbs.snapshot": {
      title: "Disk snapshot",
      docs: "https://cloud.tencent.com/document/api/362/15646",
      wave: "data",
      scope: "region",
      list: {
        action: "DescribeSnapshots",
        items: "SnapshotSet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "SnapshotId",
        name: "SnapshotName",
        created: "CreateTime",
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: {
          status: "SnapshotState",
          diskId: "DiskId",
          sizeGiB: "DiskSize",
          permanent: "IsPermanent",
          locked: "IsLocked",
          images: "ImageCount",
          sharedWithOthers: "ShareReference",
        },
        ties: { usedByOthers: [{ at: "ShareReference", not: 0 }] },
      },
      material: ["diskId", "sizeGiB", "locked", "sharedWithOthers"],
      dataBearing: true,
      proposes: [
        {
          when: { at: "IsLocked", is: true },
          disposition: "manual",
          because: "a locked snapshot cannot be deleted before its lock ends",
        },
        {
          when: { at: "ShareReference", not: 0 },
          disposition: "manual",
          because: "it is shared with other accounts; end the sharing in the console first",
        },
      ],
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the snapshot",
            deletes: true,
            action: "DeleteSnapshots",
            params: { SnapshotIds: ["$id"] },
            gone: ["InvalidSnapshotId.NotFound"],
            busy: [
              "ResourceBusy",
              "ResourceUnavailable.SnapshotCreating",
              "UnsupportedOperation.SnapshotHasBindedImage",
            ],
          },
        ],
      },
      known: { inventory: ["qcs::cvm::snapshot", "qcs::cbs::snapshot"] },
    },

    "cbs.auto-snapshot-policy": {
      title: "Automatic snapshot policy",
      docs: "https://cloud.tencent.com/document/api/362/15654",
      wave: "workloads",
      scope: "region",
      list: {
        action: "DescribeAutoSnapshotPolicies",
        items: "AutoSnapshotPolicySet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "AutoSnapshotPolicyId",
        name: "AutoSnapshotPolicyName",
        created: "CreateTime",
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: {
          status: "AutoSnapshotPolicyState",
          disks: "DiskIdSet[]",
          copiesTo: "CopyToAccountUin",
          next: "NextTriggerTime",
        },
      },
      material: ["copiesTo"],
      dataBearing: false,
      recreates: ["cbs.snapshot"],
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the policy, so that it makes no further snapshots",
            deletes: true,
            action: "DeleteAutoSnapshotPolicies",
            params: { AutoSnapshotPolicyIds: ["$id"] },
            gone: ["InvalidAutoSnapshotPolicyId.NotFound"],
          },
        ],
      },
      known: { inventory: ["qcs::cvm::asp", "qcs::cbs::auto-snapshot-policy"] },
    },
  },
});
