import { afterEach, beforeEach, expect, test } from "vitest";
import { bss, bssFunds } from "../../emulator/alibaba/products/bss.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { consoleOf } from "./support/admin.ts";
import { accountId, callerOf, listAt, worldOf } from "./support/one-account.ts";

const parent = "1000000000000009";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    seed: worldOf(
      {
        "*": {
          "bss.balance": [
            {
              Currency: "CNY",
              AvailableCashAmount: "1,200.50",
              AvailableAmount: "1,300.50",
              CreditAmount: "100.00",
              _uncleared: "12.30",
              _history: "0.70",
              _negative: "-0.20",
              _owedInvoices: "100.00",
            },
          ],
          "bss.evaluate": [
            { Id: 1, Type: 2, BillCycle: "202511", CanInvoiceAmount: 1250, OriginalAmount: 1250 },
            { Id: 2, Type: 1, BillCycle: "202512", CanInvoiceAmount: -300, OriginalAmount: 0 },
            { Id: 3, Type: 2, BillCycle: "202512", CanInvoiceAmount: 0, InvoicedAmount: 99 },
          ],
          "bss.invoice-candidate": [
            { Id: "c-1", InvoiceableAmount: "12.50", InvoicedAmount: "0.00" },
          ],
          "bss.relation": [
            {
              RelationId: 77,
              AccountId: parent,
              RelationType: "enterprise_group",
              State: "RELATED",
              StartTime: "2024-01-02T03:04:05Z",
            },
            { RelationId: 78, AccountId: "1000000000000008", State: "CONNECTION_CANCELED" },
          ],
          "bss.transaction": [
            { TransactionNumber: "T0", TransactionTime: "2025-12-01T00:00:00Z", Amount: "1.00" },
          ],
        },
      },
      { kind: "standalone", refundsTo: "balance" },
    ),
    services: [bss, bssFunds],
  });
});
afterEach(() => emulator.close());

const call = (action: string, query: Readonly<Record<string, string>> = {}) =>
  callerOf(emulator, "2017-12-14")(action, query);
const fund = async (action: string) => {
  const ask = callerOf(emulator, "2023-09-30");
  const [one] = listAt(await ask("ListFundAccount"), "Data");
  return ask(action, { FundAccountId: String(one?.["FundAccountId"]) });
};
const person = (name: string, body: object = {}) => consoleOf(emulator.url, accountId)(name, body);

test("the fund account tells what is not cleared, negative, owed and can be withdrawn", async () => {
  expect(await fund("GetFundAccountAvailableAmount")).toMatchObject({
    CashAmount: "1,200.50",
    CurrentMonthUnclearedAmount: "12.30",
    HistoryMonthUnclearedAmount: "0.70",
    UnclearedAmount: "13.00",
    NegativeBillAmount: "-0.20",
  });
  expect(await fund("GetFundAccountCanWithdrawAmount")).toMatchObject({
    CanWithdrawAmount: "1087.50",
    CreditMemoAmount: "100.00",
  });
});

test("forced issuance puts this month on a bill, and paying settles it", async () => {
  expect(await person("issue-bills")).toEqual({ issued: "12.30", cycle: "2026-01" });
  expect(await fund("GetFundAccountAvailableAmount")).toMatchObject({
    CurrentMonthUnclearedAmount: "0.00",
    HistoryMonthUnclearedAmount: "0.70",
  });
  const bill = async () =>
    listAt(await call("QueryBillOverview", { BillingCycle: "2026-01" }), "Data.Items.Item");
  expect(await bill()).toMatchObject([{ OutstandingAmount: 12.3 }]);
  expect(await person("pay-bills", { from: "balance" })).toEqual({ paid: "13.00" });
  expect(await bill()).toMatchObject([{ OutstandingAmount: 0 }]);
  expect(await fund("GetFundAccountAvailableAmount")).toMatchObject({
    CashAmount: "1187.50",
    UnclearedAmount: "0.00",
    NegativeBillAmount: "0.00",
  });
  const flows = await call("QueryAccountTransactions", { CreateTimeStart: "2026-01-01T00:00:00Z" });
  expect(listAt(flows, "Data.AccountTransactionsList.AccountTransactionsList")).toMatchObject([
    { Amount: "13.00", TransactionType: "Consumption", TransactionFlow: "Expense" },
  ]);
});

test("what was used since can be set, as it comes in late", async () => {
  await person("issue-bills");
  expect(await person("set-uncleared", { current: "0.05" })).toMatchObject({ current: "0.05" });
  expect(await fund("GetFundAccountAvailableAmount")).toMatchObject({
    CurrentMonthUnclearedAmount: "0.05",
  });
});

test("no more is withdrawn than is free, and then the balance is zero", async () => {
  expect(await person("withdraw-balance", { amount: "1,100.00" })).toEqual({
    error: "amount: 1087.50 can be withdrawn",
  });
  await person("issue-bills");
  await person("pay-bills");
  emulator.seed({
    accounts: [
      {
        id: accountId,
        resources: {
          "*": {
            "bss.balance": [
              { Currency: "CNY", AvailableCashAmount: "1,200.50", AvailableAmount: "1,200.50" },
            ],
          },
        },
      },
    ],
  });
  expect(await person("withdraw-balance")).toEqual({ withdrawn: "1200.50", left: "0.00" });
  expect(await call("QueryAccountBalance")).toMatchObject({
    Data: { AvailableCashAmount: "0.00", AvailableAmount: "0.00" },
  });
  expect(await person("top-up", { amount: "3.00" })).toEqual({ balance: "3.00" });
});

test("orders are listed by kind and order, with the account's totals in cents", async () => {
  const ids = async (query: Readonly<Record<string, string>>) => {
    const reply = await call("QueryEvaluateList", query);
    return listAt(reply, "Data.EvaluateList.Evaluate").map((one) => one["Id"]);
  };
  expect(await ids({ Type: "1" })).toEqual([2]);
  expect(await ids({ Type: "2" })).toEqual([1]);
  expect(await ids({ Type: "3", SortType: "1" })).toEqual([2, 1]);
  expect(await ids({ SortType: "2" })).toEqual([3, 1, 2]);
  expect(await ids({ BillCycle: "202511" })).toEqual([1]);
  expect(await call("QueryEvaluateList", { Type: "1" })).toMatchObject({
    Data: { TotalCount: 1, TotalUnAppliedInvoiceAmount: 950 },
  });
  expect(await person("request-invoices")).toEqual({ requested: "9.50" });
  expect(await call("QueryEvaluateList")).toMatchObject({
    Data: { TotalUnAppliedInvoiceAmount: 0 },
  });
  const candidates = await callerOf(emulator, "2023-09-30")("ListInvoiceCandidate");
  expect(listAt(candidates, "Data")).toMatchObject([
    { InvoiceableAmount: "0.00", InvoicedAmount: "12.50" },
  ]);
});

test("an account is told its own finance relations, until they are released", async () => {
  const ids = async (query: Readonly<Record<string, string>>) => {
    const reply = await call("QueryRelationList", query);
    return listAt(reply, "Data.FinancialRelationInfoList").map((one) => one["RelationId"]);
  };
  expect(await ids({ UserId: accountId })).toEqual([77]);
  expect(await ids({ UserId: accountId, "StatusList.1": "CONNECTION_CANCELED" })).toEqual([78]);
  expect(await call("QueryRelationList", { UserId: parent })).toMatchObject({ Success: false });
  expect(await call("GetAccountRelation", { RelationId: "77" })).toMatchObject({
    Data: {
      Id: 77,
      ParentUserId: Number(parent),
      ChildUserId: Number(accountId),
      Status: "RELATED",
      StartTime: Date.parse("2024-01-02T03:04:05Z"),
    },
  });
  expect(await person("release-relation", { relation: "77" })).toEqual({ released: ["77"] });
  expect(await ids({ UserId: accountId })).toEqual([]);
});

test("calls can be not applicable to an account, one by one or all", async () => {
  await person("not-applicable", { actions: ["QueryEvaluateList"] });
  expect(await call("QueryEvaluateList")).toMatchObject({ Success: false, Code: "NotApplicable" });
  expect(await call("QueryAccountBalance")).toMatchObject({ Success: true });
  await person("not-applicable", { actions: true });
  expect(await call("QueryAccountBalance")).toMatchObject({ Code: "NotApplicable" });
  await person("not-applicable", { actions: false });
  expect(await call("QueryEvaluateList")).toMatchObject({ Success: true });
});

test("a refund lands in the balance where the seed says so", async () => {
  emulator.seed({
    accounts: [
      {
        id: accountId,
        resources: {
          "*": {
            "bss.instance": [
              {
                InstanceID: "waf-1",
                ProductCode: "waf",
                ProductType: "",
                SubscriptionType: "Subscription",
                EndTime: "{now+30d}",
                _refundAmount: "45.60",
              },
            ],
          },
        },
      },
    ],
  });
  const refund = { InstanceId: "waf-1", ProductCode: "waf", ProductType: "", ClientToken: "t-1" };
  await call("RefundInstance", refund);
  expect(await call("QueryAccountBalance")).toMatchObject({
    Data: { AvailableCashAmount: "1246.10", AvailableAmount: "1346.10" },
  });
});
