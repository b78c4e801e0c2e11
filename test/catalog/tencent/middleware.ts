import type { Seeds } from "../support/seed.ts";
import { renewing } from "../support/tencent.ts";

/** Queues and search. */
export const seeds: Seeds = {
  "ckafka.instance": {
    records: {
      // By the hour there is no end, and the charge and the protection stand in the attributes.
      each: {
        InstanceId: "ckafka-{nnn}",
        InstanceChargeType: "POSTPAID_BY_HOUR",
        DeleteProtectionEnable: 0,
        Status: 1,
        RenewFlag: 0,
        ExpireTime: 0,
      },
      but: {
        guarded: { DeleteProtectionEnable: 1 },
        renewed: { InstanceChargeType: "PREPAID", ExpireTime: 1_860_000_000 },
        "recycled-prepaid": { InstanceChargeType: "PREPAID", Status: 5 },
      },
    },
    items: {
      "ckafka-001": { charge: "postpaid", expires: undefined },
      "ckafka-recycled-prepaid": { charge: "prepaid", state: "recycled" },
    },
    resources: renewing("ckafka-renewed"),
    scans: ["billing.renewal"],
    removals: [
      {
        items: ["ckafka-guarded"],
        calls: ["ckafka.ModifyInstanceAttributes", "ckafka.DeleteInstancePost"],
      },
      {
        items: ["ckafka-renewed"],
        disposition: "refund",
        calls: ["billing.SetRenewal", "ckafka.DeleteInstancePre"],
      },
      { items: ["ckafka-recycled"], calls: ["ckafka.DeleteInstancePost"] },
      { items: ["ckafka-recycled-prepaid"], calls: ["ckafka.DeleteInstancePre"] },
    ],
  },

  "es.instance": {
    records: {
      each: {
        InstanceId: "es-{nnn}",
        ChargeType: "POSTPAID_BY_HOUR",
        Status: 1,
        RenewFlag: "RENEW_FLAG_MANUAL",
        EnableDestroyProtection: "CLOSE",
        IsInRecycleBin: false,
        RecycleLockEnabled: false,
        SecurityGroups: ["sg-odd"],
      },
      but: {
        prepaid: { RenewFlag: "RENEW_FLAG_AUTO" },
        recycled: { Status: -4 },
        isolated: { Status: -4, MayDestroyPoint: "" },
        "recycled-prepaid": { ChargeType: "PREPAID", Status: -4, IsInRecycleBin: true },
        locked: { Status: -4, IsInRecycleBin: true, RecycleLockEnabled: true },
      },
    },
    items: {
      "es-isolated": { state: "recycled" },
      "es-locked": { state: "recycled", facts: { lockedInBin: true } },
    },
    resources: renewing("es-prepaid"),
    scans: ["billing.renewal"],
    removals: [
      {
        items: ["es-guarded"],
        calls: ["es.UpdateInstance", "es.DeleteInstance", "es.DeleteInstance"],
      },
      {
        items: ["es-prepaid"],
        disposition: "refund",
        calls: ["billing.SetRenewal", "es.DeleteInstance", "es.DeleteInstance"],
      },
      { items: ["es-recycled", "es-recycled-prepaid"] },
      { items: ["es-locked"], stays: /ResourceInUse\.IsolatedStatus/ },
    ],
  },
};
