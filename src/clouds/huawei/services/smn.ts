import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";

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
        tags: {
          by: {
            action: "ListResourceTags",
            // The package says that the id is not the name; that it is this one is unverified.
            params: { resource_type: "smn_topic", resource_id: "$facts.number" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: { by: "none" },
          },
        },
        facts: { display: "display_name", number: "topic_id" },
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
