import type { Seeds } from "../support/seed.ts";
import { renewing } from "../support/tencent.ts";

/** Elastic IPv6 addresses. */
export const seeds: Seeds = {
  "vpc.ipv6-address": {
    records: {
      each: {
        AddressId: "eipv6-{nnn}",
        AddressStatus: "UNBIND",
        AddressType: "EIPv6",
        InternetChargeType: "TRAFFIC_POSTPAID_BY_HOUR",
        InstanceId: "",
      },
      but: {
        bound: { AddressStatus: "BIND", InstanceId: "ins-1" },
        better: { AddressType: "HighQualityEIPv6" },
        classic: { AddressType: "EIP6" },
        outlived: { AddressType: "WanIPv6" },
        "skipped-1": { AddressType: "WanIPv6", InstanceId: "ins-1" },
      },
    },
    resources: renewing("eipv6-prepaid"),
    scans: ["billing.renewal"],
    items: {
      "eipv6-better": { proposed: "delete" },
      "eipv6-classic": { proposed: "manual" },
      "eipv6-outlived": { proposed: "manual" },
    },
    removals: [
      { items: ["eipv6-bound"] },
      { items: ["eipv6-prepaid"], disposition: "refund" },
      { items: ["eipv6-better"] },
    ],
  },
};
