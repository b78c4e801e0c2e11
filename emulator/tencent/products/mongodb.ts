import type { Call } from "../../core/call.ts";
import { defineTable, type Row, type Table } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { change, list } from "../listing.ts";
import { defineService } from "../service.ts";
import { addRefund } from "./billing/ledger.ts";

/** Instances: `Status` 2 runs, -2 isolated (prepaid), -3 isolated (postpaid); `PayMode` 0 postpaid, 1 prepaid. */
const instances = defineTable("mongodb.instance", { usual: { PayMode: 0 }, id: "InstanceId" });
const missing = "InvalidParameterValue.NotFoundInstance";

function refuseKept(row: Row) {
  const id = String(row["InstanceId"]);
  if (row["_protected"] === true) {
    return refusal(
      "FailedOperation.DeletionProtectionEnabled",
      `${id} is protected from deletion.`,
    );
  }
  if (row["Status"] === 2) return undefined;
  return refusal("InvalidParameterValue.InstanceHasBeenIsolated", `${id} is isolated.`);
}

function isolate(status: number) {
  return (call: Call, row: Row, table: Table) => {
    addRefund(call, row);
    table.move(table.idOf(row), afterPolls(1, { Status: status }), { Status: 1 });
  };
}

/** TencentDB for MongoDB: isolated by an action of its charge type, then offline. */
export const mongodb = defineService({
  product: "mongodb",
  version: "2019-07-25",
  scope: "region",
  tables: [instances],
  actions: {
    DescribeDBInstances: list({
      table: instances,
      set: "InstanceDetails",
      ids: "InstanceIds",
      params: { InstanceType: "int", PayMode: "int", ClusterType: "int" },
      // 1 normal ones (InstanceType 0 of a row), 2 temporary, 3 read-only, -1 all (npm mongodb_models).
      where: (call, row) => {
        const pay = call.number("PayMode");
        if (pay !== undefined && pay !== row["PayMode"]) return false;
        // 0 replica sets, 1 sharded ones, -1 both; all where it is not sent (unverified).
        const cluster = call.number("ClusterType") ?? -1;
        if (cluster !== -1 && cluster !== Number(row["ClusterType"] ?? 0)) return false;
        const wanted = call.number("InstanceType") ?? 1;
        return wanted === -1 || wanted === Number(row["_kind"] ?? 1);
      },
    }),
    IsolateDBInstance: change({
      table: instances,
      ids: "InstanceId",
      one: true,
      missing,
      refuse: (_call, row) =>
        row["PayMode"] === 1
          ? refusal(
              "InvalidParameterValue.PrePaidInstanceUnableToIsolate",
              `${row["InstanceId"]} is prepaid.`,
            )
          : refuseKept(row),
      apply: isolate(-3),
      reply: (call) => ({ AsyncRequestId: call.requestId }),
    }),
    TerminateDBInstances: change({
      table: instances,
      ids: "InstanceId",
      one: true,
      missing,
      refuse: (_call, row) =>
        row["PayMode"] === 1
          ? refuseKept(row)
          : refusal(
              "InvalidParameterValue.InvalidTradeOperation",
              `${row["InstanceId"]} is postpaid.`,
            ),
      apply: isolate(-2),
    }),
    OfflineIsolatedDBInstance: change({
      table: instances,
      ids: "InstanceId",
      one: true,
      missing,
      refuse: (_call, row) =>
        row["Status"] === -2 || row["Status"] === -3
          ? undefined
          : refusal(
              "InvalidParameterValue.IllegalStatusToOffline",
              `${row["InstanceId"]} is not isolated.`,
            ),
      apply: (_call, row, table) => table.move(table.idOf(row), goneAfterPolls(2)),
      reply: (call) => ({ AsyncRequestId: call.requestId }),
    }),
  },
});
