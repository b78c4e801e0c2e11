import { defineService } from "../../../core/service.ts";
import { NO_KIND } from "./parts/left-out.ts";
import { endRenewal, refund } from "./parts/prepaid.ts";
import { MONEY_NONE } from "./parts/tags.ts";

/**
 * What the account has bought and not finished: subscriptions of any product, unpaid orders, money.
 * Business failures come with HTTP 200 and `Success: false`.
 * https://api.alibabacloud.com/document/BssOpenApi/2017-12-14/overview
 *
 * Error codes: https://help.aliyun.com/document_detail/473035.html
 */
export const bss = defineService({
  product: "BssOpenApi",
  defaults: {
    docs: "https://api.alibabacloud.com/document/BssOpenApi/2017-12-14/",
    wave: "finance",
    scope: "account",
    dataBearing: false,
    paging: { by: "number", page: "PageNum", size: ["PageSize", 100], total: "Data.TotalCount" },
    tags: MONEY_NONE,
  },
  types: {
    "bss.subscription": {
      title: "Subscription",
      docs: "QueryAvailableInstances",
      list: {
        action: "QueryAvailableInstances",
        params: { SubscriptionType: "Subscription" },
        items: "Data.InstanceList",
        leaves: { ProductCode: "only a call that names a region needs a product" },
      },
      read: {
        id: "InstanceID",
        name: "InstanceID",
        created: "CreateTime",
        expires: "EndTime",
        charge: { at: "SubscriptionType", prepaid: ["Subscription"] },
        autoRenew: { at: "RenewStatus", is: ["AutoRenewal"] },
        // One that no other type lists stands for a resource that its own product may have tagged.
        tags: { unknown: "the tags are those of what is subscribed, which no row lists" },
        facts: { status: "Status", region: "Region" },
        states: { at: "Status", unpublished: "the package calls it a status and names no words" },
      },
      material: ["productCode", "productType", "region"],
      dataBearing: true,
      remove: [endRenewal, refund],
      joins: {
        region: "region",
        as: {
          productCode: "ProductCode",
          productType: "ProductType",
          renewStatus: "RenewStatus",
          expires: "EndTime",
          renewal: "RenewalDuration",
          renewalUnit: "RenewalDurationUnit",
          releases: "ExpectedReleaseTime",
        },
      },
    },

    "bss.unpaid-order": {
      title: "Unpaid order",
      concern: "order",
      docs: "CancelOrder",
      list: {
        action: "QueryOrders",
        // Without a window only the last hour is listed.
        params: {
          PaymentStatus: "Unpaid",
          CreateTimeStart: "$windowStart",
          CreateTimeEnd: "$windowEnd",
        },
        leaves: { OrderType: NO_KIND },
        windows: { days: 30, back: 360 },
        items: "Data.OrderList.Order",
      },
      read: {
        id: "OrderId",
        name: "OrderId",
        created: "CreateTime",
        facts: {
          kind: "OrderType",
          productCode: "ProductCode",
          productType: "ProductType",
          amount: "PretaxAmount",
          currency: "Currency",
        },
        states: {
          at: "PaymentStatus",
          present: ["Unpaid"],
          none: {
            Paid: "only unpaid orders are asked for",
            Cancelled: "only unpaid orders are asked for",
          },
        },
      },
      material: ["kind", "productCode", "amount", "currency"],
      remove: { does: "cancel the order", action: "CancelOrder", params: { OrderId: "$id" } },
    },

    "bss.balance": {
      title: "Account balance",
      concern: "money",
      docs: "QueryAccountBalance",
      list: {
        action: "QueryAccountBalance",
        items: "Data",
        must: ["Data.Currency", "Data.AvailableAmount", "Data.AvailableCashAmount"],
        paging: { by: "none" },
      },
      read: {
        id: "Currency",
        name: "AvailableCashAmount",
        facts: {
          cash: "AvailableCashAmount",
          available: "AvailableAmount",
          credit: "CreditAmount",
          currency: "Currency",
        },
        skip: [{ when: { at: "AvailableCashAmount", zero: true }, because: "there is no money" }],
        ties: { worth: { at: "AvailableCashAmount", unit: "Currency" } },
      },
      material: ["cash", "currency"],
      allows: ["manual"],
      remove: {
        because: "no API pays cash out or settles a debt",
        console: [
          "Open Expenses and Costs in the console of the account.",
          "Money left: Funds, Withdraw; it arrives within days. Money owed: pay it there.",
          "Run the plan again when the balance reads zero.",
        ],
      },
    },
  },
});
