import { relations } from "../members.ts";
import { defineService } from "../service.ts";
import { billActions, bills } from "./bss/bills.ts";
import { moneyConsole } from "./bss/console.ts";
import { fundActions, invoiceCandidates } from "./bss/funds.ts";
import { balances, transactions } from "./bss/ledger.ts";
import { cards, coupons, evaluates, moneyActions, packages, plans } from "./bss/money.ts";
import { orderActions, orders } from "./bss/orders.ts";
import { clientTokens, ownInstances, refundActions } from "./bss/refunds.ts";
import { relationActions } from "./bss/relations.ts";

const hosts = ["business", "business.ap-southeast-1"] as const;

/** Billing 2017-12-14. https://www.alibabacloud.com/help/en/user-center/developer-reference/api-bssopenapi-2017-12-14-overview */
export const bss = defineService({
  product: "BssOpenApi",
  version: "2017-12-14",
  style: "rpc",
  hosts,
  locationCode: "bssopenapi",
  regions: [],
  permissionPrefix: "bssapi",
  denied: { status: 403, code: "NoPermission" },
  tables: [
    ownInstances,
    clientTokens,
    orders,
    bills,
    balances,
    coupons,
    cards,
    packages,
    plans,
    relations,
    evaluates,
    transactions,
  ],
  actions: {
    ...refundActions,
    ...orderActions,
    ...billActions,
    ...moneyActions,
    ...relationActions,
  },
  console: moneyConsole,
});

/** Billing 2023-09-30: fund accounts and invoices. */
export const bssFunds = defineService({
  product: "BssOpenApi",
  version: "2023-09-30",
  style: "rpc",
  hosts,
  regions: [],
  permissionPrefix: "bssapi",
  denied: { status: 403, code: "NoPermission" },
  tables: [invoiceCandidates],
  actions: fundActions,
});
