import { defineTable } from "../../../core/table.ts";

/** Disks; `_refund` in cents for prepaid ones, `_unreturnable` is refused a refund. */
export const disks = defineTable("cbs.disk", {
  usual: { DiskChargeType: "POSTPAID_BY_HOUR" },
  id: "DiskId",
});
/** Snapshots; `_shared` is true for one that is shared. */
export const snapshots = defineTable("cbs.snapshot", { id: "SnapshotId" });
/** Automatic snapshot policies. */
export const autoSnapshotPolicies = defineTable("cbs.auto-snapshot-policy", {
  id: "AutoSnapshotPolicyId",
});
/** Backup points of disks. */
export const diskBackups = defineTable("cbs.disk-backup", { id: "DiskBackupId" });

/** The tables of the product. */
export const cbsTables = [disks, snapshots, autoSnapshotPolicies, diskBackups];
