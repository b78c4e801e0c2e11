import { defineService } from "../../../core/service.ts";
import { offsets } from "../pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "../prepaid.ts";

/**
 * Message queues of RocketMQ; the same address answers for the other engines. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: rocketmq.instance.
 */
export const rocketmq = defineService({
  product: "rocketmq",
  types: {
    "rocketmq.instance": {
      title: "DMS for RocketMQ instance",
      docs: "https://support.huaweicloud.com/intl/en-us/api-rocketmq/ListInstances.html",
      wave: "data",
      scope: "region",
      dataBearing: true,
      list: {
        action: "ListInstances",
        // Those that could not be made are shown only when they are asked for.
        params: { engine: "rocketmq", include_failure: "true" },
        items: "instances",
        paging: offsets(50, "instance_num"),
      },
      read: {
        id: "instance_id",
        name: "name",
        created: "created_at",
        // The other way round than most: 0 is by the period, 1 pay per use.
        charge: { at: "charging_mode", prepaid: [0] },
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
        states: {
          at: "status",
          present: [
            "CREATING",
            "CREATEFAILED",
            "RUNNING",
            "ERROR",
            "STARTING",
            "RESTARTING",
            "CLOSING",
            "EXTENDING",
            "EXTENDEDFAILED",
            "FROZEN",
            "FREEZING",
            "UPGRADING",
            "ROLLINGBACK",
            "ROLLBACK",
          ],
          leaving: ["DELETING"],
          unpublished:
            "the package names a page: https://support.huaweicloud.com/eu/api-kafka/kafka-api-180514012.html",
        },
        facts: { status: "status", version: "engine_version", vpcId: "vpc_id" },
        ties: { reachedBy: ["namesrv_address", "public_namesrv_address"] },
      },
      material: ["vpcId"],
      uses: [
        { type: "vpc.vpc", at: "vpc_id" },
        { type: "vpc.subnet", at: "subnet_id" },
        { type: "vpc.security-group", at: "security_group_id" },
      ],
      gone: ["HTTP 404"],
      busy: ["HTTP 409"],
      remove: [
        endRenewal,
        {
          does: "delete the instance with its messages",
          deletes: true,
          action: "DeleteInstance",
          params: { instance_id: "$id" },
          when: unlessPrepaid,
        },
        unsubscribe,
      ],
      known: { inventory: ["dms.rocketmqs"] },
    },
  },
});
