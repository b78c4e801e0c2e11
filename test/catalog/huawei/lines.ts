import { HERE, refunded, renewing } from "../support/huawei.ts";
import type { Seeds } from "../support/seed.ts";

/** Lines between networks, and what guards them. */
export const seeds: Seeds = {
  "cc.connection": {
    records: {
      each: { id: "connection-{nnn}", network_instance_number: 0, bandwidth_package_number: 0 },
    },
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

  "cdn.domain": {
    records: { each: { id: "domain-{nnn}", domain_status: "online" } },
    removals: [],
    pageSize: 10,
  },

  "waf.domain": { records: { each: { id: "guarded-{nnn}" } }, pageSize: 10 },

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
