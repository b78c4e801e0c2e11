import type { Call } from "../../../core/call.ts";
import { type Json, type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable, type Row, type TableRef } from "../../../core/table.ts";
import { type Action, action } from "../../service.ts";
import { equals, every } from "../data/filters.ts";
import { fine, onItsSite } from "./envelope.ts";
import { balanceIn, transactions } from "./ledger.ts";

export const coupons = defineTable("bss.cash-coupon", {
  own: ["CashCouponId"],
  id: "CashCouponId",
  scope: "account",
});
export const cards = defineTable("bss.prepaid-card", {
  own: ["PrepaidCardId"],
  id: "PrepaidCardId",
  scope: "account",
});
export const packages = defineTable("bss.resource-package", { id: "InstanceId", scope: "account" });
export const plans = defineTable("bss.savings-plan", { id: "InstanceId", scope: "account" });
export const evaluates = defineTable("bss.evaluate", { id: "Id", scope: "account" });

function queryBalance(call: Call): JsonObject {
  return fine(call.show(balanceIn(call.account)));
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

/**
 * Ids that are numbers on the wire (npm @alicloud/bssopenapi20171214, QueryCashCoupons); of a seed's
 * other words the digits.
 */
export function asNumber(id: Json): Json {
  return typeof id === "string" ? Number(/\d+/u.exec(id)?.[0] ?? 0) : id;
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

/** What `Type` asks for. https://api.alibabacloud.com/document/BssOpenApi/2017-12-14/QueryEvaluateList */
const EVALUATE_TYPES: Readonly<Record<string, (row: Row) => boolean>> = {
  1: (row) => Number(row["CanInvoiceAmount"] ?? 0) < 0,
  2: (row) => Number(row["CanInvoiceAmount"] ?? 0) > 0,
  3: (row) => Number(row["CanInvoiceAmount"] ?? 0) !== 0,
  4: (row) => Number(row["InvoicedAmount"] ?? 0) > 0,
};

/** How `SortType` orders: by id, newest first, or by type and then so. */
const EVALUATE_ORDERS: Readonly<Record<string, (a: Row, b: Row) => number>> = {
  1: (a, b) => Number(b["Id"]) - Number(a["Id"]),
  2: (a, b) => Number(b["Type"]) - Number(a["Type"]) || Number(b["Id"]) - Number(a["Id"]),
  3: (a, b) => Number(a["Type"]) - Number(b["Type"]) || Number(b["Id"]) - Number(a["Id"]),
};

/** What can still be invoiced, in cents; the totals are of the whole account, whatever is listed. */
function listEvaluates(call: Call): JsonObject {
  const type = call.text("Type") ?? "";
  const wanted = EVALUATE_TYPES[type];
  if (type !== "" && wanted === undefined) throw call.errors.invalid("Type");
  const sort = call.text("SortType") ?? "";
  const order = EVALUATE_ORDERS[sort];
  if (sort !== "" && order === undefined) throw call.errors.invalid("SortType");
  const cycle = call.text("BillCycle");
  const rows = call.rows(
    evaluates,
    (row) => (wanted?.(row) ?? true) && (cycle === undefined || row["BillCycle"] === cycle),
  );
  const sorted = order === undefined ? rows : rows.toSorted(order);
  const style = { page: "PageNum", size: "PageSize", standard: 20, max: 300 } as const;
  const page = paginate(call, sorted, { by: "number", ...style });
  const sum = (field: string) =>
    call
      .table(evaluates)
      .rows()
      .reduce((total, row) => total + Number(row[field] ?? 0), 0);
  return fine({
    PageNum: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    TotalInvoiceAmount: sum("OriginalAmount"),
    TotalUnAppliedInvoiceAmount: sum("CanInvoiceAmount"),
    EvaluateList: { Evaluate: page.items },
  });
}

/** Within `CreateTimeStart` and `CreateTimeEnd`, where they are given. */
function listTransactions(call: Call): JsonObject {
  const from = call.text("CreateTimeStart") ?? "";
  const to = call.text("CreateTimeEnd") ?? "9";
  const matches = equals(call, {
    TransactionNumber: "TransactionNumber",
    TransactionType: "TransactionType",
    TransactionFlow: "TransactionFlow",
  });
  const rows = call.rows(transactions, (row) => {
    const time = textOf(row["TransactionTime"]) ?? "";
    return time >= from && time <= to && matches(row);
  });
  const style = { page: "PageNum", size: "PageSize", standard: 20, max: 300 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return fine({
    PageNum: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    AccountName: textOf(call.account.attributes["name"]) ?? call.account.id,
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
  QueryEvaluateList: action({
    params: { Type: "filter", SortType: "value", BillCycle: "filter", ...paging },
    handle: onItsSite(listEvaluates),
  }),
  QueryInvoicingCustomerList: action({
    handle: onItsSite(() => fine({ CustomerInvoiceList: { CustomerInvoice: [] } })),
  }),
  QueryAccountTransactions: action({
    params: {
      CreateTimeStart: "filter",
      CreateTimeEnd: "filter",
      TransactionNumber: "filter",
      TransactionType: "filter",
      TransactionFlow: "filter",
      ...paging,
    },
    handle: onItsSite(listTransactions),
  }),
};
