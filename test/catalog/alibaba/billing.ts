import { numbered, type Seeds } from "../support/seed.ts";

/** What has been bought and not finished: subscriptions, orders, money. */
export const seeds: Seeds = {
  "bss.subscription": {
    resources: {
      "*": {
        "bss.instance": [
          {
            repeat: 101,
            InstanceID: "odd-sub-{nnn}",
            ProductCode: "vipcloudfw",
            ProductType: "vipcloudfw_pre",
            SubscriptionType: "Subscription",
            Region: "eu-central-1",
            CreateTime: "{now-90d}",
            EndTime: "{now+200d}",
          },
          {
            InstanceID: "odd-renewed",
            ProductCode: "odd_waf",
            ProductType: "odd_waf_type",
            SubscriptionType: "Subscription",
            EndTime: "{now+3d}",
            _renewStatus: "AutoRenewal",
            _releases: "{now+18d}",
          },
          {
            InstanceID: "odd-by-use",
            ProductCode: "odd_waf",
            SubscriptionType: "PayAsYouGo",
          },
          {
            InstanceID: "odd-closed",
            ProductCode: "odd_waf",
            SubscriptionType: "Subscription",
            EndTime: "{now+9d}",
            _refundable: false,
          },
        ],
      },
    },
    ids: [...numbered("odd-sub-{nnn}", 101), "odd-renewed", "odd-closed"],
    items: {
      "odd-sub-101": {
        charge: "prepaid",
        proposed: "manual",
        facts: { productCode: "vipcloudfw", productType: "vipcloudfw_pre", region: "eu-central-1" },
      },
      "odd-renewed": { autoRenew: true, facts: { renewal: 1 } },
    },
    removals: [
      { items: ["odd-sub-001", "odd-sub-101"], disposition: "refund" },
      {
        items: ["odd-renewed"],
        disposition: "refund",
        calls: ["BssOpenApi.SetRenewal", "BssOpenApi.RefundInstance"],
      },
      { items: ["odd-closed"], disposition: "refund", stays: /ProductCheckError/ },
    ],
    unseen: {
      postpaid: "the listing asks for subscriptions alone",
    },
  },

  "bss.unpaid-order": {
    resources: {
      "*": {
        "bss.order": [
          {
            repeat: 101,
            OrderId: "7{nnn}",
            OrderType: "Upgrade",
            PaymentStatus: "Unpaid",
            ProductCode: "odd_waf",
            ProductType: "odd_waf_type",
            PretaxAmount: "12.50",
            Currency: "USD",
            CreateTime: "{now-5d}",
          },
          { OrderId: "8001", PaymentStatus: "Unpaid", CreateTime: "{now-340d}" },
          { OrderId: "8002", PaymentStatus: "Paid", CreateTime: "{now-5d}" },
        ],
      },
    },
    ids: [...numbered("7{nnn}", 101), "8001"],
    items: {
      "7101": { facts: { kind: "Upgrade", amount: "12.50", currency: "USD" }, proposed: "delete" },
    },
    removals: [{ items: ["7001", "7101", "8001"] }],
  },

  "bss.balance": {
    resources: {
      "*": {
        "bss.balance": [
          {
            Currency: "JPY",
            AvailableCashAmount: "1,234.00",
            AvailableAmount: "2,345.00",
            CreditAmount: "1,111.00",
          },
        ],
      },
    },
    items: {
      JPY: {
        name: "1,234.00",
        proposed: "manual",
        facts: { cash: "1,234.00", credit: "1,111.00" },
      },
    },
    unseen: { "skipped: there is no money": "accounts.test.ts shows such an account" },
  },

  "bss.voucher": {
    resources: {
      "*": {
        "bss.cash-coupon": [
          {
            repeat: 30,
            CashCouponId: "11{nn}",
            CashCouponNo: "CP-{nn}",
            Balance: "77.00",
            NominalValue: "99.00",
            Status: "Available",
            ApplicableProducts: "odd",
            GrantedTime: "{now-90d}",
            ExpiryTime: "{now+90d}",
          },
          { CashCouponId: "1201", CashCouponNo: "later", Balance: "5.00", Status: "NotEffective" },
          { CashCouponId: "1301", Balance: "0.00", Status: "Available" },
          { CashCouponId: "1302", Balance: "5.00", Status: "Expired" },
        ],
      },
    },
    ids: [...numbered("11{nn}", 30), "1201"],
    items: { "1130": { name: "CP-30", facts: { value: "77.00" }, proposed: "manual" } },
  },

  "bss.prepaid-card": {
    resources: {
      "*": {
        "bss.prepaid-card": [
          {
            repeat: 30,
            PrepaidCardId: "21{nn}",
            PrepaidCardNo: "PC-{nn}",
            Balance: "77.00",
            NominalValue: "99.00",
            Status: "Available",
            ApplicableProducts: "odd",
            GrantedTime: "{now-90d}",
            ExpiryTime: "{now+90d}",
          },
          {
            PrepaidCardId: "2201",
            PrepaidCardNo: "later",
            Balance: "5.00",
            Status: "NotEffective",
          },
          { PrepaidCardId: "2301", Balance: "0.00", Status: "Available" },
          { PrepaidCardId: "2302", Balance: "5.00", Status: "Cancelled" },
        ],
      },
    },
    hidden: ["2301", "2302"],
    items: { "2130": { name: "PC-30", facts: { value: "77.00" }, proposed: "manual" } },
  },

  "bss.resource-package": {
    resources: {
      "*": {
        "bss.resource-package": [
          {
            repeat: 301,
            InstanceId: "pack-{nnn}",
            Remark: "odd package {n}",
            PackageType: "FPT_oss",
            CommodityCode: "ossbag",
            Region: "eu-central-1",
            RemainingAmount: "77",
            RemainingAmountUnit: "GB",
            TotalAmount: "100",
            Status: "Useless",
            EffectiveTime: "{now-90d}",
            ExpiryTime: "{now+90d}",
          },
          { InstanceId: "pack-new", Status: "Available", ExpiryTime: "{now+90d}" },
          { InstanceId: "pack-over", Status: "Expired" },
        ],
        "bss.instance": [
          {
            InstanceID: "pack-new",
            ProductCode: "ossbag",
            ProductType: "ossbag_pre",
            SubscriptionType: "Subscription",
            EndTime: "{now+90d}",
            _renewStatus: "AutoRenewal",
          },
        ],
      },
    },
    scans: ["bss.subscription"],
    hidden: ["pack-over"],
    items: {
      "pack-301": { name: "odd package 301", facts: { value: "77", unit: "GB" } },
      "pack-new": { charge: "prepaid", proposed: "manual", autoRenew: true },
    },
    removals: [{ items: ["pack-new"], disposition: "refund" }],
  },

  "bss.savings-plan": {
    resources: {
      "*": {
        "bss.savings-plan": [
          {
            repeat: 101,
            InstanceId: "spn-{nnn}",
            SavingsType: "universal",
            CommodityCode: "savingplan_odd",
            Status: "OTHER",
            PoolValue: "9.99",
            RestPoolValue: "7.77",
            PrepayFee: "5.55",
            PayMode: "half",
            Currency: "JPY",
            StartTime: "{now-90d}",
            EndTime: "{now+90d}",
            Tags: [{ Key: "team", Value: "odd ones" }],
          },
          { InstanceId: "spn-new", Status: "NORMAL", EndTime: "{now+90d}" },
          { InstanceId: "spn-held", Status: "LIMIT", EndTime: "{now+90d}" },
          { InstanceId: "spn-over", Status: "RELEASE" },
        ],
        "bss.instance": [
          {
            InstanceID: "spn-new",
            ProductCode: "savingplan",
            ProductType: "savingplan_odd",
            SubscriptionType: "Subscription",
            EndTime: "{now+90d}",
            _renewStatus: "AutoRenewal",
          },
        ],
      },
    },
    scans: ["bss.subscription"],
    hidden: ["spn-over"],
    items: {
      "spn-101": { name: "universal", facts: { value: "7.77", pool: "9.99", currency: "JPY" } },
      "spn-new": { charge: "prepaid", proposed: "manual", autoRenew: true },
      "spn-held": { charge: "prepaid" },
    },
    removals: [{ items: ["spn-new"], disposition: "refund" }],
  },
};
