import { defineService } from "../../../core/service.ts";
import { markers } from "../pagings.ts";

/**
 * What gathers what others hold. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: rms.aggregator.
 */
export const rms = defineService({
  product: "rms",
  types: {
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
