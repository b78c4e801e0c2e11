import { defineService } from "../../../core/service.ts";
import {
  askedBy,
  messageQueues,
  queueCharge,
  queueRemoval,
  queueStates,
  queueUses,
} from "./parts/message-queues.ts";

/**
 * Message queues of RabbitMQ.
 *
 * The addresses of these pages are unverified: rabbitmq.instance.
 */
export const rabbitmq = defineService({
  product: "rabbitmq",
  defaults: messageQueues,
  types: {
    "rabbitmq.instance": {
      title: "DMS for RabbitMQ instance",
      docs: "https://support.huaweicloud.com/intl/en-us/api-rabbitmq/ListInstances.html",
      list: {
        action: "ListInstancesDetails",
        params: askedBy("rabbitmq"),
        items: "instances",
      },
      read: {
        id: "instance_id",
        name: "name",
        created: "created_at",
        charge: queueCharge,
        tags: {
          by: {
            action: "ShowRabbitMqTags",
            params: { instance_id: "$id" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: { by: "none", uncounted: "no text of the vendor says what total counts" },
          },
        },
        states: queueStates,
        facts: { status: "status", version: "engine_version", vpcId: "vpc_id", order: "order_id" },
        ties: { reachedBy: ["connect_address", "public_connect_address"] },
      },
      material: ["vpcId"],
      uses: queueUses,
      remove: queueRemoval,
      known: { inventory: ["dms.rabbitmqs"] },
    },
  },
});
