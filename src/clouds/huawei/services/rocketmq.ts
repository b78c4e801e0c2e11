import { defineService } from "../../../core/service.ts";
import {
  askedBy,
  messageQueues,
  queueCharge,
  queueRemoval,
  queueStates,
  queueUses,
} from "./parts/message-queues.ts";
import { offsets } from "./parts/pagings.ts";

/**
 * Message queues of RocketMQ.
 *
 * The addresses of these pages are unverified: rocketmq.instance.
 */
export const rocketmq = defineService({
  product: "rocketmq",
  defaults: messageQueues,
  types: {
    "rocketmq.instance": {
      title: "DMS for RocketMQ instance",
      docs: "https://support.huaweicloud.com/intl/en-us/api-rocketmq/ListInstances.html",
      list: {
        action: "ListInstances",
        params: askedBy("rocketmq"),
        items: "instances",
      },
      read: {
        id: "instance_id",
        name: "name",
        created: "created_at",
        charge: queueCharge,
        tags: {
          by: {
            action: "ShowRocketmqTags",
            params: { instance_id: "$id" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: offsets(100, "total"),
          },
        },
        states: queueStates,
        facts: { status: "status", version: "engine_version", vpcId: "vpc_id" },
        ties: { reachedBy: ["namesrv_address", "public_namesrv_address"] },
      },
      material: ["vpcId"],
      uses: queueUses,
      remove: queueRemoval,
      known: { inventory: ["dms.rocketmqs"] },
    },
  },
});
