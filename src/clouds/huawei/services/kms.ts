import { defineService } from "../../../core/service.ts";

/**
 * Keys of Data Encryption Workshop. A key is deleted seven days after it was asked for at the earliest, so a
 * scheduled one is a wait. The official Terraform provider takes any 404 for gone.
 */
export const kms = defineService({
  product: "kms",
  types: {
    "kms.key": {
      title: "KMS key",
      docs: "https://support.huaweicloud.com/en-us/api-dew/DeleteKey.html",
      wave: "data",
      scope: "region",
      dataBearing: true,
      list: {
        action: "ListKeys",
        // Without a kind only symmetric ones may be listed.
        params: { key_spec: "ALL", enterprise_project_id: "all" },
        items: "key_details",
        paging: {
          by: "marker",
          marker: "marker",
          size: ["limit", 100],
          truncated: "truncated",
          next: "next_marker",
          told: "total",
        },
      },
      read: {
        id: "key_id",
        name: "key_alias",
        created: "creation_date",
        tags: {
          by: {
            action: "ShowKmsTags",
            params: { key_id: "$id" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: { by: "none" },
          },
        },
        states: [
          {
            at: "key_state",
            present: ["1", "2", "3", "5", "7"],
            scheduled: ["4"],
            until: "scheduled_deletion_date",
            unlisted: { 7: "frozen, by what DeleteKey answers (package, kms v2)" },
          },
        ],
        facts: {
          status: "key_state",
          spec: "key_spec",
          origin: "origin",
          default: "default_key_flag",
        },
        skip: {
          when: { at: "default_key_flag", is: "1" },
          because:
            "a service made it for itself; nobody can delete it, and it ends with the account",
        },
      },
      material: ["spec", "origin"],
      gone: ["HTTP 404"],
      remove: {
        ends: "scheduled",
        steps: [
          {
            does: "schedule its deletion in seven days, the shortest wait that there is",
            deletes: true,
            action: "DeleteKey",
            params: { key_id: "$id", pending_days: "7" },
            note: "what it encrypted is lost with it",
          },
        ],
      },
      known: { inventory: ["kms.keys"], product: ["hws.service.type.kms"] },
    },
  },
});
