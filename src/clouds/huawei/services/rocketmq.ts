import { defineService } from "../../../core/service.ts";
import { offsets } from "../pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "../prepaid.ts";

/** Message queues of RocketMQ; the same address answers for the other engines. The official Terraform provider takes any 404 for gone. */
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
        params: { engine: "rocketmq" },
        items: "instances",
        paging: offsets(50, "instance_num"),
      },
      read: {
        id: "instance_id",
        name: "name",
        created: "created_at",
        // The other way round than most: 0 is by the period, 1 pay per use.
        charge: { at: "charging_mode", prepaid: [0] },
        tags: { unknown: "the listing has none; the tag call of the product was not looked at" },
        facts: { status: "status", version: "engine_version", vpcId: "vpc_id" },
        states: { is: "leaving", when: { at: "status", is: "DELETING" } },
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
      known: { inventory: ["dms.rocketmqs"], product: ["hws.service.type.dms"] },
    },
  },
});
