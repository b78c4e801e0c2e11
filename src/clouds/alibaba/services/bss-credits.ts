import { defineService } from "../../../core/service.ts";
import { endRenewal, refund } from "./parts/prepaid.ts";
import { MONEY_NONE } from "./parts/tags.ts";

const lost = "lost when the account closes: abandon it by name in account.yaml, or use it up";

/**
 * What was given or paid in advance and is lost with the account.
 * https://api.alibabacloud.com/document/BssOpenApi/2017-12-14/overview
 */
export const bssCredits = defineService({
  product: "BssOpenApi",
  defaults: {
    docs: "https://api.alibabacloud.com/document/BssOpenApi/2017-12-14/",
    concern: "money",
    wave: "finance",
    scope: "account",
    dataBearing: false,
    paging: { by: "number", page: "PageNum", size: ["PageSize", 300], total: "Data.TotalCount" },
    tags: MONEY_NONE,
  },
  types: {
    "bss.voucher": {
      title: "Voucher",
      docs: "QueryCashCoupons",
      list: [
        {
          action: "QueryCashCoupons",
          params: { EffectiveOrNot: true },
          items: "Data.CashCoupon",
          paging: { by: "none" },
        },
        {
          action: "QueryCashCoupons",
          params: { EffectiveOrNot: false },
          items: "Data.CashCoupon",
          paging: { by: "none" },
        },
      ],
      read: {
        id: "CashCouponId",
        name: "CashCouponNo",
        created: "GrantedTime",
        expires: "ExpiryTime",
        facts: {
          value: "Balance",
          nominal: "NominalValue",
          status: "Status",
          products: "ApplicableProducts",
        },
        states: { at: "Status", present: ["Available"] },
        skip: [
          { when: { at: "Status", is: ["Expired", "Cancelled"] }, because: "it is worth nothing" },
          { when: { at: "Balance", zero: true }, because: "it is used up" },
        ],
        ties: { worth: { at: "Balance" } },
      },
      material: ["value"],
      allows: ["abandon", "manual"],
      remove: {
        because: `a voucher is ${lost}`,
        console: ["Set `disposition: abandon` for it in account.yaml, with the reason."],
      },
    },

    "bss.prepaid-card": {
      title: "Prepaid card",
      docs: "QueryPrepaidCards",
      list: [
        {
          action: "QueryPrepaidCards",
          params: { EffectiveOrNot: true },
          items: "Data.PrepaidCard",
          paging: { by: "none" },
        },
        {
          action: "QueryPrepaidCards",
          params: { EffectiveOrNot: false },
          items: "Data.PrepaidCard",
          paging: { by: "none" },
        },
      ],
      read: {
        id: "PrepaidCardId",
        name: "PrepaidCardNo",
        created: "GrantedTime",
        expires: "ExpiryTime",
        facts: {
          value: "Balance",
          nominal: "NominalValue",
          status: "Status",
          products: "ApplicableProducts",
        },
        states: { at: "Status", present: ["Available"] },
        skip: [
          { when: { at: "Status", is: ["Expired", "Cancelled"] }, because: "it is worth nothing" },
          { when: { at: "Balance", zero: true }, because: "it is used up" },
        ],
        ties: { worth: { at: "Balance" } },
      },
      material: ["value"],
      allows: ["abandon", "manual"],
      remove: {
        because: `the card's value is ${lost}`,
        console: ["Set `disposition: abandon` for it in account.yaml, with the reason."],
      },
    },

    "bss.resource-package": {
      title: "Resource package",
      docs: "QueryResourcePackageInstances",
      list: {
        action: "QueryResourcePackageInstances",
        items: "Data.Instances.Instance",
        leaves: { IncludePartner: "packages of partners' customers are none of the account's" },
      },
      read: {
        id: "InstanceId",
        name: "Remark",
        created: "EffectiveTime",
        expires: "ExpiryTime",
        charge: { at: "Status", prepaid: ["Available"] },
        facts: {
          kind: "PackageType",
          commodity: "CommodityCode",
          region: "Region",
          value: "RemainingAmount",
          unit: "RemainingAmountUnit",
          total: "TotalAmount",
          status: "Status",
        },
        states: { at: "Status", present: ["Available"] },
        skip: [{ when: { at: "Status", is: "Expired" }, because: "it is worth nothing" }],
        ties: { worth: { at: "RemainingAmount", unit: "RemainingAmountUnit" } },
      },
      material: ["kind"],
      proposes: [{ disposition: "manual", because: `its rest is ${lost}` }],
      allows: ["abandon", "refund", "let-expire", "manual"],
      remove: [endRenewal, refund],
    },

    "bss.savings-plan": {
      title: "Savings plan",
      docs: "QuerySavingsPlansInstance",
      list: {
        action: "QuerySavingsPlansInstance",
        params: { Locale: "EN" },
        items: "Data.Items",
        size: 100,
      },
      read: {
        id: "InstanceId",
        name: "SavingsType",
        created: "StartTime",
        expires: "EndTime",
        charge: { at: "Status", prepaid: ["NORMAL", "LIMIT"] },
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: {
          commodity: "CommodityCode",
          status: "Status",
          value: "RestPoolValue",
          pool: "PoolValue",
          paid: "PrepayFee",
          payMode: "PayMode",
          currency: "Currency",
        },
        states: { at: "Status", present: ["NORMAL", "LIMIT"] },
        skip: [{ when: { at: "Status", is: "RELEASE" }, because: "it has ended" }],
        ties: { worth: { at: "RestPoolValue", unit: "Currency" } },
      },
      material: ["pool", "payMode", "currency"],
      proposes: [{ disposition: "manual", because: `the commitment's rest is ${lost}` }],
      allows: ["abandon", "refund", "let-expire", "manual"],
      remove: [endRenewal, refund],
    },
  },
});
