import { givenBack } from "../support/huawei.ts";
import type { Seeds } from "../support/seed.ts";

/** Databases, caches and queues. */
export const seeds: Seeds = {
  "dcs.instance": {
    records: { each: { instance_id: "dcs-{nnn}", charging_mode: 0 } },
    ...givenBack("dcs-prepaid"),
    pageSize: 10,
  },

  "dds.instance": {
    records: { each: { id: "dds-{nnn}", pay_mode: "0" } },
    ...givenBack("dds-prepaid"),
    pageSize: 10,
  },

  "rds.instance": {
    records: {
      each: { id: "rds-{nnn}", charge_info: { charge_mode: "postPaid" } },
      but: { flexus: { _flexus: true } },
    },
    ...givenBack("rds-prepaid"),
    pageSize: 10,
  },

  "rds.backup": {
    records: { each: { id: "backup-{nnn}", instance_id: "rds-1" } },
    resources: {
      "cn-north-4": {
        "rds.instance": [{ id: "rds-1", name: "shop", charge_info: { charge_mode: "postPaid" } }],
      },
    },
    scans: ["rds.instance"],
    pageSize: 10,
  },

  "dds.backup": { records: { each: { id: "backup-{nnn}", instance_id: "gone" } } },

  "gaussdb.mysql-backup": {
    records: { table: "gaussdb.backup", each: { id: "backup-{nnn}", instance_id: "gone" } },
  },

  "gaussdb.opengauss-backup": {
    records: {
      table: "gaussdbforopengauss.backup",
      each: { id: "backup-{nnn}", instance_id: "gone" },
    },
  },

  "gaussdb.nosql-backup": {
    records: { table: "gaussdbfornosql.backup", each: { id: "backup-{nnn}", instance_id: "gone" } },
    resources: {
      "cn-north-4": { "gaussdbfornosql.backup": [{ id: "of-a-table", _tables: true }] },
    },
  },

  "gaussdb.mysql-instance": {
    records: {
      table: "gaussdb.instance",
      each: { id: "taurus-{nnn}", charge_info: { charge_mode: "postPaid" } },
    },
    ...givenBack("taurus-prepaid"),
    pageSize: 10,
  },

  "gaussdb.opengauss-instance": {
    records: {
      table: "gaussdbforopengauss.instance",
      each: { id: "gauss-{nnn}", charge_info: { charge_mode: "postPaid" } },
    },
    ...givenBack("gauss-prepaid"),
    pageSize: 10,
  },

  "gaussdb.nosql-instance": {
    records: { table: "gaussdbfornosql.instance", each: { id: "gemini-{nnn}", pay_mode: "0" } },
    ...givenBack("gemini-prepaid"),
    pageSize: 10,
  },

  "kafka.instance": {
    records: {
      table: "dms.instance",
      each: { instance_id: "kafka-{nnn}", charging_mode: 1, engine: "kafka" },
    },
    ...givenBack("kafka-prepaid"),
    pageSize: 10,
  },

  "rabbitmq.instance": {
    records: {
      table: "dms.instance",
      each: { instance_id: "rabbit-{nnn}", charging_mode: 1, engine: "rabbitmq" },
    },
    ...givenBack("rabbit-prepaid"),
    pageSize: 10,
  },

  "rocketmq.instance": {
    records: {
      table: "dms.instance",
      each: { instance_id: "rocket-{nnn}", charging_mode: 1, engine: "reliability" },
    },
    ...givenBack("rocket-prepaid"),
    pageSize: 10,
  },

  "smn.topic": { records: { each: { topic_urn: "topic-{nnn}" } }, pageSize: 10 },
};
