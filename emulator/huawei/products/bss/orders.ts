import { randomUUID } from "node:crypto";
import type { Call } from "../../../core/call.ts";
import { isoSeconds } from "../../../core/clock.ts";
import { arrayOf, type JsonObject, textOf } from "../../../core/json.ts";
import type { Account } from "../../../core/store.ts";
import type { Row } from "../../../core/table.ts";
import { refusal } from "../../errors.ts";
import { balances, orders, resources } from "./tables.ts";

/** The status of an order that waits for its payment. */
export const toPay = 6;

/** Whether an account has orders that wait for their payment. */
export function hasUnpaidOrders(account: Account): boolean {
  return account.table(orders, "").some((row) => row["status"] === toPay);
}

/** Cancels an order that waits for its payment. */
export function cancelOrder(call: Call): undefined {
  const id = call.need("order_id");
  const table = call.table(orders);
  const row = table.get(id);
  if (row === undefined) throw refusal(400, "CBC.99005001", `There is no order ${id}.`);
  if (row["_combined"] === true) {
    throw refusal(400, "CBC.99000089", "Use the number of the combined transaction.");
  }
  if (row["status"] !== toPay) throw refusal(400, "CBC.99005010", "The order cannot be cancelled.");
  table.patch(id, { status: 4 });
  return undefined;
}

/** Why a resource cannot be unsubscribed from; which code says that it is no main one is unverified. */
function refusalOf(call: Call, row: Row | undefined, id: string): string | undefined {
  if (row === undefined || row["status"] === 3) return "CBC.99003012";
  const said = textOf(row["_refuse"]);
  if (said !== undefined) return said;
  if (row["is_main_resource"] !== 1) return "CBC.99003103";
  if (row["status"] === 4) return "CBC.99003656";
  const waiting = call
    .table(orders)
    .some((order) => order["status"] === toPay && arrayOf(order["_resources"]).includes(id));
  return waiting ? "CBC.99003100" : undefined;
}

/**
 * Unsubscribes from at most ten resources. What fails is in the reply, whose status is 200 all the same;
 * what is bought along with a resource goes with it, and its money goes to whoever paid.
 */
export function unsubscribe(call: Call): JsonObject {
  const ids = arrayOf(call.json("resource_ids")).flatMap((id) => textOf(id) ?? []);
  const type = call.number("unsubscribe_type");
  const reason = call.number("unsubscribe_reason_type");
  call.text("unsubscribe_reason");
  if (ids.length === 0 || ids.length > 10) throw refusal(400, "CBC.0100", "resource_ids");
  if (type !== 1 && type !== 2) throw refusal(400, "CBC.0100", "unsubscribe_type");
  if (reason !== undefined && (reason < 1 || reason > 5)) {
    throw refusal(400, "CBC.0100", "unsubscribe_reason_type");
  }
  const order_ids: string[] = [];
  const failed: JsonObject[] = [];
  for (const id of ids) {
    const row = call.table(resources).get(id);
    const code = refusalOf(call, row, id);
    if (code !== undefined || row === undefined) {
      failed.push({ resource_id: id, error_code: code, error_msg: "unsubscribe failed" });
    } else if (type === 1) order_ids.push(endPeriod(call, row));
    else call.table(resources).patch(id, { expire_policy: 0 });
  }
  return { order_ids, fail_resource_infos: failed };
}

function endPeriod(call: Call, row: Row): string {
  const id = textOf(row["resource_id"]) ?? "";
  const table = call.table(resources);
  const parts = table.rows().filter((one) => one["parent_resource_id"] === id);
  for (const one of [row, ...parts]) {
    table.remove(table.idOf(one));
    takeAway(call.account, textOf(one["resource_id"]) ?? "");
  }
  refund(call, Number(row["_refund"] ?? 0));
  const order_id = `CS${randomUUID().replaceAll("-", "").slice(0, 16).toUpperCase()}`;
  call.table(orders).put({
    order_id,
    customer_id: call.account.id,
    status: 5,
    order_type: 4,
    create_time: isoSeconds(call.now()),
  });
  return order_id;
}

/** The thing itself, in whatever product it stands. */
function takeAway(account: Account, id: string): void {
  for (const table of account.tables.values()) {
    if (/^(?:bss|iam|sts|rms|organizations)\./u.test(table.ref.name)) continue;
    table.remove(id);
  }
}

/** Money goes to the master where there is one or was one when it was bought. */
function refund(call: Call, amount: number): void {
  if (amount <= 0) return;
  const { attributes } = call.account;
  const payer = textOf(attributes["master"]) ?? textOf(attributes["formerMaster"]);
  const account = call.store.account(payer ?? "") ?? call.account;
  const table = account.table(balances, "");
  const row = table.find((one) => one["account_type"] === 1);
  const before = Number(row?.["amount"] ?? 0);
  table.put({ ...row, account_type: 1, account_id: account.id, amount: before + amount });
}
