import { isoSeconds } from "../../../core/clock.ts";
import { arrayOf, isArray, type Json, type JsonObject, textOf } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { relations } from "../../members.ts";
import type { ConsoleContext } from "../../service.ts";
import { bills } from "./bills.ts";
import { invoiceCandidates } from "./funds.ts";
import {
  amount,
  balanceIn,
  cents,
  changeBalance,
  currencyOf,
  move,
  withdrawable,
} from "./ledger.ts";
import { evaluates } from "./money.ts";

/** Forced bill issuance: what this month is not cleared yet becomes a bill that is owed. */
function issueBills({ store, account }: ConsoleContext): Json {
  const row = balanceIn(account);
  const open = cents(row["_uncleared"]);
  const cycle = isoSeconds(store.clock.now()).slice(0, 7);
  if (open === 0) return { issued: "0.00", cycle };
  account.table(bills, "").put({
    BillingCycle: cycle,
    ProductCode: textOf(row["_unclearedProduct"]) ?? "ecs",
    ProductName: "Pay-as-you-go",
    SubscriptionType: "PayAsYouGo",
    Item: "PayAsYouGoBill",
    // A charge of no instance: nothing in the account has this id.
    InstanceID: "",
    _issued: isoSeconds(store.clock.now()),
    Currency: textOf(row["Currency"]) ?? currencyOf(account),
    PretaxAmount: open / 100,
    OutstandingAmount: open / 100,
  });
  changeBalance(account, { _uncleared: "0.00" });
  return { issued: amount(open), cycle };
}

/** Pays what is owed; `from: "balance"` takes it out of the cash. */
function payBills({ store, account }: ConsoleContext, body: JsonObject): Json {
  const table = account.table(bills, "");
  const owed = table.rows().filter((line) => cents(line["OutstandingAmount"]) !== 0);
  const history = cents(balanceIn(account)["_history"]);
  const negative = cents(balanceIn(account)["_negative"]);
  const total = owed.reduce((sum, line) => sum + cents(line["OutstandingAmount"]), history);
  if (body["from"] === "balance") {
    if (cents(balanceIn(account)["AvailableCashAmount"]) < total) {
      return { error: "from: there is less cash than is owed" };
    }
    if (total > 0) move(store, account, -total, "Consumption");
  }
  for (const line of owed) {
    table.patch(table.idOf(line), {
      OutstandingAmount: 0,
      PaymentAmount: (cents(line["PaymentAmount"]) + cents(line["OutstandingAmount"])) / 100,
    });
  }
  if (history !== 0 || negative !== 0)
    changeBalance(account, { _history: "0.00", _negative: "0.00" });
  if (account.attributes["unsettled"] === true) account.describe({ unsettled: false });
  return { paid: amount(total) };
}

/** Requests every invoice that can be; offsets those of more than was spent. */
function requestInvoices({ account }: ConsoleContext): Json {
  let requested = 0;
  const orders = account.table(evaluates, "");
  for (const row of orders.rows()) {
    const open = Number(row["CanInvoiceAmount"] ?? 0);
    if (open === 0) continue;
    requested += open;
    orders.patch(orders.idOf(row), {
      CanInvoiceAmount: 0,
      InvoicedAmount: Number(row["InvoicedAmount"] ?? 0) + open,
    });
  }
  const candidates = account.table(invoiceCandidates, "");
  for (const row of candidates.rows()) {
    candidates.patch(candidates.idOf(row), {
      InvoiceableAmount: "0.00",
      InvoicedAmount: amount(cents(row["InvoicedAmount"]) + cents(row["InvoiceableAmount"])),
    });
  }
  return { requested: amount(requested) };
}

/** Withdraws `amount`, or all that can be; refused beyond that. */
function withdraw({ store, account }: ConsoleContext, body: JsonObject): Json {
  const free = withdrawable(account);
  const wanted = body["amount"] === undefined ? free : cents(body["amount"]);
  if (wanted > free) return { error: `amount: ${amount(free)} can be withdrawn` };
  if (wanted > 0) move(store, account, -wanted, "Withdraw");
  return { withdrawn: amount(wanted), left: balanceIn(account)["AvailableCashAmount"] };
}

/** Money comes in: a refund of a person's, or a top-up. */
function topUp({ store, account }: ConsoleContext, body: JsonObject): Json {
  move(store, account, cents(body["amount"]), textOf(body["type"]) ?? "Payment");
  return { balance: balanceIn(account)["AvailableCashAmount"] };
}

/** What is used by the hour and not on a bill yet: `{current?, history?}` as decimal amounts. */
function setUncleared({ account }: ConsoleContext, body: JsonObject): Json {
  const { current, history } = body;
  const changes: Row = {
    ...(current === undefined ? {} : { _uncleared: amount(cents(current)) }),
    ...(history === undefined ? {} : { _history: amount(cents(history)) }),
  };
  changeBalance(account, changes);
  return { current: balanceIn(account)["_uncleared"], history: balanceIn(account)["_history"] };
}

/** Ends the finance relations, or the one of that id. */
function releaseRelation({ account }: ConsoleContext, body: JsonObject): Json {
  const wanted = textOf(body["relation"]);
  const table = account.table(relations, "");
  const gone = table
    .rows()
    .map((row) => table.idOf(row))
    .filter((id) => wanted === undefined || id === wanted);
  for (const id of gone) table.remove(id);
  if (table.size === 0) account.describe({ financeLinked: false, payer: undefined });
  return { released: gone };
}

/** Whose calls are answered with `NotApplicable`: `{actions: true | false | [names]}`. */
function notApplicable({ account }: ConsoleContext, body: JsonObject): Json {
  const { actions } = body;
  account.describe({ notApplicable: isArray(actions) ? arrayOf(actions) : actions === true });
  return { notApplicable: account.attributes["notApplicable"] };
}

/** What a person does in Expenses and Costs. */
export const moneyConsole = {
  "issue-bills": issueBills,
  "pay-bills": payBills,
  "request-invoices": requestInvoices,
  "withdraw-balance": withdraw,
  "top-up": topUp,
  "set-uncleared": setUncleared,
  "release-relation": releaseRelation,
  "not-applicable": notApplicable,
} as const;
