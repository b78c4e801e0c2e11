import { HERE, idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

const TAGS = { Tag: [{ Key: "team", Value: "odd ones" }] } as const;

/** RDS, Redis and Tair, MongoDB. */
export const seeds: Seeds = {
  "rds.instance": {
    // Each is asked about further, so the pages are short.
    pageSize: 30,
    resources: {
      [HERE]: {
        "rds.instance": [
          {
            repeat: 61,
            DBInstanceId: "pgm-odd-{nnn}",
            DBInstanceDescription: "odd database {n}",
            _tags: { "odd-tag": "", team: "odd ones" },
            DBInstanceStatus: "Running",
            DBInstanceType: "Primary",
            Engine: "PostgreSQL",
            PayType: "Postpaid",
          },
          {
            DBInstanceId: "pgm-guarded",
            DBInstanceDescription: "guarded",
            DBInstanceStatus: "Running",
            DBInstanceType: "Guard",
            Engine: "MariaDB",
            EngineVersion: "10.3",
            DBInstanceClass: "mariadb.x8.large.2c",
            DBInstanceStorageType: "cloud_essd2",
            PayType: "Postpaid",
            DeletionProtection: true,
            LockMode: "ManualLock",
            LockReason: "instance_expire",
            ConnectionString: "pgm-guarded.mariadb.example",
            GuardDBInstanceId: "pgm-odd-001",
            VpcId: "vpc-odd",
            VSwitchId: "vsw-odd",
            CreateTime: "{now-90d}",
          },
          {
            DBInstanceId: "pgm-master",
            DBInstanceStatus: "Running",
            DBInstanceType: "Primary",
            PayType: "Postpaid",
            ReadOnlyDBInstanceIds: { ReadOnlyDBInstanceId: [{ DBInstanceId: "pgr-reader" }] },
          },
          {
            DBInstanceId: "pgr-reader",
            DBInstanceStatus: "Running",
            DBInstanceType: "Readonly",
            PayType: "Postpaid",
            MasterInstanceId: "pgm-master",
          },
          {
            DBInstanceId: "pgm-prepaid",
            DBInstanceStatus: "Running",
            DBInstanceType: "Primary",
            PayType: "Prepaid",
            DeletionProtection: true,
            ExpireTime: "{now+200d}",
            _renewStatus: "AutoRenewal",
          },
          { DBInstanceId: "pgm-leaving", DBInstanceStatus: "Deleting", PayType: "Postpaid" },
        ],
      },
    },
    scans: ["bss.subscription"],
    items: {
      "pgm-odd-061": { name: "odd database 61", charge: "postpaid", proposed: "delete" },
      "pgm-guarded": {
        protections: ["deletion protection"],
        facts: { engine: "MariaDB", role: "Guard", lock: "ManualLock" },
        uses: [idIn(HERE, "vpc.vswitch", "vsw-odd"), idIn(HERE, "vpc.vpc", "vpc-odd")],
      },
      "pgr-reader": { uses: [idIn(HERE, "rds.instance", "pgm-master")] },
      "pgm-prepaid": { charge: "prepaid", proposed: "manual", autoRenew: true },
    },
    removals: [
      { items: ["pgm-odd-001", "pgm-odd-061"] },
      {
        items: ["pgm-guarded"],
        calls: ["Rds.ModifyDBInstanceDeletionProtection", "Rds.DeleteDBInstance"],
      },
      { items: ["pgm-master"], stays: /OperationDenied\.ReadDBInstance/ },
      { items: ["pgm-master", "pgr-reader"] },
      { items: ["pgm-prepaid"], disposition: "refund" },
    ],
  },

  "kvstore.instance": {
    // Each is asked about further, so the pages are short.
    pageSize: 10,
    resources: {
      [HERE]: {
        "kvstore.instance": [
          {
            repeat: 21,
            InstanceId: "tair-odd-{nn}",
            InstanceName: "odd cache {n}",
            InstanceStatus: "Normal",
            InstanceType: "Tair",
            ChargeType: "PostPaid",
            Capacity: 4096,
          },
          {
            repeat: 21,
            InstanceId: "tair-binned-{nn}",
            InstanceName: "thrown away {n}",
            InstanceStatus: "Released",
            ChargeType: "PostPaid",
            DestroyTime: "{now+5d}",
          },
          {
            InstanceId: "tair-guarded",
            InstanceName: "guarded",
            InstanceStatus: "Normal",
            InstanceType: "Redis",
            EngineVersion: "7.0",
            InstanceClass: "redis.shard.xlarge.ce",
            ArchitectureType: "rwsplit",
            ConnectionDomain: "tair-guarded.redis.example",
            GlobalInstanceId: "gr-odd",
            ChargeType: "PostPaid",
            VpcId: "vpc-odd",
            VSwitchId: "vsw-odd",
            CreateTime: "{now-90d}",
            Tags: TAGS,
            _releaseProtection: true,
          },
          {
            InstanceId: "tair-prepaid",
            InstanceStatus: "Normal",
            ChargeType: "PrePaid",
            EndTime: "{now+200d}",
            _renewStatus: "AutoRenewal",
          },
        ],
      },
    },
    scans: ["bss.subscription"],
    items: {
      "tair-odd-21": { name: "odd cache 21", facts: { capacityMiB: 4096 }, state: "present" },
      "tair-binned-21": { state: "recycled" },
      "tair-guarded": {
        protections: ["release protection"],
        facts: { engine: "Redis", architecture: "rwsplit", globalInstance: "gr-odd" },
        uses: [idIn(HERE, "vpc.vswitch", "vsw-odd"), idIn(HERE, "vpc.vpc", "vpc-odd")],
      },
      "tair-prepaid": { charge: "prepaid", proposed: "manual", autoRenew: true },
    },
    removals: [
      {
        items: ["tair-odd-21"],
        calls: ["R-kvstore.DeleteInstance", "R-kvstore.DestroyInstance"],
      },
      { items: ["tair-binned-01", "tair-binned-21"] },
      { items: ["tair-guarded"] },
      { items: ["tair-prepaid"], disposition: "refund" },
    ],
  },

  "dds.instance": {
    // Each is asked about further, so the pages are short.
    pageSize: 30,
    resources: {
      [HERE]: {
        "dds.instance": [
          {
            repeat: 61,
            DBInstanceId: "dds-odd-{nnn}",
            DBInstanceDescription: "odd set {n}",
            DBInstanceType: "replicate",
            DBInstanceStatus: "Running",
            ChargeType: "PostPaid",
          },
          {
            repeat: 61,
            DBInstanceId: "dds-shards-{nnn}",
            DBInstanceType: "sharding",
            DBInstanceStatus: "Running",
            ChargeType: "PostPaid",
          },
          {
            DBInstanceId: "dds-serverless",
            DBInstanceType: "serverless",
            DBInstanceStatus: "Running",
            ChargeType: "PostPaid",
          },
          {
            DBInstanceId: "dds-guarded",
            DBInstanceDescription: "guarded",
            DBInstanceType: "replicate",
            DBInstanceStatus: "Running",
            DBInstanceClass: "mdb.shard.4x.large.d",
            DBInstanceStorage: 77,
            EngineVersion: "6.0",
            LockMode: "Unlock",
            BackupRetentionPolicy: 1,
            ReplicaSetName: "mgset-odd",
            EncryptionKey: "key-odd",
            ChargeType: "PostPaid",
            VpcId: "vpc-odd",
            VSwitchId: "vsw-odd",
            CreationTime: "{now-90d}",
            Tags: TAGS,
            _releaseProtection: true,
          },
          {
            DBInstanceId: "dds-prepaid",
            DBInstanceType: "replicate",
            DBInstanceStatus: "Running",
            ChargeType: "PrePaid",
            ExpireTime: "{now+200d}",
            _renewStatus: "AutoRenewal",
          },
          {
            DBInstanceId: "dds-leaving",
            DBInstanceType: "sharding",
            DBInstanceStatus: "Deleting",
            ChargeType: "PostPaid",
          },
        ],
      },
    },
    scans: ["bss.subscription"],
    items: {
      "dds-odd-061": { name: "odd set 61", charge: "postpaid" },
      "dds-guarded": {
        protections: ["release protection"],
        facts: { storageGiB: 77, replicaSet: ["mgset-odd"] },
        uses: [
          idIn(HERE, "vpc.vswitch", "vsw-odd"),
          idIn(HERE, "vpc.vpc", "vpc-odd"),
          idIn(HERE, "kms.key", "key-odd"),
        ],
      },
      "dds-prepaid": { charge: "prepaid", proposed: "manual", autoRenew: true },
    },
    removals: [
      { items: ["dds-odd-001", "dds-shards-061", "dds-serverless"] },
      {
        items: ["dds-guarded"],
        calls: ["Dds.ModifyDBInstanceAttribute", "Dds.DeleteDBInstance"],
      },
      { items: ["dds-prepaid"], disposition: "refund" },
    ],
  },
};
