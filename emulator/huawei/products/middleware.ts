import { textOf } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { list, oneEnterprise } from "../listing.ts";
import type { Paging } from "../paging.ts";
import { remove } from "../removal.ts";
import { type Action, defineService, type Service } from "../service.ts";
import { tagsOf, tagsOfKind } from "../tags.ts";

const caches = defineTable("dcs.instance", {
  id: "instance_id",
  usual: { status: "RUNNING", charging_mode: 0 },
});
/** Message queues of all engines on one host and path: `engine` is kafka, rabbitmq or reliability. */
const queues = defineTable("dms.instance", {
  id: "instance_id",
  usual: { status: "RUNNING", charging_mode: 1, engine: "kafka" },
});
const topics = defineTable("smn.topic", { id: "topic_urn" });

/** Failed creations are shown on demand, on the page of the whole they are not in its total. */
const failed = (row: Row): boolean => textOf(row["status"]) === "CREATEFAILED";

/** Distributed Cache Service: mode 1 is by period. */
export const dcs: Service = defineService({
  product: "dcs",
  scope: "project",
  tables: [caches],
  actions: {
    ListInstances: list({
      table: caches,
      set: "instances",
      total: "instance_num",
      page: { by: "row", standard: 10, max: 1000 },
      filters: { instance_id: "instance_id", status: "status" },
      params: ["include_failure", "include_delete", "name"],
      where: (call, row) => {
        call.flag("include_delete");
        if (failed(row) && call.flag("include_failure") !== true) return false;
        return (textOf(row["name"]) ?? "").includes(call.text("name") ?? "");
      },
    }),
    DeleteSingleInstance: remove({
      table: caches,
      id: "instance_id",
      polls: 2,
      set: { status: "DELETING" },
      missing: "DCS.4201",
      prepaid: (row) => row["charging_mode"] === 1,
    }),
  },
});

const removeQueue = remove({
  table: queues,
  id: "instance_id",
  polls: 2,
  set: { status: "DELETING" },
  missing: "DMS.00404022",
  prepaid: (row) => row["charging_mode"] === 0,
});

/** RocketMQ goes by two names: the package calls `reliability` an alias. */
function named(engine: string): string {
  return engine === "rocketmq" ? "reliability" : engine;
}

function tagsOfQueue(paging?: Paging): Action {
  return tagsOf(queues, "instance_id", "DMS.00404022", paging);
}

function listQueues(engine: string): Action {
  return list({
    table: queues,
    set: "instances",
    total: "instance_num",
    page: { by: "row", standard: 10, max: 50 },
    enterprise: oneEnterprise,
    filters: { instance_id: "instance_id", status: "status" },
    params: ["engine", "include_failure", "name", "exact_match_name"],
    where: (call, row) => {
      if (row["engine"] !== named(call.text("engine") ?? engine)) return false;
      if (failed(row) && call.flag("include_failure") === false) return false;
      const name = textOf(row["name"]) ?? "";
      const said = call.text("name") ?? "";
      return call.flag("exact_match_name") === true ? name === said : name.includes(said);
    },
  });
}

const ofEngine = (engine: string) => (query: URLSearchParams) =>
  (query.get("engine") ?? "kafka") === engine;

/** Kafka: mode 0 is by period, the other way round than DCS. */
export const kafka: Service = defineService({
  product: "kafka",
  host: "dms",
  scope: "project",
  tables: [queues],
  matches: ofEngine("kafka"),
  actions: {
    ListInstances: listQueues("kafka"),
    ShowKafkaTags: tagsOfQueue(),
    DeleteInstance: removeQueue,
  },
});

/** RabbitMQ, on the host and the paths of Kafka. */
export const rabbitmq: Service = defineService({
  product: "rabbitmq",
  host: "dms",
  scope: "project",
  matches: ofEngine("rabbitmq"),
  actions: {
    ListInstancesDetails: listQueues("rabbitmq"),
    ShowRabbitMqTags: tagsOfQueue(),
    DeleteInstance: removeQueue,
  },
});

/** RocketMQ, whose engine is `reliability`. */
export const rocketmq: Service = defineService({
  product: "rocketmq",
  host: "dms",
  scope: "project",
  matches: (query) => ["reliability", "rocketmq"].includes(query.get("engine") ?? ""),
  actions: {
    ListInstances: listQueues("reliability"),
    // The largest page is unverified.
    ShowRocketmqTags: tagsOfQueue({ by: "row", standard: 10, max: 100 }),
    DeleteInstance: removeQueue,
  },
});

/** Simple Message Notification. */
export const smn: Service = defineService({
  product: "smn",
  scope: "project",
  tables: [topics],
  actions: {
    ListTopics: list({
      table: topics,
      set: "topics",
      total: "topic_count",
      page: { by: "row", standard: 100, max: 100 },
      enterprise: oneEnterprise,
      filters: { name: "name", topic_id: "topic_id" },
    }),
    ListResourceTags: tagsOfKind(topics, "smn_topic", "SMN.00013009", "topic_id"),
    DeleteTopic: remove({
      table: topics,
      id: "topic_urn",
      status: 200,
      missing: "SMN.00013009",
      result: () => ({}),
    }),
  },
});
