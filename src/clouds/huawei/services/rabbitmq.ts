import { defineService } from "../../../core/service.ts";
import { offsets } from "../pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "../prepaid.ts";

/**
 * Message queues of RabbitMQ; the same address answers for the other engines. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: rabbitmq.instance.
 */
export const rabbitmq = defineService({
  product: "rabbitmq",
  types: {
    "rabbitmq.instance": {
      title: "DMS for RabbitMQ instance",
      docs: "https://support.huaweicloud.com/intl/en-us/api-rabbitmq/ListInstances.html",
      wave: "data",
      scope: "region",
      dataBearing: true,
      list: {
        action: "ListInstancesDetails",
        // Those that could not be made are shown only when they are asked for.
        params: { engine: "rabbitmq", include_failure: "true" },
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
            action: "ShowRabbitMqTags",
            params: { instance_id: "$id" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: { by: "none" },
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
        facts: { status: "status", version: "engine_version", vpcId: "vpc_id", order: "order_id" },
        ties: { reachedBy: ["connect_address", "public_connect_address"] },
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
      known: { inventory: ["dms.rabbitmqs"] },
    },
  },
});
