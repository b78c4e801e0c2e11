import { defineService } from "../../../core/service.ts";
import { markers } from "./parts/pagings.ts";

/**
 * What records the account, and what gathers what others hold. The official Terraform provider takes any 404
 * for gone.
 *
 * The addresses of these pages are unverified: rms.recorder, rms.aggregator.
 */
export const rms = defineService({
  product: "rms",
  types: {
    "rms.recorder": {
      title: "Config recorder",
      docs: "https://support.huaweicloud.com/intl/en-us/api-rms/rms_04_0202.html",
      // What Config tells of everything else ends with it.
      wave: "identity",
      scope: "account",
      dataBearing: false,
      list: {
        action: "ShowTrackerConfig",
        items: "",
        must: "domain_id",
        paging: { by: "none" },
        none: ["HTTP 404"],
      },
      read: {
        id: "domain_id",
        name: "agency_name",
        tags: { none: "the recorder carries no tags in the vendor's models" },
        facts: {
          bucket: "channel.obs.bucket_name",
          topic: "channel.smn.topic_urn",
          agency: "agency_name",
          days: "retention_period_in_days",
          frozen: "frozen_status.is_frozen",
        },
      },
      unmarked: "an account has one at the most, and nothing tells when it was made",
      material: ["bucket", "topic"],
      gone: ["HTTP 404"],
      remove: {
        does: "delete the recorder; what it wrote stays in its bucket",
        action: "DeleteTrackerConfig",
      },
    },

    "rms.aggregator": {
      title: "Config aggregator",
      docs: "https://support.huaweicloud.com/intl/en-us/api-rms/rms_04_0700.html",
      wave: "workloads",
      scope: "account",
      dataBearing: false,
      list: {
        action: "ListConfigurationAggregators",
        items: "configuration_aggregators",
        paging: markers(200),
      },
      read: {
        id: "aggregator_id",
        name: "aggregator_name",
        created: "created_at",
        tags: { at: "tags", key: "key", value: "value" },
        facts: { kind: "aggregator_type" },
      },
      gone: ["HTTP 404"],
      remove: {
        does: "delete the aggregator",
        action: "DeleteConfigurationAggregator",
        params: { aggregator_id: "$id" },
      },
    },
  },
});
