import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable } from "../../../core/table.ts";
import { type Action, action } from "../../service.ts";
import { amount, balanceIn, cents, withdrawable } from "./ledger.ts";

/** Rows hold what ListInvoiceCandidate shows. */
export const invoiceCandidates = defineTable("bss.invoice-candidate", {
  id: "Id",
  scope: "account",
});

/** Each account has one fund account. */
function fundId(call: Call): string {
  return `fund-${call.account.id}`;
}

function listFunds(call: Call): JsonObject {
  return {
    Data: [
      {
        FundAccountId: fundId(call),
        FundAccountName: textOf(call.account.attributes["name"]) ?? call.account.id,
        FundAccountOwnerAccountId: call.account.id,
        FundAccountStatus: "NORMAL",
        FundAccountType: "DIRECT_USER",
        Site: call.account.attributes["site"] === "international" ? "INTL" : "CHINA",
      },
    ],
  };
}

function needFund(call: Call): void {
  const id = call.text("FundAccountId");
  if (id === undefined || id === "" || id === fundId(call)) return;
  // The code is unverified.
  throw vendorError(404, "FundAccountNotExist", "The fund account does not exist.");
}

function availableAmount(call: Call): JsonObject {
  needFund(call);
  const balance = balanceIn(call.account);
  const month = cents(balance["_uncleared"]);
  const history = cents(balance["_history"]);
  return {
    FundAccountId: fundId(call),
    FundAccountOwnerAccountId: call.account.id,
    FundAccountStatus: "NORMAL",
    FundAccountType: "DIRECT_USER",
    Currency: balance["Currency"],
    AvailableAmount: balance["AvailableAmount"],
    CashAmount: balance["AvailableCashAmount"],
    CreditAmount: balance["CreditAmount"],
    CurrentMonthUnclearedAmount: amount(month),
    HistoryMonthUnclearedAmount: amount(history),
    UnclearedAmount: amount(month + history),
    NegativeBillAmount: amount(cents(balance["_negative"])),
  };
}

function withdrawableAmount(call: Call): JsonObject {
  needFund(call);
  const balance = balanceIn(call.account);
  return {
    CanWithdrawAmount: amount(withdrawable(call.account)),
    CashAmount: balance["AvailableCashAmount"],
    CreditMemoAmount: amount(cents(balance["_owedInvoices"])),
    CurrentMonthUnclearedAmount: amount(cents(balance["_uncleared"])),
    HistoryMonthUnclearedAmount: amount(cents(balance["_history"])),
    PayAsYouGoReversedAmount: amount(cents(balance["_reserved"])),
    TransferAmount: "0.00",
  };
}

function listCandidates(call: Call): JsonObject {
  const style = { page: "CurrentPage", size: "PageSize", standard: 20, max: 100 } as const;
  const page = paginate(call, call.rows(invoiceCandidates), { by: "number", ...style });
  return {
    CurrentPage: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    Data: page.items,
  };
}

/** Fund accounts and invoices. alibabacloud_bssopenapi20230930 2.0.1 */
export const fundActions: Readonly<Record<string, Action>> = {
  ListFundAccount: action({
    ignored: ["Nbid", "QueryOnlyInUse", "QueryOnlyManage"],
    handle: listFunds,
  }),
  GetFundAccountAvailableAmount: action({
    params: { FundAccountId: "key" },
    handle: availableAmount,
  }),
  GetFundAccountCanWithdrawAmount: action({
    params: { FundAccountId: "key" },
    handle: withdrawableAmount,
  }),
  ListInvoiceCandidate: action({
    params: { CurrentPage: "page", PageSize: "page" },
    ignored: ["Nbid", "StartTime", "EndTime"],
    handle: listCandidates,
  }),
};
