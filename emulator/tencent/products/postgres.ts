import { defineTable } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { change, list } from "../listing.ts";
import { defineService } from "../service.ts";
import { addRefund } from "./billing/ledger.ts";

/** Instances: `DBInstanceStatus` running, isolating, isolated, recycling; `PayType` prepaid, postpaid. */
const instances = defineTable("postgres.instance", {
  usual: { PayType: "postpaid" },
  id: "DBInstanceId",
});
const missing = "ResourceNotFound.InstanceNotFoundError";

/** TencentDB for PostgreSQL: isolated, then destroyed. */
export const postgres = defineService({
  product: "postgres",
  version: "2017-03-12",
  scope: "region",
  tables: [instances],
  actions: {
    DescribeDBInstances: list({
      table: instances,
      set: "DBInstanceSet",
      filters: { "db-instance-id": "DBInstanceId", "db-instance-status": "DBInstanceStatus" },
      page: { by: "offset", offset: "Offset", size: "Limit", standard: 10, max: 100 },
    }),
    IsolateDBInstances: change({
      table: instances,
      ids: "DBInstanceIdSet",
      missing,
      refuse: (_call, row) => {
        const id = String(row["DBInstanceId"]);
        if (row["DeletionProtection"] === true) {
          return refusal(
            "OperationDenied.InstanceDeletionProtected",
            `${id} is protected from deletion.`,
          );
        }
        if (row["DBInstanceStatus"] === "running") return undefined;
        return refusal(
          "OperationDenied.InstanceStatusLimitError",
          `${id} is ${row["DBInstanceStatus"]}.`,
        );
      },
      apply: (call, row, table) => {
        addRefund(call, row);
        const isolated = { DBInstanceStatus: "isolated" };
        table.move(table.idOf(row), afterPolls(2, isolated), { DBInstanceStatus: "isolating" });
      },
    }),
    DestroyDBInstance: change({
      table: instances,
      ids: "DBInstanceId",
      one: true,
      missing,
      refuse: (_call, row) =>
        row["DBInstanceStatus"] === "isolated"
          ? undefined
          : refusal(
              "OperationDenied.InstanceStatusLimitError",
              `${row["DBInstanceId"]} is not isolated.`,
            ),
      apply: (_call, row, table) => {
        table.move(table.idOf(row), goneAfterPolls(2), { DBInstanceStatus: "recycling" });
      },
    }),
    ModifyDBInstanceDeletionProtection: change({
      table: instances,
      ids: "DBInstanceId",
      one: true,
      missing,
      params: { DeletionProtection: "bool!" },
      apply: (call, row, table) => {
        table.patch(table.idOf(row), { DeletionProtection: call.flag("DeletionProtection") });
      },
    }),
  },
});
