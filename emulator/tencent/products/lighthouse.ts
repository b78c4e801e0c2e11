import type { Call } from "../../core/call.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { change, list } from "../listing.ts";
import { defineService } from "../service.ts";
import { addRefund } from "./billing/ledger.ts";

/** Instances: `InstanceState` RUNNING, STOPPED, SHUTDOWN; `_returnFailCode` is not 0 where it cannot be returned. */
const instances = defineTable("lighthouse.instance", {
  usual: { InstanceChargeType: "PREPAID" },
  id: "InstanceId",
});
/** Disks: `DiskState` ATTACHED, UNATTACHED, SHUTDOWN. */
const disks = defineTable("lighthouse.disk", { id: "DiskId" });
/** Snapshots. */
const snapshots = defineTable("lighthouse.snapshot", { id: "SnapshotId" });
/** Private images. */
const blueprints = defineTable("lighthouse.blueprint", { id: "BlueprintId" });
/** Key pairs. */
const keyPairs = defineTable("lighthouse.key-pair", { id: "KeyId" });

const failCode = (row: Row): number => Number(row["_returnFailCode"] ?? 0);
const most = 20;

function returnable(row: Row, id: string) {
  const code = failCode(row);
  return {
    [id]: row[id],
    IsReturnable: code === 0,
    ReturnFailCode: code,
    ReturnFailMessage: code === 0 ? "" : `The resource cannot be returned: ${code}.`,
  };
}

function notIn(states: readonly string[], field: string, code: string) {
  return (_call: Call, row: Row) =>
    states.includes(String(row[field]))
      ? undefined
      : refusal(code, `The state is ${row[field]}, not ${states.join(" or ")}.`);
}

/** Light servers: isolated (returned) first, then terminated. Codes for states are unverified. */
export const lighthouse = defineService({
  product: "lighthouse",
  version: "2020-03-24",
  scope: "region",
  tables: [instances, disks, snapshots, blueprints, keyPairs],
  actions: {
    DescribeInstances: list({
      table: instances,
      set: "InstanceSet",
      ids: "InstanceIds",
      filters: { "instance-id": "InstanceId", "instance-state": "InstanceState" },
    }),
    DescribeInstancesReturnable: list({
      table: instances,
      set: "InstanceReturnableSet",
      ids: "InstanceIds",
      shape: (row) => returnable(row, "InstanceId"),
    }),
    IsolateInstances: change({
      table: instances,
      ids: "InstanceIds",
      most,
      missing: "ResourceNotFound.InstanceIdNotFound",
      params: { IsolateDataDisk: "bool" },
      refuse: (call, row) => {
        if (failCode(row) !== 0) {
          return refusal(
            "FailedOperation.IsolateResourcesFailed",
            `${row["InstanceId"]} cannot be returned.`,
          );
        }
        call.flag("IsolateDataDisk");
        return notIn(
          ["RUNNING", "STOPPED"],
          "InstanceState",
          "UnsupportedOperation.InvalidInstanceState",
        )(call, row);
      },
      apply: (call, row, table) => {
        addRefund(call, row);
        const away = { InstanceState: "SHUTDOWN", LatestOperationState: "SUCCESS" };
        table.move(table.idOf(row), afterPolls(2, away), { LatestOperationState: "OPERATING" });
        const own = call.table(disks);
        for (const disk of own.rows()) {
          if (disk["InstanceId"] !== row["InstanceId"]) continue;
          if (call.flag("IsolateDataDisk") === false)
            own.patch(own.idOf(disk), { DiskState: "UNATTACHED", InstanceId: "" });
          else own.patch(own.idOf(disk), { DiskState: "SHUTDOWN" });
        }
      },
    }),
    TerminateInstances: change({
      table: instances,
      ids: "InstanceIds",
      most,
      missing: "ResourceNotFound.InstanceIdNotFound",
      refuse: notIn(["SHUTDOWN"], "InstanceState", "UnsupportedOperation.InvalidInstanceState"),
      apply: (_call, row, table) => {
        table.move(table.idOf(row), goneAfterPolls(2), { InstanceState: "TERMINATING" });
      },
    }),
    DescribeDisks: list({ table: disks, set: "DiskSet", ids: "DiskIds" }),
    DescribeDisksReturnable: list({
      table: disks,
      set: "DiskReturnableSet",
      ids: "DiskIds",
      shape: (row) => returnable(row, "DiskId"),
    }),
    DetachDisks: change({
      table: disks,
      ids: "DiskIds",
      missing: "ResourceNotFound.DiskIdNotFound",
      apply: (_call, row, table) => {
        table.patch(table.idOf(row), { DiskState: "UNATTACHED", InstanceId: "" });
      },
    }),
    IsolateDisks: change({
      table: disks,
      ids: "DiskIds",
      most,
      missing: "ResourceNotFound.DiskIdNotFound",
      refuse: notIn(["UNATTACHED"], "DiskState", "UnsupportedOperation.InvalidDiskState"),
      apply: (call, row, table) => {
        addRefund(call, row);
        table.patch(table.idOf(row), { DiskState: "SHUTDOWN" });
      },
    }),
    TerminateDisks: change({
      table: disks,
      ids: "DiskIds",
      most,
      missing: "ResourceNotFound.DiskIdNotFound",
      refuse: notIn(["SHUTDOWN"], "DiskState", "UnsupportedOperation.InvalidDiskState"),
    }),
    DescribeSnapshots: list({ table: snapshots, set: "SnapshotSet", ids: "SnapshotIds" }),
    DeleteSnapshots: change({
      table: snapshots,
      ids: "SnapshotIds",
      most: 10,
      missing: "ResourceNotFound.SnapshotIdNotFound",
    }),
    DescribeBlueprints: list({
      table: blueprints,
      set: "BlueprintSet",
      ids: "BlueprintIds",
      filters: { "blueprint-type": "BlueprintType", "blueprint-id": "BlueprintId" },
    }),
    DeleteBlueprints: change({
      table: blueprints,
      ids: "BlueprintIds",
      missing: "ResourceNotFound.BlueprintIdNotFound",
    }),
    DescribeKeyPairs: list({ table: keyPairs, set: "KeyPairSet", ids: "KeyIds" }),
    DeleteKeyPairs: change({
      table: keyPairs,
      ids: "KeyIds",
      most: 10,
      missing: "ResourceNotFound.KeyIdNotFound",
    }),
  },
});
