import { arrayOf, objectOf } from "../../core/json.ts";
import type { Row } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { change, list } from "../listing.ts";
import { defineService } from "../service.ts";
import { addRefund } from "./billing/ledger.ts";
import { autoSnapshotPolicies, cbsTables, diskBackups, disks, snapshots } from "./cbs/tables.ts";

/** True of a prepaid disk that the cloud takes back: no `ReturnFailCode`, and nothing said against it. */
function isReturnable(row: Row): boolean {
  const code = Number(row["ReturnFailCode"] ?? 0);
  return code === 0 && row["IsReturnable"] !== false && row["_unreturnable"] !== true;
}

/** What a disk's record says of that: 1 is one that was returned, 10 one that is paid as it is used. */
function returnableOf(row: Row) {
  const code = row["DiskState"] === "TORECYCLE" ? 1 : row["DiskChargeType"] === "PREPAID" ? 0 : 10;
  return { IsReturnable: code === 0 && isReturnable(row), ReturnFailCode: code };
}

/** Cloud disks, their snapshots, policies and backup points. */
export const cbs = defineService({
  product: "cbs",
  version: "2017-03-12",
  scope: "region",
  denied: "UnauthorizedOperation",
  tables: cbsTables,
  actions: {
    DescribeDisks: list({
      table: disks,
      set: "DiskSet",
      ids: "DiskIds",
      filters: {
        "disk-id": "DiskId",
        "disk-usage": "DiskUsage",
        "disk-charge-type": "DiskChargeType",
        "disk-state": "DiskState",
        "instance-id": "InstanceId",
        portable: "Portable",
      },
      ignored: ["ReturnBindAutoSnapshotPolicy"],
      shape: (row) => ({ ...returnableOf(row), ...row }),
    }),
    AttachDisks: change({
      table: disks,
      ids: "DiskIds",
      missing: "InvalidDiskId.NotFound",
      params: { InstanceId: "string!" },
      ignored: ["AttachMode", "DeleteWithInstance"],
      refuse: (_call, row) =>
        row["DiskState"] === "UNATTACHED"
          ? undefined
          : refusal("InvalidDisk.Busy", `${row["DiskId"]} is ${row["DiskState"]}.`),
      apply: (call, row, table) => {
        const InstanceId = call.need("InstanceId");
        const bound = { DiskState: "ATTACHED", Attached: true, InstanceId, AttachMode: "PF" };
        table.move(table.idOf(row), afterPolls(2, bound), { DiskState: "ATTACHING" });
      },
    }),
    DetachDisks: change({
      table: disks,
      ids: "DiskIds",
      missing: "InvalidDiskId.NotFound",
      ignored: ["InstanceId"],
      refuse: (_call, row) => {
        if (row["DiskUsage"] === "SYSTEM_DISK" || row["Portable"] === false) {
          return refusal("InvalidDisk.NotPortable", `${row["DiskId"]} is not portable.`);
        }
        return undefined;
      },
      apply: (_call, row, table) => {
        const free = { DiskState: "UNATTACHED", Attached: false, InstanceId: "", AttachMode: "" };
        table.move(table.idOf(row), afterPolls(2, free), { DiskState: "DETACHING" });
      },
    }),
    /**
     * A postpaid disk is destroyed; a prepaid one goes to the recycle bin (TORECYCLE) with a refund
     * and is destroyed by the next call. https://cloud.tencent.com/document/api/362/16321
     */
    TerminateDisks: change({
      table: disks,
      ids: "DiskIds",
      missing: "InvalidDiskId.NotFound",
      params: { DeleteSnapshot: "int" },
      refuse: (_call, row) => {
        const id = String(row["DiskId"]);
        const state = row["DiskState"];
        if (state === "TORECYCLE") return undefined;
        if (state === "ATTACHED")
          return refusal("ResourceUnavailable.NotSupported", `${id} is attached.`);
        if (state !== "UNATTACHED") return refusal("ResourceBusy", `${id} is ${state}.`);
        if (row["DiskChargeType"] === "PREPAID" && !isReturnable(row)) {
          return refusal("ResourceUnavailable.NotSupportRefund", `${id} cannot be returned.`);
        }
        return undefined;
      },
      apply: (call, row, table) => {
        const id = table.idOf(row);
        if (row["DiskChargeType"] === "PREPAID" && row["DiskState"] !== "TORECYCLE") {
          addRefund(call, row);
          table.patch(id, { DiskState: "TORECYCLE" });
          return;
        }
        if (call.number("DeleteSnapshot") === 1) {
          const kept = call.table(snapshots);
          for (const one of kept.rows()) {
            if (one["DiskId"] === id && one["IsPermanent"] !== true) kept.remove(kept.idOf(one));
          }
        }
        table.remove(id);
      },
    }),
    DescribeSnapshots: list({
      table: snapshots,
      set: "SnapshotSet",
      ids: "SnapshotIds",
      filters: {
        "snapshot-id": "SnapshotId",
        "snapshot-state": "SnapshotState",
        "disk-id": "DiskId",
      },
    }),
    DeleteSnapshots: change({
      table: snapshots,
      ids: "SnapshotIds",
      missing: "InvalidSnapshotId.NotFound",
      params: { DeleteBindImages: "bool" },
      refuse: (call, row) => {
        const id = String(row["SnapshotId"]);
        if (row["_shared"] === true)
          return refusal("UnsupportedOperation.SnapHasShared", `${id} is shared.`);
        if (row["IsLocked"] === true)
          return refusal("InvalidSnapshot.NotSupported", `${id} is locked.`);
        if (row["SnapshotState"] !== undefined && row["SnapshotState"] !== "NORMAL") {
          return refusal("UnsupportedOperation.StateError", `${id} is ${row["SnapshotState"]}.`);
        }
        const bound = call.inUse("cvm.image", (image) =>
          arrayOf(image["SnapshotSet"]).some((one) => objectOf(one)["SnapshotId"] === id),
        );
        if (bound && call.flag("DeleteBindImages") !== true) {
          return refusal(
            "UnsupportedOperation.SnapshotHasBindedImage",
            `${id} belongs to an image.`,
          );
        }
        return undefined;
      },
    }),
    ModifySnapshotsSharePermission: change({
      table: snapshots,
      ids: "SnapshotIds",
      missing: "InvalidSnapshotId.NotFound",
      params: { Permission: "string!", AccountIds: "strings!" },
      apply: (call, row, table) => {
        table.patch(table.idOf(row), { _shared: call.need("Permission") === "SHARE" });
      },
    }),
    DescribeAutoSnapshotPolicies: list({
      table: autoSnapshotPolicies,
      set: "AutoSnapshotPolicySet",
      ids: "AutoSnapshotPolicyIds",
    }),
    DeleteAutoSnapshotPolicies: change({
      table: autoSnapshotPolicies,
      ids: "AutoSnapshotPolicyIds",
      missing: "InvalidAutoSnapshotPolicyId.NotFound",
    }),
    DescribeDiskBackups: list({ table: diskBackups, set: "DiskBackupSet", ids: "DiskBackupIds" }),
    DeleteDiskBackups: change({
      table: diskBackups,
      ids: "DiskBackupIds",
      missing: "ResourceNotFound.NotFound",
      apply: (_call, row, table) => {
        table.move(table.idOf(row), goneAfterPolls(1), { DiskBackupState: "DELETING" });
      },
    }),
  },
});
