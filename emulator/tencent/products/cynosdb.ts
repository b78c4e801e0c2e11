import { arrayOf, objectOf } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { change, list } from "../listing.ts";
import { defineService } from "../service.ts";
import { addRefund } from "./billing/ledger.ts";

/** Clusters: `Status` running, isolating, isolated, offlining; `PayMode` 0 postpaid, 1 prepaid. */
const clusters = defineTable("cynosdb.cluster", { usual: { PayMode: 0 }, id: "ClusterId" });
const missing = "InvalidParameterValue.ClusterNotFound";

/** TDSQL-C: an isolated cluster lies in the recycle bin, is listed, and still blocks a closure. */
export const cynosdb = defineService({
  product: "cynosdb",
  version: "2019-01-07",
  scope: "region",
  tables: [clusters],
  actions: {
    DescribeClusters: list({
      table: clusters,
      set: "ClusterSet",
      params: { Filters: "objects" },
      where: (call, row) =>
        arrayOf(call.json("Filters")).every((one) => {
          const { Names, Values } = objectOf(one);
          return arrayOf(Names).some((name) => arrayOf(Values).includes(row[String(name)]));
        }),
    }),
    IsolateCluster: change({
      table: clusters,
      ids: "ClusterId",
      one: true,
      missing,
      ignored: ["DbType", "IsolateReasonTypes", "IsolateReason", "SaveBackup"],
      refuse: (_call, row) => {
        const id = String(row["ClusterId"]);
        if (row["_protected"] === true) {
          return refusal(
            "OperationDenied.ClusterOpNotAllowedError",
            `${id} is protected from deletion.`,
          );
        }
        if (row["Status"] === "running") return undefined;
        return refusal("FailedOperation.OperationFailedError", `${id} is ${row["Status"]}.`);
      },
      apply: (call, row, table) => {
        addRefund(call, row);
        table.move(table.idOf(row), afterPolls(2, { Status: "isolated" }), { Status: "isolating" });
      },
      reply: (call) => ({ FlowId: call.now() % 1_000_000, DealNames: [] }),
    }),
    OfflineCluster: change({
      table: clusters,
      ids: "ClusterId",
      one: true,
      missing,
      refuse: (_call, row) =>
        row["Status"] === "isolated"
          ? undefined
          : refusal("FailedOperation.OperationFailedError", `${row["ClusterId"]} is not isolated.`),
      apply: (_call, row, table) => {
        table.move(table.idOf(row), goneAfterPolls(2), { Status: "offlining" });
      },
      reply: (call) => ({ FlowId: call.now() % 1_000_000 }),
    }),
  },
});
