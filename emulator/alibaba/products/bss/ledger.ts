import { isoSeconds } from "../../../core/clock.ts";
import { type Json, textOf } from "../../../core/json.ts";
import type { Account, Store } from "../../../core/store.ts";
import { defineTable, type Row } from "../../../core/table.ts";

/**
 * One row: QueryAccountBalance's Data, and what the fund account says beside it: `_uncleared` (this
 * month), `_history` (months before), `_negative` (NegativeBillAmount), `_owedInvoices`
 * (CreditMemoAmount), `_reserved` (PayAsYouGoReversedAmount); `_unclearedProduct` names the product
 * that this month's amount is for.
 */
export const balances = defineTable("bss.balance", {
  id: "Currency",
  scope: "account",
  own: ["id"],
});
/** What QueryAccountTransactions shows. */
export const transactions = defineTable("bss.transaction", {
  id: "TransactionNumber",
  scope: "account",
});

/** A decimal amount, thousands separators allowed, in cents; 0 for what is not there. */
export function cents(amount: Json): number {
  const text = (textOf(amount) ?? "0").replaceAll(",", "");
  return Math.round(Number(text) * 100);
}

/** Cents as a decimal amount with two places. */
export function amount(value: number): string {
  return (value / 100).toFixed(2);
}

/** The currency of an account's site. */
export function currencyOf(account: Account): string {
  return account.attributes["site"] === "international" ? "USD" : "CNY";
}

/** The balance of an account: what its seed says, else nothing at all. */
export function balanceIn(account: Account): Row {
  const zero = {
    AvailableAmount: "0.00",
    AvailableCashAmount: "0.00",
    CreditAmount: "0.00",
    MybankCreditAmount: "0.00",
    QuotaLimit: "0.00",
    Currency: currencyOf(account),
  };
  return { ...zero, ...account.table(balances, "").rows()[0] };
}

/** Changes parts of the balance's row. */
export function changeBalance(account: Account, changes: Row): void {
  account.table(balances, "").put({ ...balanceIn(account), ...changes });
}

/** Moves money in (positive) or out, and notes the transaction. */
export function move(store: Store, account: Account, by: number, type: string): void {
  const row = balanceIn(account);
  const cash = cents(row["AvailableCashAmount"]) + by;
  changeBalance(account, {
    AvailableCashAmount: amount(cash),
    AvailableAmount: amount(cents(row["AvailableAmount"]) + by),
  });
  const table = account.table(transactions, "");
  table.put({
    TransactionNumber: `T${String(table.size + 1).padStart(12, "0")}`,
    TransactionTime: isoSeconds(store.clock.now()),
    TransactionType: type,
    TransactionFlow: by < 0 ? "Expense" : "Income",
    TransactionChannel: "",
    FundType: "Cash",
    Amount: amount(Math.abs(by)),
    Balance: amount(cash),
    BillingCycle: isoSeconds(store.clock.now()).slice(0, 7),
    Remarks: "",
  });
}

/** What can be withdrawn, in cents: cash less what is reserved, owed or not cleared (PyPI alibabacloud_bssopenapi20230930 2.0.1, CanWithdrawAmount). */
export function withdrawable(account: Account): number {
  const row = balanceIn(account);
  const held = ["_uncleared", "_history", "_owedInvoices", "_reserved"].map((name) =>
    cents(row[name]),
  );
  const free = held.reduce((rest, part) => rest - part, cents(row["AvailableCashAmount"]));
  return Math.max(0, free);
}
