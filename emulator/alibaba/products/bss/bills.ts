import type { Call } from "../../../core/call.ts";
import { type JsonObject, textOf, withoutHidden } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Account } from "../../../core/store.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { type Action, action } from "../../service.ts";
import { equals, every } from "../data/filters.ts";
import { failed, fine, onItsSite } from "./envelope.ts";

/**
 * Bill lines, in the account that used the thing: `BillingCycle`, `ProductCode`, `PretaxAmount`,
 * `OutstandingAmount`, `InstanceID`, …; `_issued` tells those apart that a person had issued.
 */
export const bills = defineTable("bss.bill", {
  id: (row) =>
    [
      "BillingCycle",
      "ProductCode",
      "ProductType",
      "SubscriptionType",
      "InstanceID",
      "Item",
      "_issued",
    ]
      .map((field) => textOf(row[field]) ?? "")
      .join("/"),
  scope: "account",
});

/** Accounts whose seed says `"payer": "<id>"` have their bills sent there. */
function payerOf(account: Account): string {
  return textOf(account.attributes["payer"]) ?? account.id;
}

/** A payer sees the bills of those it pays for; a member that is paid for sees none of its own. */
function linesOf(call: Call): readonly Row[] | JsonObject {
  const cycle = call.need("BillingCycle");
  if (!/^\d{4}-\d{2}$/.test(cycle)) throw call.errors.invalid("BillingCycle");
  const owner = call.text("BillOwnerId");
  if (owner !== undefined && owner !== "") {
    const asked = call.store.account(owner);
    if (asked === undefined || (payerOf(asked) !== call.account.id && owner !== call.account.id)) {
      return failed("NotAuthorized", "You are not authorized to query the bills of this account.");
    }
  }
  const inCycle: (row: Row) => boolean = (row) => row["BillingCycle"] === cycle;
  return [...call.store.accounts.values()]
    .filter((account) => payerOf(account) === call.account.id)
    .filter((account) => owner === undefined || owner === "" || account.id === owner)
    .flatMap((account) =>
      account
        .table(bills, "")
        .rows()
        .filter(inCycle)
        .map((row) => ({
          OwnerID: account.id,
          BillAccountID: call.account.id,
          Currency: "CNY",
          ...withoutHidden(row),
        })),
    );
}

function isLines(value: readonly Row[] | JsonObject): value is readonly Row[] {
  return Array.isArray(value);
}

function matching(call: Call, rows: readonly Row[]): readonly Row[] {
  const wanted = every(
    equals(call, {
      ProductCode: "ProductCode",
      ProductType: "ProductType",
      SubscriptionType: "SubscriptionType",
    }),
  );
  return rows.filter(wanted);
}

/** One line for each product and charge mode. */
function overview(call: Call): JsonObject {
  const lines = linesOf(call);
  if (!isLines(lines)) return lines;
  return fine({
    BillingCycle: call.text("BillingCycle"),
    AccountID: call.account.id,
    AccountName: call.account.attributes["name"] ?? call.account.id,
    Items: { Item: summed(matching(call, lines)) },
  });
}

function summed(rows: readonly Row[]): readonly JsonObject[] {
  const groups = new Map<string, { row: Row; pretax: number; owed: number }>();
  for (const row of rows) {
    const key = [
      row["OwnerID"],
      row["ProductCode"],
      row["ProductType"],
      row["SubscriptionType"],
    ].join("|");
    const group = groups.get(key) ?? { row, pretax: 0, owed: 0 };
    group.pretax += Number(row["PretaxAmount"] ?? 0);
    group.owed += Number(row["OutstandingAmount"] ?? 0);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ row, pretax, owed }) => {
    const { InstanceID: _id, BillingCycle: _cycle, ...fields } = row;
    return { ...fields, PretaxAmount: money(pretax), OutstandingAmount: money(owed) };
  });
}

function money(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function accountBill(call: Call): JsonObject {
  const lines = linesOf(call);
  if (!isLines(lines)) return lines;
  const wanted = call.text("ProductCode");
  const rows = lines.filter((row) => wanted === undefined || row["ProductCode"] === wanted);
  const style = { page: "PageNum", size: "PageSize", standard: 20, max: 300 } as const;
  const page = paginate(call, summed(rows), { by: "number", ...style });
  return fine({
    BillingCycle: call.text("BillingCycle"),
    AccountID: call.account.id,
    PageNum: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    Items: { Item: page.items },
  });
}

function instanceBill(call: Call): JsonObject {
  const lines = linesOf(call);
  if (!isLines(lines)) return lines;
  const id = call.text("InstanceID");
  const rows = matching(call, lines).filter((row) => id === undefined || row["InstanceID"] === id);
  const style = { token: "NextToken", size: "MaxResults", standard: 20, max: 300 } as const;
  const page = paginate(call, rows, { by: "token", ...style });
  return fine({
    BillingCycle: call.text("BillingCycle"),
    AccountID: call.account.id,
    MaxResults: page.size,
    TotalCount: page.total,
    NextToken: page.next,
    // The cycle stands beside the items; no item has it.
    Items: page.items.map(({ BillingCycle: _cycle, ...item }) => item),
  });
}

const filters = {
  BillingCycle: "filter",
  BillOwnerId: "filter",
  ProductCode: "filter",
  ProductType: "filter",
  SubscriptionType: "filter",
} as const;

/** Bills. */
export const billActions: Readonly<Record<string, Action>> = {
  QueryBillOverview: action({ params: filters, handle: onItsSite(overview) }),
  QueryAccountBill: action({
    params: {
      BillingCycle: "filter",
      BillOwnerId: "filter",
      ProductCode: "filter",
      PageNum: "page",
      PageSize: "page",
    },
    ignored: ["IsGroupByProduct", "Granularity", "OwnerID"],
    handle: onItsSite(accountBill),
  }),
  DescribeInstanceBill: action({
    params: { ...filters, InstanceID: "filter", NextToken: "page", MaxResults: "page" },
    ignored: ["IsHideZeroCharge", "Granularity", "IsBillingItem", "PipCode"],
    handle: onItsSite(instanceBill),
  }),
};
