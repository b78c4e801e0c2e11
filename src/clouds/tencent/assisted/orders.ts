import type { Account } from "../../../core/account.ts";
import type { ClosureCondition } from "../../../core/closure.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import { type ConditionText, condition } from "../../shared/closing/condition.ts";
import { isoSeconds } from "../../shared/rows/times.ts";
import type { Calls } from "../../shared/session/session-calls.ts";
import { text, textIfSent } from "../../shared/wire/reply.ts";
import { CONDITIONS } from "../../zh/tencent/conditions.ts";
import { DETAILS } from "../../zh/tencent/details.ts";
import { guard } from "../closure-errors.ts";
import { unfinishedOrders } from "../services/billing.ts";

const ORDERS: ConditionText = {
  id: "orders-window",
  title: "Orders were looked for back to the day on which the account was opened",
  remedy:
    "Set `openedOn` in account.yaml to that day (no API tells it; Account Center, Account Information shows when the account was registered). Orders that are open are finished or cancelled in the console: Billing Center, Orders.",
  docs: "https://cloud.tencent.com/document/api/555/19179",
  in: { zh: CONDITIONS["orders-window"] },
};

const DAY_MS = 86_400_000;
const { windows, params, action, items, paging } = unfinishedOrders;

/** Windows of at most three months from one day to another, the newest first. */
export function windowsBetween(
  from: number,
  to: number,
): readonly { readonly start: number; readonly end: number }[] {
  const length = windows.days * DAY_MS;
  const count = Math.max(0, Math.ceil((to - from) / length));
  return Array.from({ length: count }, (_, at) => ({
    start: Math.max(from, to - (at + 1) * length),
    end: to - at * length,
  }));
}

/**
 * The list of orders goes back as far as the catalog says; only what is older is asked for here, up to
 * the day that account.yaml names.
 */
export function ordersCondition(
  { account, own, now }: { account: Account; own: Calls; now: () => number },
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const listed = now() - windows.back * DAY_MS;
  const since = isoSeconds(listed).slice(0, 10);
  return guard(ORDERS, async () => {
    const { openedOn } = account;
    const reach = `the catalog lists orders since ${since}, in windows of ${windows.days} days`;
    const reachInChinese = DETAILS.reach(since, windows.days);
    if (openedOn === undefined)
      return condition(ORDERS, "unknown", {
        en: `${reach}; account.yaml does not say when it was opened`,
        zh: DETAILS.openingNotSaid(reachInChinese),
      });
    const opened = Date.parse(`${openedOn}T00:00:00+08:00`);
    if (opened > now())
      return condition(ORDERS, "unmet", {
        en: `openedOn is ${openedOn}, which is still to come`,
        zh: DETAILS.openingAhead(openedOn),
      });
    const found: string[] = [];
    const older = windowsBetween(opened, listed);
    for (const { start, end } of older) {
      // The client writes them as the billing API takes them.
      const window = { StartTime: isoSeconds(start), EndTime: isoSeconds(end) };
      const orders = await own.readAll(
        {
          product: "billing",
          action,
          region: GLOBAL_REGION,
          params: { ...window, StatusSet: [...params.StatusSet] },
          items,
          paging,
          must: "OrderId",
        },
        signal,
      );
      found.push(
        ...orders.map((order) => {
          const of = textIfSent(order, "CreateTime", "only to be read") ?? "(no date)";
          return `${text(order, "OrderId")} of ${of}`;
        }),
      );
    }
    const read = {
      en: `${reach}; it was opened on ${openedOn}`,
      zh: DETAILS.opened(reachInChinese, openedOn),
    };
    const open = found.slice(0, 10).join(", ");
    if (found.length > 0)
      return condition(ORDERS, "unmet", {
        en: `${read.en}; older and not finished: ${open}`,
        zh: DETAILS.olderOpen(read.zh, open),
      });
    return condition(
      ORDERS,
      "met",
      older.length === 0
        ? read
        : {
            en: `${read.en}; ${older.length} older windows hold none`,
            zh: DETAILS.olderNone(read.zh, older.length),
          },
    );
  });
}
