import { defineService } from "../../../core/service.ts";

/**
 * Groups of logs. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: lts.group.
 */
export const lts = defineService({
  product: "lts",
  types: {
    "lts.group": {
      title: "LTS log group",
      docs: "https://support.huaweicloud.com/intl/en-us/api-lts/lts_api_0019.html",
      wave: "network",
      scope: "region",
      dataBearing: true,
      list: { action: "ListLogGroups", items: "log_groups", paging: { by: "none" } },
      read: {
        id: "log_group_id",
        name: "log_group_name",
        created: "creation_time",
        tags: { map: "tag" },
        facts: { days: "ttl_in_days" },
      },
      after: ["vpc.flow-log", "cts.tracker", "functiongraph.function", "cce.cluster"],
      gone: ["HTTP 404"],
      remove: {
        does: "delete the group with its streams",
        action: "DeleteLogGroup",
        params: { log_group_id: "$id" },
      },
      known: { inventory: ["lts.groups"], product: ["hws.service.type.lts"] },
    },
  },
});
