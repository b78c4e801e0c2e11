import { defineService } from "../../../core/service.ts";

/**
 * Groups of logs, and what carries logs elsewhere, which keeps its group (DeleteLogGroup). The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: lts.transfer, lts.group.
 */
export const lts = defineService({
  product: "lts",
  types: {
    "lts.transfer": {
      title: "Transfer of logs",
      docs: "https://support.huaweicloud.com/intl/en-us/api-lts/DeleteTransfer.html",
      wave: "workloads",
      scope: "region",
      dataBearing: false,
      list: {
        action: "ListTransfers",
        items: "log_transfers",
        paging: { by: "none" },
      },
      read: {
        id: "log_transfer_id",
        name: "log_group_name",
        created: "log_transfer_info.log_create_time",
        tags: { none: "transfers carry no tags in the vendor's models" },
        states: {
          at: "log_transfer_info.log_transfer_status",
          present: ["ENABLE", "DISABLE", "EXCEPTION"],
        },
        facts: {
          status: "log_transfer_info.log_transfer_status",
          kind: "log_transfer_info.log_transfer_type",
          group: "log_group_id",
          bucket: "log_transfer_info.log_transfer_detail.obs_bucket_name",
          by: "log_transfer_info.log_agency_transfer.be_agency_domain_id",
        },
        ties: { usedByOthers: ["log_transfer_info.log_agency_transfer.be_agency_domain_id"] },
      },
      material: ["kind", "bucket"],
      uses: [
        { type: "lts.group", at: "log_group_id" },
        { type: "obs.bucket", at: "log_transfer_info.log_transfer_detail.obs_bucket_name" },
        { type: "kafka.instance", at: "log_transfer_info.log_transfer_detail.kafka_id" },
      ],
      gone: ["HTTP 404"],
      remove: {
        does: "end the transfer; what it wrote stays where it is",
        action: "DeleteTransfer",
        params: { log_transfer_id: "$id" },
      },
    },

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
      after: [
        "lts.transfer",
        "vpc.flow-log",
        "er.flow-log",
        "cts.tracker",
        "functiongraph.function",
        "cce.cluster",
      ],
      gone: ["HTTP 404"],
      remove: {
        does: "delete the group with its streams",
        action: "DeleteLogGroup",
        params: { log_group_id: "$id" },
        busy: ["HTTP 409"],
      },
      known: { inventory: ["lts.groups"], product: ["hws.service.type.lts"] },
    },
  },
});
