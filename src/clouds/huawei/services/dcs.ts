import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * Caches. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: dcs.instance.
 */
export const dcs = defineService({
  product: "dcs",
  types: {
    "dcs.instance": {
      title: "DCS instance",
      docs: "https://support.huaweicloud.com/intl/en-us/api-dcs/ListInstances.html",
      wave: "data",
      scope: "region",
      dataBearing: true,
      list: {
        action: "ListInstances",
        // Those that could not be made are counted and billed elsewhere; they are shown when asked for.
        params: { include_failure: "true" },
        leaves: { include_delete: "it would show what is deleted, which is no item" },
        items: "instances",
        paging: offsets(1000, "instance_num"),
      },
      read: {
        id: "instance_id",
        name: "name",
        created: "created_at",
        // 0: pay per use, 1: by the period.
        charge: { at: "charging_mode", prepaid: [1] },
        tags: { at: "tags", key: "key", value: "value" },
        states: {
          at: "status",
          present: [
            "CREATING",
            "CREATEFAILED",
            "RUNNING",
            "ERROR",
            "RESTARTING",
            "FROZEN",
            "EXTENDING",
            "RESTORING",
            "FLUSHING",
            "CLOSING",
            "STARTING",
            "CLOSED",
            "UPGRADING",
            "ROLLBACKING",
            "IPEXCHANGING",
          ],
          leaving: ["DELETING"],
          unpublished:
            "the package names a page: https://support.huaweicloud.com/intl/en-us/api-dcs/dcs-api-0312047.html",
        },
        facts: {
          status: "status",
          engine: "engine",
          version: "engine_version",
          vpcId: "vpc_id",
          order: "order_id",
        },
        ties: { reachedBy: ["ip", "domain_name", "readonly_domain_name", "publicip_address"] },
      },
      material: ["engine", "vpcId"],
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
          does: "delete the instance with its backups",
          deletes: true,
          action: "DeleteSingleInstance",
          params: { instance_id: "$id" },
          when: unlessPrepaid,
        },
        unsubscribe,
      ],
      known: { inventory: ["dcs.redis"], product: ["hws.service.type.dcs"] },
    },
  },
});
