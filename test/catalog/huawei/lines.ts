import { HERE, refunded, renewing } from "../support/huawei.ts";
import type { Seeds } from "../support/seed.ts";

/** Lines between networks, and what guards them. */
export const seeds: Seeds = {
  "cc.connection": {
    records: { each: { id: "connection-{nnn}" }, but: { full: {} } },
    resources: {
      "*": {
        "cc.network-instance": [{ id: "network-1", cloud_connection_id: "connection-full" }],
        "cc.bandwidth-package": [
          { id: "package-1", resource_id: "connection-full", order_id: "", billing_mode: 3 },
        ],
      },
    },
    scans: ["cc.network-instance", "cc.bandwidth-package"],
    removals: [
      {
        items: [
          "connection-full",
          "cc.network-instance/network-1",
          "cc.bandwidth-package/package-1",
        ],
      },
    ],
    pageSize: 10,
  },

  "cc.network-instance": {
    records: {
      each: { id: "network-{nnn}", type: "vpc" },
      but: { gateway: { type: "vgw", instance_id: "gateway-1" } },
    },
    resources: {
      [HERE]: { "vpc.vpc": [{ id: "odd-vpc" }], "dc.virtual-gateway": [{ id: "gateway-1" }] },
    },
    scans: ["vpc.vpc", "dc.virtual-gateway"],
    pageSize: 10,
  },

  "cc.bandwidth-package": {
    records: {
      each: { id: "package-{nnn}", billing_mode: 3, order_id: "" },
      but: { prepaid: { order_id: "an order" } },
    },
    resources: renewing("package-prepaid"),
    scans: ["bss.period-resource"],
    removals: [
      {
        items: ["package-prepaid"],
        disposition: "refund",
        calls: [
          "bss.CancelAutoRenewalResources",
          "cc.DisassociateBandwidthPackage",
          "bss.CancelResourcesSubscription",
        ],
      },
    ],
    pageSize: 10,
  },

  "dc.connection": {
    records: { each: { id: "line-{nnn}", charge_mode: "bandwidth" } },
    resources: renewing("line-prepaid"),
    scans: ["bss.period-resource"],
    removals: [refunded("line-prepaid")],
    pageSize: 10,
  },

  "dc.virtual-gateway": { records: { each: { id: "gateway-{nnn}" } }, pageSize: 10 },

  "dc.virtual-interface": { records: { each: { id: "interface-{nnn}" } }, pageSize: 10 },

  "er.router": { records: { each: { id: "router-{nnn}" } }, pageSize: 10 },

  "er.vpc-attachment": {
    records: { each: { id: "attachment-{nnn}", _router: "router-1", state: "available" } },
    resources: { [HERE]: { "er.router": [{ id: "router-1" }] } },
    pageSize: 10,
  },

  "er.flow-log": {
    records: { each: { id: "log-{nnn}", _router: "router-1", state: "available" } },
    resources: { [HERE]: { "er.router": [{ id: "router-1" }] } },
    pageSize: 10,
  },

  "cdn.domain": {
    records: { each: { id: "domain-{nnn}", domain_status: "online" } },
    removals: [],
    pageSize: 10,
  },

  "waf.domain": { records: { each: { id: "guarded-{nnn}" } }, pageSize: 10 },

  "waf.premium-domain": {
    records: { table: "waf.premium-host", each: { id: "guarded-{nnn}" } },
    pageSize: 10,
  },

  "waf.policy": { records: { each: { id: "policy-{nnn}" } }, pageSize: 10 },

  "scm.certificate": { records: { each: { id: "certificate-{nnn}" } } },

  "apig.instance": {
    records: { each: { id: "gateway-{nnn}", charging_mode: 0 } },
    resources: renewing("gateway-prepaid"),
    scans: ["bss.period-resource"],
    removals: [refunded("gateway-prepaid")],
    pageSize: 10,
  },
};
