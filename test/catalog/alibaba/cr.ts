import { HERE } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

/** Container registries. */
export const seeds: Seeds = {
  "cr.instance": {
    records: {
      each: {
        InstanceId: "cri-odd-{nn}",
        InstanceStatus: "RUNNING",
        InstanceSpecification: "Enterprise_Basic",
        _endTime: "{now+200d}",
      },
      but: {
        standard: { InstanceSpecification: "Enterprise_Standard" },
        advanced: { InstanceSpecification: "Enterprise_Advanced", _renewStatus: "AutoRenewal" },
        leaving: { InstanceStatus: "DELETING" },
        "skipped-1": { InstanceStatus: "DELETED" },
      },
      ends: "refund",
    },
    resources: {
      [HERE]: {
        "cr.namespace": [{ InstanceId: "cri-odd-standard", NamespaceName: "odd-images" }],
      },
    },
    scans: ["bss.subscription"],
    items: {
      "cri-odd-31": {
        charge: "prepaid",
        proposed: "manual",
        facts: { edition: "Enterprise_Basic" },
      },
      "cri-odd-standard": { charge: "prepaid", proposed: "manual" },
      "cri-odd-advanced": { charge: "prepaid", proposed: "manual", autoRenew: true },
      "cri-odd-leaving": { state: "leaving" },
    },
    removals: [
      { items: ["cri-odd-standard"], disposition: "refund", calls: ["BssOpenApi.RefundInstance"] },
      {
        items: ["cri-odd-advanced"],
        disposition: "refund",
        calls: ["BssOpenApi.SetRenewal", "BssOpenApi.RefundInstance"],
      },
    ],
    unseen: { postpaid: "the vendor sells subscriptions alone" },
  },
};
