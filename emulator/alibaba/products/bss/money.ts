import type { Call } from "../../../core/call.ts";
import { type Json, type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable, type Row, type TableRef } from "../../../core/table.ts";
import { relations } from "../../members.ts";
import { type Action, action } from "../../service.ts";
import { equals, every } from "../data/filters.ts";
import { failed, fine, onItsSite } from "./envelope.ts";

/** One row: QueryAccountBalance's Data, and `_uncleared`, `_history`: what is owed. */
export const balances = defineTable("bss.balance", { id: "Currency", scope: "account" });
export const coupons = defineTable("bss.cash-coupon", { id: "CashCouponId", scope: "account" });
export const cards = defineTable("bss.prepaid-card", { id: "PrepaidCardId", scope: "account" });
export const packages = defineTable("bss.resource-package", { id: "InstanceId", scope: "account" });
export const plans = defineTable("bss.savings-plan", { id: "InstanceId", scope: "account" });
export const evaluates = defineTable("bss.evaluate", { id: "Id", scope: "account" });
export const transactions = defineTable("bss.transaction", {
  id: "TransactionNumber",
  scope: "account",
});

/** The balance of an account: what its seed says, else nothing at all. */
export function balanceOf(call: Call): Row {
  const currency = call.account.attributes["site"] === "international" ? "USD" : "CNY";
  const zero = {
    AvailableAmount: "0.00",
    AvailableCashAmount: "0.00",
    CreditAmount: "0.00",
    MybankCreditAmount: "0.00",
    QuotaLimit: "0.00",
    Currency: currency,
  };
  return { ...zero, ...call.table(balances).rows()[0] };
}

function queryBalance(call: Call): JsonObject {
  return fine(call.show(balanceOf(call)));
}

/** Lists that are not paged; `EffectiveOrNot` leaves out what is over. */
function vouchers(ref: TableRef, name: string) {
  return (call: Call): JsonObject => {
    const effective = call.flag("EffectiveOrNot");
    const rows = call.rows(
      ref,
      (row) => effective === undefined || (row["Status"] === "Available") === effective,
    );
    const id = `${name}Id`;
    const shape = (row: Row): JsonObject => ({ ...row, [id]: asNumber(row[id]) });
    return fine({ [name]: rows.map((row) => call.show(row, shape)) });
  };
}

/** Ids that are numbers on the wire (npm @alicloud/bssopenapi20171214, QueryCashCoupons). */
function asNumber(id: Json): Json {
  return typeof id === "string" && /^\d+$/.test(id) ? Number(id) : id;
}

function listPackages(call: Call): JsonObject {
  const from = call.text("ExpiryTimeStart") ?? "";
  const to = call.text("ExpiryTimeEnd") ?? "9";
  const code = call.text("ProductCode");
  const rows = call.rows(packages, (row) => {
    const end = textOf(row["ExpiryTime"]) ?? "";
    return end >= from && end <= to && (code === undefined || row["_productCode"] === code);
  });
  const style = { page: "PageNum", size: "PageSize", standard: 20, max: 300 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return {
    ...fine({
      PageNum: String(page.number),
      PageSize: String(page.size),
      TotalCount: String(page.total),
      HostId: "business",
      Instances: { Instance: page.items },
    }),
    Page: page.number,
    PageSize: page.size,
    Total: page.total,
  };
}

function listPlans(call: Call): JsonObject {
  const rows = call.rows(
    plans,
    every(
      equals(call, { InstanceId: "InstanceId", Status: "Status", CommodityCode: "CommodityCode" }),
    ),
  );
  const style = { page: "PageNum", size: "PageSize", standard: 20, max: 300 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return fine({
    PageNum: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    Items: page.items,
  });
}

function listRelations(call: Call): JsonObject {
  const wanted = call.list("StatusList.N");
  const rows = call.rows(
    relations,
    (row) => wanted.length === 0 || wanted.includes(textOf(row["State"]) ?? ""),
  );
  const style = { page: "PageNum", size: "PageSize", standard: 20, max: 300 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return fine({
    PageNum: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    FinancialRelationInfoList: page.items,
  });
}

/** Ends a financial relation by its id; the code is unverified. */
function relieve(call: Call): JsonObject {
  const id = call.need("RelationId");
  if (call.table(relations).remove(id) === undefined) {
    return failed("RelationNotExist", "The relation does not exist.");
  }
  call.account.describe({ financeLinked: false });
  return fine({ HostId: "business" });
}

/** What `Type` asks for. https://api.alibabacloud.com/document/BssOpenApi/2017-12-14/QueryEvaluateList */
const EVALUATE_TYPES: Readonly<Record<string, (row: Row) => boolean>> = {
  1: (row) => Number(row["CanInvoiceAmount"] ?? 0) < 0,
  2: (row) => Number(row["CanInvoiceAmount"] ?? 0) > 0,
  3: (row) => Number(row["CanInvoiceAmount"] ?? 0) !== 0,
  4: (row) => Number(row["InvoicedAmount"] ?? 0) > 0,
};

/** What can still be invoiced, in cents. */
function listEvaluates(call: Call): JsonObject {
  const type = call.text("Type") ?? "";
  const wanted = EVALUATE_TYPES[type];
  if (type !== "" && wanted === undefined) throw call.errors.invalid("Type");
  const rows = call.rows(evaluates, wanted);
  const style = { page: "PageNum", size: "PageSize", standard: 20, max: 300 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  const open = rows.reduce((sum, row) => sum + Number(row["CanInvoiceAmount"] ?? 0), 0);
  const all = rows.reduce((sum, row) => sum + Number(row["OriginalAmount"] ?? 0), 0);
  return fine({
    PageNum: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    TotalInvoiceAmount: all,
    TotalUnAppliedInvoiceAmount: open,
    EvaluateList: { Evaluate: page.items },
  });
}

function listTransactions(call: Call): JsonObject {
  const rows = call.rows(transactions);
  const style = { page: "PageNum", size: "PageSize", standard: 20, max: 300 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return fine({
    PageNum: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    AccountTransactionsList: { AccountTransactionsList: page.items },
  });
}

const voucherParams = {
  params: { EffectiveOrNot: "switch" },
  ignored: ["ExpiryTimeStart", "ExpiryTimeEnd"],
} as const;
const paging = { PageNum: "page", PageSize: "page" } as const;

/** Balance, vouchers, packages, relations, invoices. npm @alicloud/bssopenapi20171214 4.1.1 */
export const moneyActions: Readonly<Record<string, Action>> = {
  QueryAccountBalance: action({ handle: onItsSite(queryBalance) }),
  QueryCashCoupons: action({
    ...voucherParams,
    handle: onItsSite(vouchers(coupons, "CashCoupon")),
  }),
  QueryPrepaidCards: action({
    ...voucherParams,
    handle: onItsSite(vouchers(cards, "PrepaidCard")),
  }),
  QueryResourcePackageInstances: action({
    params: {
      ExpiryTimeStart: "filter",
      ExpiryTimeEnd: "filter",
      ProductCode: "filter",
      ...paging,
    },
    ignored: ["IncludePartner"],
    handle: onItsSite(listPackages),
  }),
  QuerySavingsPlansInstance: action({
    params: { InstanceId: "filter", Status: "filter", CommodityCode: "filter", ...paging },
    ignored: ["Locale"],
    handle: onItsSite(listPlans),
  }),
  QueryRelationList: action({
    params: { "StatusList.N": "filter", ...paging },
    ignored: ["UserId"],
    handle: onItsSite(listRelations),
  }),
  RelieveAccountRelation: action({
    params: { RelationId: "key" },
    ignored: ["ParentUserId", "ChildUserId", "RelationType", "RequestId"],
    handle: onItsSite(relieve),
  }),
  QueryEvaluateList: action({
    params: { Type: "filter", ...paging },
    ignored: ["SortType"],
    handle: onItsSite(listEvaluates),
  }),
  QueryInvoicingCustomerList: action({
    handle: onItsSite(() => fine({ CustomerInvoiceList: { CustomerInvoice: [] } })),
  }),
  QueryAccountTransactions: action({
    params: paging,
    ignored: ["CreateTimeStart", "CreateTimeEnd"],
    handle: onItsSite(listTransactions),
  }),
};
