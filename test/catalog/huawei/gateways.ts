import { HERE, refunded, renewing } from "../support/huawei.ts";
import type { Seeds } from "../support/seed.ts";

/** What leads into networks and out of them. */
export const seeds: Seeds = {
  "vpcep.endpoint": { records: { each: { id: "endpoint-{nnn}" } }, pageSize: 10 },

  "vpcep.service": { records: { each: { id: "service-{nnn}" } }, pageSize: 10 },

  // Pages begin behind a time, which a twin shares that stands behind a page's edge.
  "vpn.customer-gateway": {
    records: {
      each: { id: "customer-{nnn}", created_at: "2025-01-01T00:{nn}:00Z" },
      but: { twin: { created_at: "2025-01-01T00:10:00Z" } },
    },
    pageSize: 10,
  },

  "vpn.connection": {
    records: {
      each: { id: "connection-{nnn}", created_at: "2025-01-01T00:{nn}:00Z" },
      but: {
        leaving: { created_at: "2025-01-01T01:00:00Z" },
        twin: { created_at: "2025-01-01T00:10:00Z" },
      },
    },
    pageSize: 10,
  },

  "vpn.gateway": {
    records: { each: { id: "vpn-{nnn}", eip1: { id: "eip-{nnn}" }, eip2: { id: "eip2-{nnn}" } } },
    resources: { [HERE]: { "eip.publicip": [{ id: "eip-001" }] } },
    scans: ["eip.public-ip"],
    pageSize: 10,
  },

  "nat.gateway": {
    records: {
      each: { id: "nat-{nnn}", billing_info: "" },
      but: { bought: { billing_info: "an order" } },
    },
    resources: {
      ...renewing("nat-bought"),
      [HERE]: {
        "nat.snat-rule": [
          { id: "snat-1", nat_gateway_id: "nat-001", floating_ip_address: "192.0.2.1" },
        ],
        "nat.dnat-rule": [
          {
            id: "dnat-1",
            nat_gateway_id: "nat-001",
            floating_ip_address: "192.0.2.2",
            global_eip_address: "192.0.2.3",
          },
        ],
      },
    },
    scans: ["bss.period-resource"],
    removals: [refunded("nat-bought")],
    pageSize: 10,
  },

  "elb.load-balancer": {
    records: {
      table: "elb.loadbalancer",
      each: { id: "elb-{nnn}", billing_info: "" },
      but: { bought: { billing_info: "an order" } },
    },
    resources: renewing("elb-bought"),
    scans: ["bss.period-resource"],
    pageSize: 10,
    removals: [
      refunded("elb-bought"),
      {
        items: ["elb-guarded"],
        calls: ["elb.UpdateLoadBalancer", "elb.DeleteLoadBalancerCascade"],
      },
    ],
  },

  "eip.public-ip": {
    records: {
      table: "eip.publicip",
      each: { id: "eip-{nnn}", billing_info: "", associate_instance_id: "", status: "DOWN" },
      but: {
        bound: { associate_instance_id: "odd-port", status: "ACTIVE" },
        bought: { billing_info: "an order" },
      },
    },
    resources: renewing("eip-bought"),
    scans: ["bss.period-resource"],
    pageSize: 10,
    removals: [
      refunded("eip-bought"),
      { items: ["eip-bound"], calls: ["eip.DisassociatePublicips", "eip.DeletePublicip"] },
    ],
  },

  "eip.shared-bandwidth": {
    records: {
      table: "eip.bandwidth",
      each: { id: "bandwidth-{nnn}", share_type: "WHOLE", billing_info: "", publicip_info: [] },
      but: {
        full: { publicip_info: [{ publicip_id: "odd-eip" }] },
        bought: { billing_info: "an order" },
      },
    },
    resources: renewing("bandwidth-bought"),
    scans: ["bss.period-resource"],
    removals: [refunded("bandwidth-bought")],
    pageSize: 10,
  },

  "dns.public-zone": {
    // They are of no region, and stand in the emulator under the one that is asked.
    records: {
      table: "dns.zone",
      place: HERE,
      each: { id: "zone-{nnn}", zone_type: "public" },
      but: { elsewhere: { enterprise_project_id: "11111111-2222-3333-4444-555555555555" } },
    },
    pageSize: 10,
  },

  "dns.private-zone": {
    records: {
      table: "dns.zone",
      each: {
        id: "zone-{nnn}",
        zone_type: "private",
        routers: [{ router_id: "vpc-1", router_region: HERE, status: "ACTIVE" }],
      },
      but: { elsewhere: { enterprise_project_id: "11111111-2222-3333-4444-555555555555" } },
    },
    pageSize: 10,
  },

  "nat.private-gateway": { records: { each: { id: "gateway-{nnn}" } }, pageSize: 10 },

  "elb.pool": {
    records: { each: { id: "pool-{nnn}" } },
    pageSize: 10,
    removals: [{ items: ["pool-guarded"], calls: ["elb.UpdatePool", "elb.DeletePoolCascade"] }],
  },

  "elb.certificate": { records: { each: { id: "certificate-{nnn}" } }, pageSize: 10 },

  "elb.ip-group": {
    records: {
      table: "elb.ipgroup",
      each: { id: "group-{nnn}", listeners: [] },
      but: { used: { listeners: [{ id: "listener-1" }] } },
    },
    pageSize: 10,
  },
};
