import type { Call } from "../../core/call.ts";
import { defineTable, type Row, type Table } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { notFound, refusal } from "../errors.ts";
import { change, list, offset } from "../listing.ts";
import { action, defineService } from "../service.ts";
import { addRefund } from "./billing/ledger.ts";

/** Instances: `Status` 2 runs, -2 isolated, -3 to be deleted; `BillingMode` 0 postpaid, 1 prepaid. */
const instances = defineTable("redis.instance", { usual: { BillingMode: 0 }, id: "InstanceId" });
/** Tasks: `Status` of DescribeTaskInfo. */
const tasks = defineTable("redis.task", { id: "TaskId" });
const missing = "ResourceNotFound.InstanceNotExists";

function startTask(call: Call): { TaskId: number } {
  const table = call.table(tasks);
  const TaskId = 10_001 + table.size;
  table.put({ TaskId, Status: "running" });
  table.move(String(TaskId), afterPolls(1, { Status: "succeed" }));
  return { TaskId };
}

function refuseProtected(mode: number) {
  return (_call: Call, row: Row) => {
    const id = String(row["InstanceId"]);
    if (row["BillingMode"] !== mode) {
      return refusal(
        "UnsupportedOperation.InstanceNotOperation",
        `${id} is charged in another way.`,
      );
    }
    if (row["DeleteProtectionSwitch"] === 1) {
      return refusal("FailedOperation.UnSupportError", `${id} is protected from deletion.`);
    }
    if (row["Status"] === 2) return undefined;
    return refusal("ResourceUnavailable.InstanceIsolated", `${id} is isolated.`);
  };
}

function isolate(call: Call, row: Row, table: Table): void {
  addRefund(call, row);
  table.move(table.idOf(row), afterPolls(1, { Status: -2 }), { Status: 1 });
}

/** TencentDB for Redis: destroyed into isolation, then cleaned up. */
export const redis = defineService({
  product: "redis",
  version: "2018-04-12",
  scope: "region",
  tables: [instances, tasks],
  actions: {
    DescribeInstances: list({
      table: instances,
      set: "InstanceSet",
      ids: "InstanceIds",
      page: offset(20, 1000),
      params: { InstanceId: "string", UniqVpcIds: "strings" },
      where: (call, row) => {
        const vpcs = call.list("UniqVpcIds");
        if (vpcs.length > 0 && !vpcs.includes(String(row["UniqVpcId"]))) return false;
        return (call.text("InstanceId") ?? row["InstanceId"]) === row["InstanceId"];
      },
    }),
    DestroyPostpaidInstance: change({
      table: instances,
      ids: "InstanceId",
      one: true,
      missing,
      refuse: refuseProtected(0),
      apply: isolate,
      reply: startTask,
    }),
    DestroyPrepaidInstance: change({
      table: instances,
      ids: "InstanceId",
      one: true,
      missing,
      refuse: refuseProtected(1),
      apply: isolate,
      reply: (call) => ({ DealId: call.requestId, DealName: call.requestId }),
    }),
    CleanUpInstance: change({
      table: instances,
      ids: "InstanceId",
      one: true,
      missing,
      refuse: (_call, row) =>
        row["Status"] === -2
          ? undefined
          : refusal(
              "ResourceUnavailable.InstanceStatusError",
              `${row["InstanceId"]} is not isolated.`,
            ),
      apply: (_call, row, table) => table.move(table.idOf(row), goneAfterPolls(2), { Status: -3 }),
      reply: startTask,
    }),
    ModifyInstance: change({
      table: instances,
      ids: "InstanceIds",
      type: "strings",
      missing,
      params: { Operation: "string!", DeleteProtectionSwitches: "ints" },
      refuse: (call) =>
        call.need("Operation") === "modifyDeleteProtectionSwitch"
          ? undefined
          : refusal(
              "InvalidParameter.NotSupported",
              "The emulator changes the deletion protection only.",
            ),
      apply: (call, row, table) => {
        const at = call.list("InstanceIds").indexOf(table.idOf(row));
        const value = Number(call.list("DeleteProtectionSwitches")[at] ?? 0);
        table.patch(table.idOf(row), { DeleteProtectionSwitch: value });
      },
    }),
    DescribeTaskInfo: action({
      params: { TaskId: "int!" },
      handle: (call) => {
        const row = call.table(tasks).get(call.need("TaskId"));
        if (row === undefined) throw notFound("ResourceNotFound", call.need("TaskId"));
        return { Status: call.show(row)["Status"], TaskMessage: "" };
      },
    }),
  },
});
