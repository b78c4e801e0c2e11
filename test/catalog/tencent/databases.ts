import type { Seeds } from "../support/seed.ts";
import { renewing } from "../support/tencent.ts";

/** Databases: each moves through the recycle bin, and what is paid in advance is given back there. */
export const seeds: Seeds = {
  "cdb.instance": {
    records: {
      each: { InstanceId: "cdb-{nnn}", PayType: 1, Status: 1, DestroyProtect: "off" },
      but: { locked: { _locked: true }, down: { Status: 7 } },
    },
    resources: renewing("cdb-prepaid"),
    scans: ["billing.renewal"],
    removals: [
      {
        items: ["cdb-guarded"],
        calls: [
          "cdb.ModifyInstanceDestroyProtect",
          "cdb.IsolateDBInstance",
          "cdb.OfflineIsolatedInstances",
        ],
      },
      {
        items: ["cdb-prepaid"],
        disposition: "refund",
        calls: ["billing.SetRenewal", "cdb.IsolateDBInstance", "cdb.OfflineIsolatedInstances"],
      },
      { items: ["cdb-recycled"], calls: ["cdb.OfflineIsolatedInstances"] },
    ],
  },

  "postgres.instance": {
    records: {
      each: { DBInstanceId: "postgres-{nnn}", PayType: "postpaid", DBInstanceStatus: "running" },
      but: { prepaid: { PayType: "prepaid" } },
    },
    resources: renewing("postgres-prepaid"),
    scans: ["billing.renewal"],
    removals: [
      {
        items: ["postgres-guarded"],
        calls: [
          "postgres.ModifyDBInstanceDeletionProtection",
          "postgres.IsolateDBInstances",
          "postgres.DestroyDBInstance",
        ],
      },
      {
        items: ["postgres-prepaid"],
        disposition: "refund",
        calls: ["billing.SetRenewal", "postgres.IsolateDBInstances", "postgres.DestroyDBInstance"],
      },
      { items: ["postgres-recycled"], calls: ["postgres.DestroyDBInstance"] },
    ],
  },

  "redis.instance": {
    records: {
      each: { InstanceId: "crs-{nnn}", BillingMode: 0, Status: 2, DeleteProtectionSwitch: 0 },
    },
    resources: renewing("crs-prepaid"),
    scans: ["billing.renewal"],
    removals: [
      {
        items: ["crs-guarded"],
        calls: ["redis.ModifyInstance", "redis.DestroyPostpaidInstance", "redis.CleanUpInstance"],
      },
      {
        items: ["crs-prepaid"],
        disposition: "refund",
        calls: ["billing.SetRenewal", "redis.DestroyPrepaidInstance", "redis.CleanUpInstance"],
      },
      { items: ["crs-recycled"], calls: ["redis.CleanUpInstance"] },
    ],
  },

  "mongodb.instance": {
    records: {
      each: { InstanceId: "cmgo-{nnn}", PayMode: 0, Status: 2 },
      but: { replica: { _kind: 3 } },
    },
    resources: renewing("cmgo-prepaid"),
    scans: ["billing.renewal"],
    removals: [
      {
        items: ["cmgo-prepaid"],
        disposition: "refund",
        calls: [
          "billing.SetRenewal",
          "mongodb.TerminateDBInstances",
          "mongodb.OfflineIsolatedDBInstance",
        ],
      },
      { items: ["cmgo-recycled"], calls: ["mongodb.OfflineIsolatedDBInstance"] },
    ],
  },

  "cynosdb.cluster": {
    records: {
      each: { ClusterId: "cynosdbmysql-{nnn}", PayMode: 0, Status: "running" },
      but: { "skipped-1": { Status: "deleted" }, "skipped-2": { Status: "offlined" } },
    },
    resources: renewing("cynosdbmysql-prepaid"),
    scans: ["billing.renewal"],
    removals: [
      {
        items: ["cynosdbmysql-prepaid"],
        disposition: "refund",
        calls: ["billing.SetRenewal", "cynosdb.IsolateCluster", "cynosdb.OfflineCluster"],
      },
      { items: ["cynosdbmysql-recycled"], calls: ["cynosdb.OfflineCluster"] },
    ],
  },
};
