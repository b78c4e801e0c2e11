import { HERE, refunded, renewing } from "../support/huawei.ts";
import type { Seeds } from "../support/seed.ts";

/** The deletion protection of a stack stands in its own description. */
const GUARDED = { enable_deletion_protection: true };

/** What makes servers, and what they are made from. */
export const seeds: Seeds = {
  "bms.server": {
    records: { each: { id: "server-{nnn}", metadata: { chargingMode: "0" } } },
    resources: renewing("server-prepaid"),
    scans: ["bss.period-resource"],
    removals: [refunded("server-prepaid")],
    pageSize: 10,
  },

  // Billing alone tells which one was bought.
  "deh.host": {
    records: {
      each: { dedicated_host_id: "host-{nnn}", instance_total: 0 },
      but: { bought: { _prepaid: true } },
    },
    resources: renewing("host-bought"),
    scans: ["bss.period-resource"],
    removals: [refunded("host-bought")],
    pageSize: 10,
  },

  "hss.quota": {
    records: { each: { resource_id: "quota-{nnn}", charging_mode: "on_demand" } },
    resources: renewing("quota-prepaid"),
    scans: ["bss.period-resource"],
    removals: [refunded("quota-prepaid")],
    pageSize: 10,
  },

  "rfs.stack": {
    records: {
      each: {
        stack_id: "stack-{nnn}",
        stack_name: "stack {nnn}",
        agencies: [{ agency_name: "builder" }],
      },
      but: { full: { _cascade: [{ table: "vpc.vpc", id: "made" }] }, guarded: GUARDED },
    },
    resources: { [HERE]: { "vpc.vpc": [{ id: "made" }] } },
    scans: ["vpc.vpc"],
    removals: [
      { items: ["stack-guarded"], calls: ["rfs.UpdateStack", "rfs.DeleteStackEnhanced"] },
      { items: ["stack-full"], calls: ["rfs.DeleteStackEnhanced"] },
      // It is still there.
      { items: ["vpc.vpc/made"], calls: ["vpc.DeleteVpc"] },
    ],
    pageSize: 10,
  },

  "roma.instance": { records: { each: { id: "instance-{nnn}" } } },

  "as.group": {
    records: {
      each: { scaling_group_id: "group-{nnn}", current_instance_number: 0 },
      but: { full: { current_instance_number: 2 } },
    },
    resources: {
      [HERE]: {
        "ecs.server": [
          { id: "server-made", _scaling_group: "group-full", metadata: { charging_mode: "0" } },
          { id: "server-put-in", metadata: { charging_mode: "0" } },
        ],
      },
    },
    removals: [{ items: ["group-full"], calls: ["as.DeleteScalingGroup"] }],
    pageSize: 10,
  },

  "as.configuration": {
    records: {
      each: { scaling_configuration_id: "configuration-{nnn}" },
      but: { used: {} },
    },
    resources: {
      [HERE]: {
        "as.group": [
          { scaling_group_id: "group-1", scaling_configuration_id: "configuration-used" },
        ],
      },
    },
    scans: ["as.group"],
    removals: [{ items: ["configuration-used", "as.group/group-1"] }],
    pageSize: 10,
  },

  "ims.image": { records: { each: { id: "image-{nnn}" } }, pageSize: 10 },

  "ecs.server-group": { records: { each: { id: "group-{nnn}" } }, pageSize: 10 },

  "kps.key-pair": { records: { table: "kps.keypair", each: { keypair: { name: "pair-{nnn}" } } } },

  "functiongraph.function": {
    records: {
      each: {
        resource_id: "function-{nnn}",
        func_urn: "urn:fss:cn-north-4:project:function:default:one-{nnn}",
      },
    },
    pageSize: 10,
  },

  "cce.cluster": {
    records: {
      each: {
        metadata: { uid: "cluster-{nnn}" },
        spec: { billingMode: 0, deletionProtection: false },
      },
      but: { full: {} },
    },
    resources: {
      ...renewing("cluster-prepaid"),
      [HERE]: {
        "ecs.server": [
          { id: "node", _cluster: "cluster-full", metadata: { charging_mode: "0" } },
          { id: "other", metadata: { charging_mode: "0" } },
        ],
        "elb.loadbalancer": [{ id: "balancer", _cluster: "cluster-full" }],
      },
    },
    scans: ["bss.period-resource", "elb.load-balancer"],
    removals: [
      refunded("cluster-prepaid"),
      { items: ["cluster-guarded"], calls: ["cce.UpdateCluster", "cce.DeleteCluster"] },
      // The load balancer has a line of its own.
      { items: ["cluster-full"], calls: ["cce.DeleteCluster"] },
      { items: ["elb.load-balancer/balancer"], calls: ["elb.DeleteLoadBalancerCascade"] },
    ],
  },

  "cce.node-pool": {
    records: { each: { metadata: { uid: "pool-{nnn}" }, _cluster: "cluster-1" } },
    resources: {
      [HERE]: {
        "cce.cluster": [{ metadata: { uid: "cluster-1" }, status: { phase: "Available" } }],
      },
    },
  },

  "swr.organization": { records: { each: { name: "organization-{nnn}" } } },

  "swr.repository": {
    records: {
      each: {
        name: "repository-{nnn}",
        namespace: "builders",
        path: "swr.cn-north-4.myhuaweicloud.com/builders/repository-{nnn}",
      },
    },
    resources: { [HERE]: { "swr.organization": [{ name: "builders", id: 7 }] } },
    pageSize: 10,
  },
};
