import type { Seeds } from "../support/seed.ts";

/** What was bought and not finished. */
export const seeds: Seeds = {
  "bss.period-resource": {
    records: {
      table: "bss.resource",
      each: { resource_id: "resource-{nnn}", status: 2, is_main_resource: 1, expire_policy: 0 },
      ends: "refund",
    },
    resources: {
      "*": {
        "bss.resource": [
          {
            resource_id: "example.com",
            service_type_code: "hws.service.type.domains",
            status: 2,
            is_main_resource: 1,
          },
        ],
      },
    },
    pageSize: 10,
    removals: [
      {
        items: ["resource-prepaid"],
        disposition: "refund",
        calls: ["bss.CancelAutoRenewalResources", "bss.CancelResourcesSubscription"],
      },
    ],
    unseen: {
      postpaid: "what billing lists here is paid in advance",
      "skipped: it is closed, and was not asked for": "the emulator lists only what was asked for",
    },
  },

  "bss.unpaid-order": {
    records: { table: "bss.order", each: { order_id: "CS{nnn}", status: 6 } },
    pageSize: 10,
  },

  "bss.balance": {
    resources: {
      "*": {
        "bss.balance": [
          { account_type: 1, account_id: "money", amount: 360.5 },
          { account_type: 2, account_id: "credit", amount: 40, credit_amount: 100 },
          { account_type: 5, account_id: "rewards", amount: 0 },
        ],
      },
    },
    hidden: ["rewards"],
  },

  "bss.stored-value-card": {
    records: { each: { card_id: "card-{nnn}", balance: "12.5" } },
    pageSize: 10,
  },

  "bss.coupon": { records: { each: { coupon_id: "coupon-{nnn}" } }, pageSize: 10 },
};
