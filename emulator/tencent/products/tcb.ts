import { defineTable } from "../../core/table.ts";
import { goneAt } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { change, list, offset } from "../listing.ts";
import { defineService } from "../service.ts";
import { addRefund } from "./billing/ledger.ts";

const DAY = 86_400_000;

/** Environments: `Status` NORMAL, ISOLATE; `_data` is true for one that still holds data. */
const envs = defineTable("tcb.env", { id: "EnvId" });

/** CloudBase: the first destruction isolates for 15 days, one with IsForce deletes what is isolated. */
export const tcb = defineService({
  product: "tcb",
  version: "2018-06-08",
  scope: "region",
  tables: [envs],
  actions: {
    DescribeEnvs: list({
      table: envs,
      set: "EnvList",
      total: "Total",
      // "This call takes no region": https://cloud.tencent.com/document/api/876/34820
      everywhere: true,
      page: offset(20, 100),
      params: { EnvId: "string" },
      where: (call, row) => (call.text("EnvId") ?? row["EnvId"]) === row["EnvId"],
    }),
    DestroyEnv: change({
      table: envs,
      ids: "EnvId",
      one: true,
      missing: "ResourceNotFound",
      params: { IsForce: "bool", BypassCheck: "bool" },
      refuse: (call, row) => {
        const isolated = row["Status"] === "ISOLATE";
        if (isolated && call.flag("IsForce") !== true) {
          return refusal("ResourceUnavailable", `${row["EnvId"]} is isolated already.`);
        }
        if (!isolated && call.flag("IsForce") === true) {
          return refusal("ResourceUnavailable", `${row["EnvId"]} must be isolated first.`);
        }
        if (row["_data"] === true && call.flag("BypassCheck") !== true) {
          return refusal("ResourceInUse", `${row["EnvId"]} still holds data.`);
        }
        return undefined;
      },
      apply: (call, row, table) => {
        const id = table.idOf(row);
        if (row["Status"] === "ISOLATE") table.remove(id);
        else {
          addRefund(call, row);
          table.move(id, goneAt(call.now() + 15 * DAY), { Status: "ISOLATE" });
        }
      },
    }),
  },
});
