import { defineService } from "../../../core/service.ts";
import { offsets } from "../pagings.ts";

/**
 * Topics for notifications. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: smn.topic.
 */
export const smn = defineService({
  product: "smn",
  types: {
    "smn.topic": {
      title: "SMN topic",
      docs: "https://support.huaweicloud.com/intl/en-us/api-smn/ListTopics.html",
      wave: "workloads",
      scope: "region",
      dataBearing: false,
      list: { action: "ListTopics", items: "topics", paging: offsets(100, "topic_count") },
      read: {
        id: "topic_urn",
        name: "name",
        created: "create_time",
        tags: { unknown: "the listing has none; the tag call of the product was not looked at" },
        facts: { display: "display_name" },
        ties: { reachedBy: ["topic_urn"] },
      },
      gone: ["HTTP 404"],
      remove: {
        does: "delete the topic with its subscriptions",
        action: "DeleteTopic",
        params: { topic_urn: "$id" },
      },
      known: { inventory: ["smn.topic"], product: ["hws.service.type.smn"] },
    },
  },
});
