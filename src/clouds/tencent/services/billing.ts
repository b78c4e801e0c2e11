import type { List } from "../../../core/row-read.ts";
import { defineService } from "../../../core/service.ts";
import { endRenewal, LOCKED } from "./parts/prepaid.ts";
import { MONEY_NONE } from "./parts/tags.ts";

/** Unfinished orders, for as far back as the catalog looks. */
export const unfinishedOrders = {
  action: "DescribeDealsByCond",
  // Without a set of states only finished orders are listed. 1 unpaid, 2 paid, 3 in delivery,
  // 5 delivery failed, 11 payment by another refused (whether that is its end is unverified), 12 being paid, 13 being refunded, 30 awaiting the market's confirmation.
  params: {
    StartTime: "$windowStart",
    EndTime: "$windowEnd",
    StatusSet: [1, 2, 3, 5, 11, 12, 13, 30],
  },
  leaves: { Status: "StatusSet names the states" },
  windows: { days: 90, back: 3600 },
  items: "Deals",
  paging: { by: "number", page: "Offset", size: ["Limit", 200], total: "TotalCount", first: 0 },
} as const satisfies List;

/**
 * What the account has bought and not finished: prepaid instances of any product, orders, money.
 * Amounts of the balance are in fen, 1/100 CNY; those of vouchers in 10^-8 CNY.
 * https://cloud.tencent.com/document/api/555/19170
 *
 * Error codes: Go SDK tencentcloud-sdk-go, billing/v20180709.
 */
export const billing = defineService({
  product: "billing",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/555/",
    wave: "finance",
    scope: "account",
    dataBearing: false,
    paging: { by: "number", page: "Offset", size: ["Limit", 1000], total: "TotalCount" },
    tags: MONEY_NONE,
  },
  types: {
    "billing.renewal": {
      title: "Prepaid instance on the renewal page",
      docs: "97542",
      list: {
        action: "DescribeRenewInstances",
        items: "InstanceList",
        paging: { by: "token", token: "NextToken", size: ["MaxResults", 100], next: "NextToken" },
      },
      read: {
        id: "InstanceId",
        name: "InstanceName",
        expires: "ExpireTime",
        charge: { at: "Status", prepaid: ["NORMAL", "ISOLATED"] },
        autoRenew: { at: "RenewFlag", is: ["NOTIFY_AND_AUTO_RENEW"] },
        // One that no other type lists stands for a resource that its own product may have tagged.
        tags: { unknown: "the tags are those of what is renewed, which no row lists" },
        facts: { status: "Status", product: "ProductName" },
        states: { at: "Status", present: ["NORMAL", "ISOLATED"] },
      },
      material: ["productCode", "subProductCode", "regionCode"],
      unmarked: "the vendor makes the ids of instances",
      dataBearing: true,
      allows: ["refund", "let-expire", "abandon", "manual", "keep"],
      remove: [
        endRenewal,
        {
          // https://cloud.tencent.com/document/api/555: only some security products and KMS.
          does: "unsubscribe for a refund, which only some products allow here",
          action: "RefundInstance",
          params: {
            ProductCode: "$facts.productCode",
            SubProductCode: "$facts.subProductCode",
            InstanceId: "$id",
            RegionCode: "$facts.regionCode",
          },
          again: "ClientToken",
          busy: [LOCKED],
          when: { at: "disposition", is: "refund" },
        },
      ],
      joins: {
        region: "regionCode",
        as: {
          productCode: "ProductCode",
          subProductCode: "SubProductCode",
          regionCode: "RegionCode",
          renewFlag: "RenewFlag",
          renewPeriod: "RenewPeriod",
          renewPeriodUnit: "RenewPeriodUnit",
        },
      },
    },

    "billing.order": {
      title: "Unfinished order",
      concern: "order",
      docs: "19179",
      list: unfinishedOrders,
      read: {
        id: "OrderId",
        name: "ProductName",
        created: "CreateTime",
        facts: {
          status: "Status",
          kind: "Action",
          productCode: "ProductCode",
          currency: "Currency",
          resources: "ResourceId[]",
        },
        states: {
          at: "Status",
          present: [1, 2, 3, 5, 12, 13, 30],
          none: {
            "4": "it has ended, and is not asked for",
            "6": "it has ended, and is not asked for",
            "7": "it has ended, and is not asked for",
            "8": "it has ended, and is not asked for",
            "9": "it has ended, and is not asked for",
            "10": "it has ended, and is not asked for",
            "11": "somebody else refused to pay it, and it is not asked for; that it has ended is unverified",
          },
        },
        amounts: { amount: { at: "RealTotalCost", decimals: 2 } },
      },
      material: ["kind", "productCode", "amount"],
      allows: ["manual"],
      remove: {
        because: "no API cancels or finishes an order, and the account does not close with one",
        console: [
          "Open Billing Center, Orders in the console of the account.",
          "Unpaid: cancel it, or let it expire. Paid and not delivered: wait, or ask customer service.",
        ],
      },
    },

    "billing.balance": {
      title: "Account balance",
      concern: "money",
      docs: "20253",
      list: {
        action: "DescribeAccountBalance",
        items: "",
        must: [
          "Uin",
          "RealBalance",
          "CashAccountBalance",
          "IncomeIntoAccountBalance",
          "PresentAccountBalance",
          "FreezeAmount",
          "OweAmount",
        ],
        paging: { by: "none" },
      },
      read: {
        id: "Uin",
        amounts: {
          value: { at: "RealBalance", decimals: 2, currency: "CNY" },
          cash: { at: "CashAccountBalance", decimals: 2, currency: "CNY" },
          income: { at: "IncomeIntoAccountBalance", decimals: 2, currency: "CNY" },
          given: { at: "PresentAccountBalance", decimals: 2, currency: "CNY" },
          frozen: { at: "FreezeAmount", decimals: 2, currency: "CNY" },
          owed: { at: "OweAmount", decimals: 2, currency: "CNY" },
        },
        skip: {
          when: [
            { at: "RealBalance", zero: true },
            { at: "CashAccountBalance", zero: true },
            { at: "IncomeIntoAccountBalance", zero: true },
            { at: "PresentAccountBalance", zero: true },
            { at: "FreezeAmount", zero: true },
            { at: "OweAmount", zero: true },
          ],
          because: "there is no money and no debt",
        },
        ties: { worth: { at: "RealBalance", decimals: 2, currency: "CNY" } },
      },
      material: ["value", "owed"],
      allows: ["manual"],
      remove: {
        because: "no API pays cash out or settles a debt",
        console: [
          "Open Billing Center in the console of the account.",
          "Money left: Withdraw. Money owed: Top up. Refunds come back here: look again after the last one.",
          "Run the plan again when the balance reads zero.",
        ],
      },
    },

    "billing.voucher": {
      title: "Voucher",
      concern: "money",
      docs: "57236",
      // Whether a voucher that is used in part counts as used is not told.
      list: (["unUsed", "used", "delivered"] as const).map((status) => ({
        action: "DescribeVoucherInfo",
        params: { Status: status },
        items: "VoucherInfos",
        leaves: { Operator: "who asks: the caller, which is meant" },
        paging: { by: "number", page: "Offset", size: ["Limit", 1000], total: "TotalCount" },
      })),
      read: {
        id: "VoucherId",
        name: "VoucherId",
        created: "CreateTime",
        expires: "EndTime",
        facts: { status: "Status" },
        states: {
          at: "Status",
          present: ["unUsed", "delivered"],
          none: {
            used: "not asked for; it is used up",
            cancel: "not asked for; it is worth nothing",
            overdue: "not asked for; it is worth nothing",
          },
        },
        // CNY or USD; the vendor does not say which.
        amounts: {
          value: { at: "Balance", decimals: 8 },
          nominal: { at: "NominalValue", decimals: 8 },
        },
        skip: [{ when: { at: "Balance", zero: true }, because: "it is used up" }],
        ties: { worth: { at: "Balance", decimals: 8 } },
      },
      material: ["value"],
      allows: ["abandon", "manual"],
      remove: {
        because:
          "a voucher is lost with the account: abandon it by name in account.yaml, or use it up",
        console: ["Set `disposition: abandon` for it in account.yaml, with the reason."],
      },
    },
  },
});
