import { defineService } from "../../../core/service.ts";
import { DRY_RUN } from "./parts/dry-run.ts";
import { READ_BY_ID } from "./parts/left-out.ts";
import { ecsTokens, pages } from "./parts/pagings.ts";
import { endRenewal, refund, unlessPrepaid } from "./parts/prepaid.ts";

/**
 * Disks, snapshots and the policies that take them.
 * https://api.alibabacloud.com/document/Ecs/2014-05-26/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_ecs_disk.go,
 * resource_alicloud_ecs_snapshot.go, errors.go), and the vendor's page of DeleteSnapshot. The vendor
 * ignores deletes of disks and snapshots that are not there.
 */
export const ecsStorage = defineService({
  product: "Ecs",
  defaults: {
    docs: "https://api.alibabacloud.com/document/Ecs/2014-05-26/",
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: ecsTokens(500),
    tags: { at: "Tags.Tag", key: "TagKey", value: "TagValue" },
  },
  types: {
    "ecs.disk": {
      title: "Disk",
      docs: "DeleteDisk",
      list: {
        action: "DescribeDisks",
        params: { RegionId: "$region" },
        items: "Disks.Disk",
        dryRun: DRY_RUN,
        leaves: {
          DeleteAutoSnapshot: READ_BY_ID,
          DeleteWithInstance: READ_BY_ID,
          EnableAutoSnapshot: READ_BY_ID,
          EnableAutomatedSnapshotPolicy: READ_BY_ID,
          MultiAttach: READ_BY_ID,
        },
      },
      // Automatic snapshots that are released with the disk; the text does not say whether encrypted ones are
      // listed without being asked for.
      detail: [false, true].map((encrypted) => ({
        name: encrypted ? "encryptedSnapshots" : "snapshots",
        action: "DescribeSnapshots",
        params: {
          RegionId: "$region",
          DiskId: "$id",
          SnapshotType: "auto",
          Encrypted: encrypted,
        },
        items: "Snapshots.Snapshot",
        size: 100,
        must: "SnapshotId",
        when: { at: "DeleteAutoSnapshot", is: true },
        leaves: { Category: "local snapshots have been replaced, and the text names no default" },
      })),
      read: {
        id: "DiskId",
        name: "DiskName",
        created: "CreationTime",
        expires: "ExpiredTime",
        lastActive: "DetachedTime",
        charge: { at: "DiskChargeType", prepaid: ["PrePaid"] },
        facts: {
          status: "Status",
          sizeGiB: "Size",
          category: "Category",
          kind: "Type",
          instanceId: "InstanceId",
          withInstance: "DeleteWithInstance",
          withSnapshots: "DeleteAutoSnapshot",
          encrypted: "Encrypted",
          kmsKeyId: "KMSKeyId",
        },
        states: {
          at: "Status",
          present: ["In_use", "Available", "Attaching", "Detaching", "Creating", "ReIniting"],
        },
      },
      material: ["sizeGiB", "category", "instanceId", "withInstance"],
      bindings: ["instanceId"],
      proposes: {
        when: [
          { at: "InstanceId", exists: true },
          { at: "DeleteWithInstance", is: true },
        ],
        disposition: "with-parent",
        because: "the disk is released with its instance",
      },
      remarks: {
        when: [
          { at: "facts.instanceId", exists: true },
          { at: "facts.withInstance", is: false },
        ],
        says: "it outlives its instance, so it is released by itself",
      },
      uses: [{ type: "kms.key", at: "KMSKeyId" }],
      goesWith: {
        type: "ecs.instance",
        at: "InstanceId",
        when: { at: "DeleteWithInstance", is: true },
      },
      takes: ["detail.snapshots[].SnapshotId", "detail.encryptedSnapshots[].SnapshotId"],
      busy: ["IncorrectDiskStatus", "OperationConflict"],
      gone: ["InvalidDiskId.NotFound"],
      remove: [
        endRenewal,
        {
          does: "detach the disk from its instance",
          undo: {
            does: "attach the disk to its instance again",
            action: "AttachDisk",
            params: { DiskId: "$id", InstanceId: "$before.instanceId" },
            to: { types: ["ecs.instance"], is: "$before.instanceId" },
            moot: ["InvalidInstanceId.NotFound"],
            busy: ["IncorrectInstanceStatus", "InvalidOperation.Conflict"],
          },
          action: "DetachDisk",
          params: { DiskId: "$id", InstanceId: "$facts.instanceId" },
          when: [
            { at: "facts.instanceId", exists: true },
            { at: "facts.status", is: "In_use" },
            unlessPrepaid,
          ],
          done: ["InvalidInstanceId.NotFound"],
          busy: ["IncorrectInstanceStatus", "InvalidOperation.Conflict"],
        },
        {
          does: "release the disk with its data",
          deletes: true,
          action: "DeleteDisk",
          params: { DiskId: "$id" },
          when: unlessPrepaid,
          busy: ["IncorrectDiskStatus.Initializing"],
        },
        refund,
      ],
      known: { inventory: ["ACS::ECS::Disk"] },
    },

    "ecs.snapshot": {
      title: "Snapshot",
      docs: "DeleteSnapshot",
      // The text calls `false` the default, and does not say whether that leaves encrypted ones out.
      list: [false, true].map((encrypted) => ({
        action: "DescribeSnapshots",
        params: { RegionId: "$region", Encrypted: encrypted },
        items: "Snapshots.Snapshot",
        size: 100,
        dryRun: DRY_RUN,
        leaves: { Category: "local snapshots have been replaced, and the text names no default" },
      })),
      read: {
        id: "SnapshotId",
        name: "SnapshotName",
        created: "CreationTime",
        facts: {
          status: "Status",
          sizeGiB: "SourceDiskSize",
          kind: "SnapshotType",
          usage: "Usage",
          diskId: "SourceDiskId",
          retentionDays: "RetentionDays",
          encrypted: "Encrypted",
          kmsKeyId: "KMSKeyId",
        },
        states: { at: "Status", present: ["progressing", "accomplished", "failed"] },
      },
      material: ["sizeGiB", "kind", "usage", "diskId"],
      uses: [{ type: "kms.key", at: "KMSKeyId" }],
      after: ["ecs.auto-snapshot-policy"],
      remove: {
        does: "delete the snapshot; disks made from it can no longer be reset to it",
        action: "DeleteSnapshot",
        params: { SnapshotId: "$id", Force: true },
        gone: ["InvalidSnapshotId.NotFound", "InvalidResource.NotFound"],
        busy: [
          "SnapshotCreatedImage",
          "IncorrectDiskStatus.CreatingSnapshot",
          "InvalidOperation.RelatedSnapshotNotFinished",
          "Operation.Conflict",
        ],
      },
      known: { inventory: ["ACS::ECS::Snapshot"] },
    },

    "ecs.auto-snapshot-policy": {
      title: "Automatic snapshot policy",
      docs: "DeleteAutoSnapshotPolicy",
      list: {
        action: "DescribeAutoSnapshotPolicyEx",
        params: { RegionId: "$region" },
        items: "AutoSnapshotPolicies.AutoSnapshotPolicy",
        paging: pages(100),
      },
      read: {
        id: "AutoSnapshotPolicyId",
        name: "AutoSnapshotPolicyName",
        created: "CreationTime",
        facts: { disks: "DiskNums", retentionDays: "RetentionDays", kind: "Type" },
        states: {
          at: "Status",
          present: ["Normal", "Expire"],
          unpublished: "the package says nothing of the field (the words are unverified)",
        },
      },
      material: ["kind"],
      dataBearing: false,
      recreates: ["ecs.snapshot"],
      remove: {
        does: "delete the policy, so that no new snapshot is taken",
        action: "DeleteAutoSnapshotPolicy",
        // The only two parameters of this product that start with a small letter.
        params: { regionId: "$region", autoSnapshotPolicyId: "$id" },
      },
      known: { inventory: ["ACS::ECS::AutoSnapshotPolicy"] },
    },
  },
});
