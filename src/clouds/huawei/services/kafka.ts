import { defineService } from "../../../core/service.ts";
import {
  askedBy,
  messageQueues,
  queueCharge,
  queueRemoval,
  queueStates,
  queueUses,
} from "./parts/message-queues.ts";

/** Message queues of Kafka. */
export const kafka = defineService({
  product: "kafka",
  defaults: messageQueues,
  types: {
    "kafka.instance": {
      title: "DMS for Kafka instance",
      docs: "https://support.huaweicloud.com/intl/en-us/api-kafka/ListInstances.html",
      list: {
        action: "ListInstances",
        params: askedBy("kafka"),
        items: "instances",
      },
      read: {
        id: "instance_id",
        name: "name",
        created: "created_at",
        charge: queueCharge,
        tags: {
          by: {
            action: "ShowKafkaTags",
            params: { instance_id: "$id" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: { by: "none" },
          },
        },
        states: queueStates,
        facts: { status: "status", version: "engine_version", vpcId: "vpc_id", order: "order_id" },
        ties: { reachedBy: ["connect_address", "public_connect_address"] },
      },
      material: ["vpcId"],
      uses: queueUses,
      remove: queueRemoval,
      known: { inventory: ["dms.kafkas"], product: ["hws.service.type.dms"] },
    },
  },
});
