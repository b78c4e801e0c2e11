import { defineService } from "../../../core/service.ts";

/**
 * Log topics and the sets that hold them. https://cloud.tencent.com/document/api/614/56474
 *
 * Error codes: Go SDK tencentcloud-sdk-go, cls/v20201016/errors.go.
 */
export const cls = defineService({
  product: "cls",
  docs: "https://cloud.tencent.com/document/api/614/56474",
  types: {
    "cls.topic": {
      title: "Log topic",
      docs: "https://cloud.tencent.com/document/api/614/56455",
      wave: "data",
      scope: "region",
      list: [
        {
          action: "DescribeTopics",
          params: { BizType: 0 },
          items: "Topics",
          paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
        },
        {
          // Metric topics are left out of a list that does not ask for them.
          action: "DescribeTopics",
          params: { BizType: 1 },
          items: "Topics",
          paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
        },
      ],
      read: {
        id: "TopicId",
        name: "TopicName",
        created: "CreateTime",
        charge: { at: "TopicId", prepaid: [] },
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: {
          logset: "LogsetId",
          owner: "AssumerName",
          kind: "BizType",
          days: "Period",
          storage: "StorageType",
        },
      },
      material: ["logset", "owner"],
      dataBearing: true,
      uses: [{ type: "cls.logset", at: "LogsetId" }],
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the topic with its logs",
            deletes: true,
            action: "DeleteTopic",
            params: { TopicId: "$id" },
            gone: ["ResourceNotFound.TopicNotExist"],
          },
        ],
      },
      known: { inventory: ["qcs::cls::topic"], product: ["p_cls"] },
    },

    "cls.logset": {
      title: "Log set",
      docs: "https://cloud.tencent.com/document/api/614/58625",
      wave: "data",
      scope: "region",
      list: {
        action: "DescribeLogsets",
        items: "Logsets",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "LogsetId",
        name: "LogsetName",
        created: "CreateTime",
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: { owner: "AssumerName", topics: "TopicCount", metricTopics: "MetricTopicCount" },
      },
      material: ["owner"],
      dataBearing: false,
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the log set",
            deletes: true,
            action: "DeleteLogset",
            params: { LogsetId: "$id" },
            gone: ["ResourceNotFound.LogsetNotExist"],
            busy: ["FailedOperation.LogsetNotEmpty"],
          },
        ],
      },
      known: { inventory: ["qcs::cls::logset"] },
    },
  },
});
