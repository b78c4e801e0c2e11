import type { Call } from "../../../core/call.ts";
import type { JsonObject } from "../../../core/json.ts";
import type { Account } from "../../../core/store.ts";
import { defineTable, type Row, type Table } from "../../../core/table.ts";

/** One row: the fields of DescribeAccountBalance, in cents (分). */
export const balances = defineTable("billing.balance", { id: () => "balance", scope: "account" });
/** Orders: the fields of Deal; `CreateTime` in China's time. */
export const deals = defineTable("billing.deal", { id: "OrderId", scope: "account" });
/** Vouchers: the fields of VoucherInfos, in micro units (1e-8 yuan). */
export const vouchers = defineTable("billing.voucher", { id: "VoucherId", scope: "account" });
/** What the renewal page shows; `_renewalFails` is the message SetRenewal refuses it with. */
export const renewals = defineTable("billing.renew-instance", {
  id: "InstanceId",
  scope: "account",
});
/** Lines of DescribeBillResourceSummary; `BillMonth` as 2026-01; `_notReady` holds the month back. */
export const bills = defineTable("billing.bill-resource", {
  id: (row: Row) => `${row["BillMonth"]}/${row["ResourceId"]}/${row["ActionTypeName"] ?? ""}`,
  scope: "account",
});

/** The tables of the product. */
export const billingTables = [balances, deals, vouchers, renewals, bills];

const fields = [
  "CashAccountBalance",
  "IncomeIntoAccountBalance",
  "PresentAccountBalance",
  "FreezeAmount",
  "OweAmount",
] as const;

/** The balance of an account as DescribeAccountBalance shows it. */
export function balanceOf(account: Account): JsonObject {
  const row = account.table(balances, "").get("balance") ?? {};
  const [cash = 0, income = 0, present = 0, freeze = 0, owe = 0] = fields.map((name) =>
    Number(row[name] ?? 0),
  );
  const real = cash + income + present - freeze - owe;
  return {
    Uin: Number(account.id),
    Balance: real,
    RealBalance: real,
    CashAccountBalance: cash,
    IncomeIntoAccountBalance: income,
    PresentAccountBalance: present,
    FreezeAmount: freeze,
    OweAmount: owe,
    IsAllowArrears: false,
    IsCreditLimited: false,
    CreditAmount: 0,
    CreditBalance: 0,
    RealCreditBalance: 0,
    TempCredit: 0,
    TempAmountInfoList: [],
  };
}

/** Changes fields of an account's balance. */
export function setBalance(account: Account, changes: JsonObject): void {
  const table = account.table(balances, "");
  table.put({ ...table.get("balance"), ...changes });
}

/** A thing is returned: its `_refund`, in cents, is cash again, and its renewal shows it isolated. */
export function addRefund(call: Call, row: Row): void {
  const page = call.account.table(renewals, "");
  for (const value of Object.values(row)) {
    if (typeof value === "string" && page.has(value)) page.patch(value, { Status: "ISOLATED" });
  }
  const amount = Number(row["_refund"] ?? 0);
  if (amount === 0) return;
  const cash = Number(balanceOf(call.account)["CashAccountBalance"] ?? 0);
  setBalance(call.account, { CashAccountBalance: cash + amount });
}

/** A thing that is gone leaves the renewal page. */
export function dropRenewal(account: Account, table: Table, row: Row): void {
  if (!table.ref.name.startsWith("billing.")) account.table(renewals, "").remove(table.idOf(row));
}
