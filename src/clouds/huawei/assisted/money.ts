import { GLOBAL_REGION } from "../../../core/item.ts";
import type { Calls } from "../../shared/session/session-calls.ts";
import { type Answer, amount, flagIfSent, signOf, text } from "../../shared/wire/reply.ts";
import { offsets } from "../services/parts/pagings.ts";

const BSS = { product: "bss", region: GLOBAL_REGION } as const;

/** States of an order that is not over (SDK, bss v2 ListCustomerOrders). */
const OPEN = { 1: "to be reviewed", 3: "in process", 6: "unpaid", 9: "to be confirmed" } as const;

/** Orders, by the parameters of ListCustomerOrders. */
function orders(
  calls: Calls,
  params: Readonly<Record<string, string | number>>,
  signal: AbortSignal,
): Promise<readonly Answer[]> {
  return calls.readAll(
    {
      ...BSS,
      action: "ListCustomerOrders",
      params,
      items: "order_infos",
      paging: offsets(100, "total_count"),
      must: "order_id",
    },
    signal,
  );
}

/**
 * Orders that are not over, in words. `of` a member: those that the calling master account pays for it, which
 * the method asks for (SDK, bss v2 ListCustomerOrders).
 */
export async function openOrders(
  calls: Calls,
  signal: AbortSignal,
  of?: string,
): Promise<readonly string[]> {
  const more = of === undefined ? {} : { customer_id: of, method: "sub_customer" };
  const found = await Promise.all(
    Object.entries(OPEN).map(async ([status, words]) =>
      (await orders(calls, { ...more, status: Number(status) }, signal)).map(
        (order) => `${text(order, "order_id")} (${words})`,
      ),
    ),
  );
  return found.flat();
}

/** What the calling account owes, as decimal text with its currency; undefined where it owes nothing. */
export async function debtOf(calls: Calls, signal: AbortSignal): Promise<string | undefined> {
  const reply = await calls.read(
    {
      ...BSS,
      action: "ShowCustomerAccountBalances",
      params: {},
      must: ["account_balances", "debt_amount", "currency"],
    },
    signal,
  );
  const debt = amount(reply, "debt_amount");
  return signOf(debt) === 0 ? undefined : `${debt} ${text(reply, "currency")}`;
}

/** What was bought for a period and is not closed: in use, frozen or expired; of one order, or all. */
export function periodResources(
  calls: Calls,
  signal: AbortSignal,
  order?: string,
): Promise<readonly Answer[]> {
  return calls.readAll(
    {
      ...BSS,
      action: "ListPayPerUseCustomerResources",
      params: {
        status_list: [2, 4, 5],
        only_main_resource: 0,
        ...(order === undefined ? {} : { order_id: order }),
      },
      items: "data",
      paging: offsets(100, "total_count"),
      must: ["resource_id", "status"],
    },
    signal,
  );
}

/** Ids of the calling account's orders that another account paid. */
export async function agentPaid(calls: Calls, signal: AbortSignal): Promise<readonly string[]> {
  const all = await orders(calls, {}, signal);
  return all
    .filter((order) =>
      flagIfSent(order, "agent_pay_info.is_agent_pay", "not true where nobody else paid"),
    )
    .map((order) => text(order, "order_id"));
}

/** Member accounts of the calling master account; empty where it is nobody's master. */
export function subCustomers(calls: Calls, signal: AbortSignal): Promise<readonly Answer[]> {
  return calls.readAll(
    {
      ...BSS,
      action: "ListEnterpriseSubCustomers",
      params: {},
      items: "sub_customer_infos",
      paging: offsets(100, "total_count"),
      must: "id",
    },
    signal,
  );
}
