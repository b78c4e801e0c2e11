import type { Seeds } from "../support/seed.ts";
import { ACCOUNT } from "../support/tencent.ts";

/** What was bought and is not used up, and what is owed. */
export const seeds: Seeds = {
  "billing.renewal": {
    records: {
      table: "billing.renew-instance",
      each: { InstanceId: "waf-{nnn}", ProductCode: "p_waf", Status: "NORMAL" },
      ends: "refund",
    },
    removals: [
      {
        items: ["waf-prepaid"],
        disposition: "refund",
        calls: ["billing.SetRenewal", "billing.RefundInstance"],
      },
    ],
    unseen: { postpaid: "what stands on the renewal page is paid in advance" },
  },

  "billing.order": {
    records: {
      table: "billing.deal",
      each: { OrderId: "2026{nnnn}", Status: 1, CreateTime: "2026-01-02 03:04:05" },
    },
  },

  "billing.balance": {
    resources: {
      "*": {
        "billing.balance": [
          {
            CashAccountBalance: 36_050,
            IncomeIntoAccountBalance: 400,
            PresentAccountBalance: 30,
            FreezeAmount: 7,
            OweAmount: 5,
          },
        ],
      },
    },
    ids: [ACCOUNT],
    unseen: { "skipped: there is no money and no debt": "accounts.test.ts shows such an account" },
    items: {
      [ACCOUNT]: {
        facts: {
          value: "364.68 CNY",
          cash: "360.50 CNY",
          income: "4.00 CNY",
          given: "0.30 CNY",
          frozen: "0.07 CNY",
          owed: "0.05 CNY",
        },
      },
    },
  },

  "billing.voucher": {
    // A page of the vendor's largest size holds 1,000.
    pageSize: 10,
    records: {
      each: { VoucherId: "v-{nnn}", Status: "unUsed" },
      but: {
        delivered: { Status: "delivered" },
        used: { Status: "used" },
        canceled: { Status: "cancel" },
      },
    },
    hidden: ["v-canceled"],
  },
};
