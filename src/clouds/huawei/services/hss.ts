import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * What guards hosts. The agents on servers go with them. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: hss.quota.
 */
export const hss = defineService({
  product: "hss",
  types: {
    "hss.quota": {
      title: "Quota of host security",
      docs: "https://support.huaweicloud.com/intl/en-us/api-hss2.0/ListQuotasDetail.html",
      wave: "workloads",
      scope: "region",
      dataBearing: false,
      list: {
        action: "ListQuotasDetail",
        // Only the default enterprise project's unless told.
        params: { enterprise_project_id: "all_granted_eps" },
        leaves: {
          version: "it narrows to one edition",
          category: "it narrows to hosts or to containers",
          host_id_list: "it narrows to some hosts",
        },
        items: "data_list",
        paging: offsets(200, "total_num"),
      },
      read: {
        id: "resource_id",
        name: "host_name",
        created: "create_time",
        expires: "expire_time",
        charge: { at: "charging_mode", prepaid: ["packet_cycle"] },
        tags: { at: "tags", key: "key", value: "value" },
        states: {
          at: "quota_status",
          present: ["normal", "expired", "freeze"],
          none: { 3: "no word of the field: the package says how many there are" },
        },
        facts: {
          status: "quota_status",
          version: "version",
          used: "used_status",
          server: "host_id",
        },
      },
      material: ["version"],
      gone: ["HTTP 404"],
      remove: [
        endRenewal,
        {
          does: "end the protection that is paid by use",
          deletes: true,
          action: "CancelHostsQuota",
          params: { resource_id_list: ["$id"], enterprise_project_id: "all_granted_eps" },
          when: unlessPrepaid,
        },
        unsubscribe,
      ],
    },
  },
});
