import type { RefusedOf } from "../../../core/row-removal.ts";
import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, inRecycleBin, postpaidStands, toBeReturned } from "./parts/prepaid.ts";

/** Disks that the cloud does not take back, by the code that it lists for each. */
const notReturned: readonly RefusedOf[] = [
  { when: { at: "facts.returnFailCode", is: 1 }, because: "it was returned already" },
  { when: { at: "facts.returnFailCode", is: 2 }, because: "it has expired" },
  { when: { at: "facts.returnFailCode", is: 3 }, because: "disks like it cannot be returned" },
  {
    when: { at: "facts.returnFailCode", is: 8 },
    because: "no more disks of this account can be returned",
  },
  {
    when: { at: "facts.returnFailCode", is: 10 },
    because:
      "a disk that is bound to its instance is not returned alone, and goes with the instance",
  },
  {
    when: { at: "facts.returnFailCode", not: 0 },
    because: "the cloud lists it as not to be returned, for a reason that its pages do not name",
  },
  {
    when: { at: "facts.returnable", is: false },
    because: "the cloud lists it as not to be returned",
  },
];

/**
 * Disks, snapshots, and the policies that make snapshots anew.
 * https://cloud.tencent.com/document/api/362/15634
 *
 * Error codes: Go SDK tencentcloud-sdk-go, cbs/v20170312/errors.go.
 */
export const cbs = defineService({
  product: "cbs",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/362/",
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: offsets(100),
    tags: { at: "Tags", key: "Key", value: "Value" },
  },
  types: {
    "cbs.disk": {
      title: "Disk",
      docs: "16321",
      list: { action: "DescribeDisks", items: "DiskSet" },
      read: {
        id: "DiskId",
        name: "DiskName",
        created: "CreateTime",
        expires: "DeadlineTime",
        charge: { at: "DiskChargeType", prepaid: ["PREPAID"] },
        autoRenew: { at: "RenewFlag", is: ["NOTIFY_AND_AUTO_RENEW"] },
        facts: {
          status: "DiskState",
          sizeGiB: "DiskSize",
          category: "DiskType",
          kind: "DiskUsage",
          instanceId: "InstanceId",
          withInstance: "DeleteWithInstance",
          portable: "Portable",
          encrypted: "Encrypt",
          returnable: "IsReturnable",
          returnFailCode: "ReturnFailCode",
        },
        states: {
          at: "DiskState",
          present: [
            "UNATTACHED",
            "ATTACHING",
            "ATTACHED",
            "DETACHING",
            "EXPANDING",
            "ROLLBACKING",
            "DUMPING",
          ],
          recycled: ["TORECYCLE"],
        },
      },
      material: ["sizeGiB", "category", "instanceId", "withInstance"],
      bindings: ["instanceId"],
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
      remarks: {
        when: [
          { at: "facts.instanceId", exists: true },
          { at: "facts.withInstance", is: false },
        ],
        says: "it outlives its instance, so it is released by itself",
      },
      uses: [{ type: "kms.key", at: "KmsKeyId" }],
      goesWith: {
        type: "cvm.instance",
        at: "InstanceId",
        when: { at: "DeleteWithInstance", is: true },
      },
      busy: ["ResourceBusy"],
      codes: {
        notOurs: {
          "ResourceNotFound.NotFound": "it does not say whether the disk or its instance is gone",
        },
      },
      remove: [
        endRenewal,
        {
          does: "detach the disk from its instance",
          undo: {
            does: "attach the disk to its instance again",
            action: "AttachDisks",
            params: { DiskIds: ["$id"], InstanceId: "$before.instanceId" },
            busy: ["InvalidDisk.Busy"],
            to: {
              types: ["cvm.instance"],
              is: "$before.instanceId",
              when: { at: "before.instanceId", starts: "ins-" },
            },
          },
          action: "DetachDisks",
          params: { DiskIds: ["$id"] },
          gone: ["InvalidDiskId.NotFound"],
          done: ["InvalidInstanceId.NotFound"],
          busy: ["ResourceInUse.DiskMigrating"],
          when: [
            { at: "facts.status", is: "ATTACHED" },
            { at: "facts.portable", is: true },
            { at: "disposition", is: ["delete", "refund"] },
          ],
        },
        {
          does: "terminate the disk with its data, which may move it to the recycle bin",
          deletes: true,
          action: "TerminateDisks",
          params: { DiskIds: ["$id"] },
          when: postpaidStands,
          busy: ["TradeDealConflict"],
        },
        {
          does: "return the disk for a refund, which moves it to the recycle bin",
          deletes: true,
          action: "TerminateDisks",
          params: { DiskIds: ["$id"] },
          done: ["ResourceUnavailable.RepeatRefund"],
          refused: notReturned,
          when: toBeReturned,
          busy: ["TradeDealConflict"],
        },
        {
          does: "destroy the disk in the recycle bin",
          action: "TerminateDisks",
          params: { DiskIds: ["$id"] },
          when: inRecycleBin,
          busy: ["TradeDealConflict"],
        },
      ],
      known: { inventory: ["qcs::cvm::volume", "qcs::cbs::disk"], product: ["p_cbs"] },
    },

    "cbs.snapshot": {
      title: "Disk snapshot",
      docs: "15646",
      list: { action: "DescribeSnapshots", items: "SnapshotSet" },
      read: {
        id: "SnapshotId",
        name: "SnapshotName",
        created: "CreateTime",
        facts: {
          status: "SnapshotState",
          diskId: "DiskId",
          sizeGiB: "DiskSize",
          permanent: "IsPermanent",
          locked: "IsLocked",
          images: "ImageCount",
          sharedWithOthers: "ShareReference",
        },
        states: {
          at: "SnapshotState",
          present: ["NORMAL", "CREATING", "ROLLBACKING", "COPYING_FROM_REMOTE", "CHECKING_COPIED"],
          recycled: ["TORECYCLE"],
        },
        skip: {
          when: { at: "SnapshotType", is: "SHARED_SNAPSHOT" },
          because: "it is another account's, which shares it with this one",
        },
        ties: { usedByOthers: [{ at: "ShareReference", not: 0 }] },
      },
      material: ["diskId", "sizeGiB", "locked", "sharedWithOthers"],
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
        does: "delete the snapshot",
        action: "DeleteSnapshots",
        params: { SnapshotIds: ["$id"] },
        gone: ["InvalidSnapshotId.NotFound"],
        busy: ["ResourceBusy", "ResourceUnavailable.SnapshotCreating"],
        blocked: { "UnsupportedOperation.SnapshotHasBindedImage": "cvm.image" },
      },
      known: { inventory: ["qcs::cvm::snapshot", "qcs::cbs::snapshot"] },
    },

    "cbs.auto-snapshot-policy": {
      title: "Automatic snapshot policy",
      docs: "15654",
      wave: "workloads",
      list: { action: "DescribeAutoSnapshotPolicies", items: "AutoSnapshotPolicySet" },
      read: {
        id: "AutoSnapshotPolicyId",
        name: "AutoSnapshotPolicyName",
        created: "CreateTime",
        facts: {
          status: "AutoSnapshotPolicyState",
          disks: "DiskIdSet[]",
          copiesTo: "CopyToAccountUin",
          next: "NextTriggerTime",
        },
        states: { at: "AutoSnapshotPolicyState", present: ["NORMAL", "ISOLATED"] },
      },
      material: ["copiesTo"],
      dataBearing: false,
      recreates: ["cbs.snapshot"],
      remove: {
        does: "delete the policy, so that it makes no further snapshots",
        action: "DeleteAutoSnapshotPolicies",
        params: { AutoSnapshotPolicyIds: ["$id"] },
        gone: ["InvalidAutoSnapshotPolicyId.NotFound"],
      },
      known: { inventory: ["qcs::cvm::asp", "qcs::cbs::auto-snapshot-policy"] },
    },
  },
});
