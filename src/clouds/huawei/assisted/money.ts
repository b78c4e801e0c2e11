import type { Sentence } from "../../../core/language.ts";
import { FOUND } from "../../en/huawei/details.ts";
import { asking } from "../../shared/session/asking.ts";
import type { Calls } from "../../shared/session/session-calls.ts";
import { type Answer, amount, flagIfSent, signOf, text } from "../../shared/wire/reply.ts";
import { offsets } from "../services/parts/pagings.ts";

const billing = (calls: Calls, signal: AbortSignal) => asking(calls, "bss", signal);

const paging = offsets(100, "total_count");
const ORDERS = { items: "order_infos", paging, must: "order_id" } as const;
const RESOURCES = { items: "data", paging, must: ["resource_id", "status"] } as const;
const MEMBERS = { items: "sub_customer_infos", paging, must: "id" } as const;

/** States of an order that is not over (SDK, bss v2 ListCustomerOrders). */
const OPEN = FOUND.orders;

/**
 * Orders that are not over, in words. `of` a member: those that the calling master account pays for it, which
 * the method asks for (SDK, bss v2 ListCustomerOrders).
 */
export async function openOrders(
  calls: Calls,
  signal: AbortSignal,
  of?: string,
): Promise<readonly Sentence[]> {
  const more = of === undefined ? {} : { customer_id: of, method: "sub_customer" };
  const ask = billing(calls, signal);
  const found = await Promise.all(
    Object.entries(OPEN).map(async ([status, words]) => {
      const params = { ...more, status: Number(status) };
      const ids = await ask.texts("ListCustomerOrders", params, ORDERS);
      return ids.map((id) => ({ en: `${id} (${words.en})`, zh: `${id}（${words.zh}）` }));
    }),
  );
  return found.flat();
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
