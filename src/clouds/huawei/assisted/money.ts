import type { Sentence } from "../../../core/language.ts";
import { FOUND } from "../../en/huawei/details.ts";
import { asking } from "../../shared/session/asking.ts";
import type { Calls } from "../../shared/session/session-calls.ts";
import {
  type Answer,
  amount,
  flagIfSent,
  recordsIfSent,
  signOf,
  text,
} from "../../shared/wire/reply.ts";
import { offsets } from "../services/parts/pagings.ts";

const billing = (calls: Calls, signal: AbortSignal) => asking(calls, "bss", signal);

const paging = offsets(100, "total_count");
const ORDERS = { items: "order_infos", paging, must: ["order_id", "status"] } as const;
const RESOURCES = { items: "data", paging, must: ["resource_id", "status"] } as const;
const MEMBERS = { items: "sub_customer_infos", paging, must: ["id", "status"] } as const;

/** States of orders that are over: cancelled, done; and that are under way and paid (SDK, bss v2 CustomerOrderV2). */
const OVER: readonly string[] = ["4", "5"];
const PAID: readonly string[] = ["2", "10", "11", "12", "13"];

/**
 * Orders that are not over, in words, with the parts of combined ones. All are asked for: the filter knows fewer
 * states than there are. `of` a member: those that the calling master account pays for it.
 */
export async function openOrders(
  calls: Calls,
  signal: AbortSignal,
  { of, paid }: { readonly of?: string; readonly paid?: "pass" } = {},
): Promise<readonly Sentence[]> {
  const params = of === undefined ? {} : { customer_id: of, method: "sub_customer" };
  const orders = await billing(calls, signal).all("ListCustomerOrders", params, ORDERS);
  const parts = (order: Answer) => recordsIfSent(order, "sub_order_infos", "combined ones alone");
  return orders
    .flatMap((order) => [order, ...parts(order)])
    .map((one) => ({ id: text(one, "order_id"), state: text(one, "status") }))
    .filter(({ state }) => !OVER.includes(state) && !(paid === "pass" && PAID.includes(state)))
    .map(({ id, state }) => FOUND.order(id, state));
}

/** What the calling account owes, as decimal text with its currency; undefined where it owes nothing. */
export async function debtOf(calls: Calls, signal: AbortSignal): Promise<string | undefined> {
  const reply = await billing(calls, signal).one("ShowCustomerAccountBalances", {}, [
    "account_balances",
    "debt_amount",
    "currency",
  ]);
  const debt = amount(reply, "debt_amount");
  return signOf(debt) === 0 ? undefined : `${debt} ${text(reply, "currency")}`;
}

/** What was bought for a period and is not closed: in use, frozen or expired; of one order, or all. */
export function periodResources(
  calls: Calls,
  signal: AbortSignal,
  order?: string,
): Promise<readonly Answer[]> {
  const params = {
    status_list: [2, 4, 5],
    only_main_resource: 0,
    ...(order === undefined ? {} : { order_id: order }),
  };
  return billing(calls, signal).all("ListPayPerUseCustomerResources", params, RESOURCES);
}

/** Ids of the calling account's orders that another account paid. */
export async function agentPaid(calls: Calls, signal: AbortSignal): Promise<readonly string[]> {
  const all = await billing(calls, signal).all("ListCustomerOrders", {}, ORDERS);
  return all
    .filter((order) =>
      flagIfSent(order, "agent_pay_info.is_agent_pay", "not true where nobody else paid"),
    )
    .map((order) => text(order, "order_id"));
}

/** Member accounts of the calling master account; empty where it is nobody's master. */
export function subCustomers(calls: Calls, signal: AbortSignal): Promise<readonly Answer[]> {
  return billing(calls, signal).all("ListEnterpriseSubCustomers", {}, MEMBERS);
}
