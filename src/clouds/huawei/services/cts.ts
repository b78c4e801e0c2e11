import { defineService } from "../../../core/service.ts";

/**
 * What records the calls of the account. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: cts.tracker.
 */
export const cts = defineService({
  product: "cts",
  types: {
    "cts.tracker": {
      title: "CTS tracker",
      docs: "https://support.huaweicloud.com/intl/en-us/api-cts/cts_api_0305.html",
      wave: "data",
      scope: "region",
      dataBearing: false,
      list: { action: "ListTrackers", items: "trackers", paging: { by: "none" } },
      read: {
        id: "id",
        name: "tracker_name",
        created: "create_time",
        tags: { none: "trackers carry no tags in the vendor's models" },
        states: {
          at: "status",
          present: ["enabled", "disabled", "error"],
          none: { detail: "no word of the field: the package names another field" },
        },
        facts: {
          status: "status",
          kind: "tracker_type",
          bucket: "obs_info.bucket_name",
          from: "data_bucket.data_bucket_name",
          key: "kms_id",
        },
      },
      material: ["kind", "bucket", "from"],
      proposes: {
        when: { at: "tracker_type", is: "system" },
        disposition: "keep",
        because:
          "every region has one, which records what this program does, costs nothing by itself and ends with the account",
        blocks: false,
      },
      uses: [
        {
          type: "obs.bucket",
          at: "obs_info.bucket_name",
          when: { at: "tracker_type", is: "data" },
        },
        { type: "obs.bucket", at: "data_bucket.data_bucket_name" },
        { type: "kms.key", at: "kms_id", when: { at: "tracker_type", is: "data" } },
      ],
      gone: ["HTTP 404"],
      remove: {
        does: "delete the tracker; what it wrote stays in its bucket",
        action: "DeleteTracker",
        params: { tracker_name: "$name", tracker_type: "$facts.kind" },
      },
      known: { inventory: ["cts.trackers"] },
    },
  },
});
