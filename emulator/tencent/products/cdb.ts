import type { Call } from "../../core/call.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { change, list, offset } from "../listing.ts";
import { action, defineService } from "../service.ts";
import { addRefund } from "./billing/ledger.ts";

/** Instances: `PayType` 0 prepaid, 1 postpaid; `Status` 1 runs, 4 isolating, 5 isolated, 6 and 7 going. */
const instances = defineTable("cdb.instance", { usual: { PayType: 1 }, id: "InstanceId" });

/**
 * Which instances a list shows at all: those that are going down, or are down, only where their state is asked
 * for (official Terraform provider, which waits for that list to be empty); locked ones (`_locked`) and each
 * kind by its own parameter. That locked ones are left out unless asked for is unverified, and not done here.
 */
function isShown(call: Call, row: Row): boolean {
  const status = Number(row["Status"] ?? 1);
  if (status > 5 && !call.list("Status").includes(String(status))) return false;
  const locks = call.list("CdbErrors");
  if (locks.length > 0 && !locks.includes(row["_locked"] === true ? "1" : "0")) return false;
  const kinds: Readonly<Record<number, string>> = { 1: "WithMaster", 2: "WithDr", 3: "WithRo" };
  const asked = kinds[Number(row["InstanceType"] ?? 1)];
  return asked === undefined || call.number(asked) !== 0;
}

/** The code for an instance that is not there, from npm's neighbours; unverified for this product. */
const missing = "ResourceNotFound.InstanceNotFoundError";

/**
 * TencentDB for MySQL: isolated first, then offline; an isolated one is still listed, one that goes down
 * only where its state is asked for (https://www.tencentcloud.com/document/product/236/34475).
 */
export const cdb = defineService({
  product: "cdb",
  version: "2017-03-20",
  scope: "region",
  tables: [instances],
  actions: {
    DescribeDBInstances: list({
      table: instances,
      set: "Items",
      ids: "InstanceIds",
      page: offset(20, 2000),
      params: {
        Status: "ints",
        PayTypes: "ints",
        UniqueVpcIds: "strings",
        CdbErrors: "ints",
        WithDr: "int",
        WithRo: "int",
        WithMaster: "int",
      },
      where: (call, row: Row) =>
        isShown(call, row) &&
        (call.list("Status").length === 0
          ? row["Status"] !== 6 && row["Status"] !== 7
          : fits(call.list("Status"), row["Status"])) &&
        fits(call.list("PayTypes"), row["PayType"]) &&
        fits(call.list("UniqueVpcIds"), row["UniqVpcId"]),
    }),
    IsolateDBInstance: change({
      table: instances,
      ids: "InstanceId",
      one: true,
      missing,
      refuse: (_call, row) => {
        if (row["DestroyProtect"] === "on") {
          return refusal("OperationDenied", `${row["InstanceId"]} has its destroy protection on.`);
        }
        if (row["_unreturnable"] === true) {
          return refusal(
            "OperationDenied.UnSupportRefundError",
            `${row["InstanceId"]} cannot be refunded.`,
          );
        }
        if (row["Status"] === 1) return undefined;
        return refusal(
          "OperationDenied.InstanceStatusError",
          `${row["InstanceId"]} is ${row["Status"]}.`,
        );
      },
      apply: (call, row, table) => {
        addRefund(call, row);
        table.move(table.idOf(row), afterPolls(2, { Status: 5 }), { Status: 4 });
      },
      reply: (call) => ({ AsyncRequestId: call.requestId }),
    }),
    OfflineIsolatedInstances: change({
      table: instances,
      ids: "InstanceIds",
      missing,
      refuse: (_call, row) =>
        row["Status"] === 5
          ? undefined
          : refusal("OperationDenied.InstanceStatusError", `${row["InstanceId"]} is not isolated.`),
      apply: (_call, row, table) => {
        table.move(table.idOf(row), afterPolls(1, { Status: 7 }, goneAfterPolls(1)), { Status: 6 });
      },
    }),
    ModifyInstanceDestroyProtect: change({
      table: instances,
      ids: "InstanceIds",
      missing,
      params: { DestroyProtect: "string!" },
      apply: (call, row, table) => {
        table.patch(table.idOf(row), { DestroyProtect: call.need("DestroyProtect") });
      },
    }),
    DescribeAsyncRequestInfo: action({
      params: { AsyncRequestId: "string!" },
      handle: (call) => {
        call.need("AsyncRequestId");
        return { Status: "SUCCESS", Info: "" };
      },
    }),
  },
});

function fits(wanted: readonly string[], value: Row[string]): boolean {
  return wanted.length === 0 || wanted.includes(String(value));
}
