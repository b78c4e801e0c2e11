import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";

/**
 * Alarm rules. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: ces.alarm.
 */
export const ces = defineService({
  product: "ces",
  types: {
    "ces.alarm": {
      title: "Alarm rule",
      docs: "https://support.huaweicloud.com/intl/en-us/api-ces/ListAlarmRules.html",
      wave: "workloads",
      scope: "region",
      dataBearing: false,
      list: {
        action: "ListAlarmRules",
        params: { enterprise_project_id: "all_granted_eps" },
        leaves: {
          namespace: "it narrows to a product; the text names none that holds without it",
          resource_level:
            "what holds without it is told of new rules; whether the listing narrows to it is unverified",
        },
        items: "alarms",
        paging: offsets(100, "count"),
      },
      read: {
        id: "alarm_id",
        name: "name",
        tags: { at: "tags", key: "key", value: "value" },
        facts: {
          enabled: "enabled",
          of: "namespace",
          tells: "alarm_notifications[].notification_list[]",
        },
      },
      unmarked: "the list tells no time; an id is never given twice",
      uses: { type: "smn.topic", at: "alarm_notifications[].notification_list[]" },
      gone: ["HTTP 404"],
      remove: {
        does: "delete the rule",
        action: "BatchDeleteAlarmRules",
        params: { alarm_ids: ["$id"] },
      },
      known: { inventory: ["ces.alarms"] },
    },
  },
});
