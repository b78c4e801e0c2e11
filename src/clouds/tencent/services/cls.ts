import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";

/**
 * "The account does not exist": the product has none for this one. That this is what an account answers that
 * never opened it is unverified; one in arrears answers `AccountIsolate`, which stays unknown.
 */
const NEVER_OPENED = ["OperationDenied.AccountNotExists"] as const;

/**
 * Log topics and the sets that hold them. https://cloud.tencent.com/document/api/614/56474
 *
 * Error codes: Go SDK tencentcloud-sdk-go, cls/v20201016/errors.go.
 */
export const cls = defineService({
  product: "cls",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/614/",
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: offsets(100),
    tags: { at: "Tags", key: "Key", value: "Value" },
  },
  types: {
    "cls.topic": {
      title: "Log topic",
      docs: "56455",
      list: [
        {
          action: "DescribeTopics",
          params: { BizType: 0 },
          items: "Topics",
          inactive: NEVER_OPENED,
        },
        {
          // Metric topics are left out of a list that does not ask for them.
          action: "DescribeTopics",
          params: { BizType: 1 },
          items: "Topics",
          inactive: NEVER_OPENED,
        },
      ],
      read: {
        id: "TopicId",
        name: "TopicName",
        created: "CreateTime",
        charge: { at: "TopicId", prepaid: [] },
        facts: {
          logset: "LogsetId",
          owner: "AssumerName",
          kind: "BizType",
          days: "Period",
          storage: "StorageType",
        },
      },
      material: ["logset", "owner"],
      uses: [{ type: "cls.logset", at: "LogsetId" }],
      remove: {
        does: "delete the topic with its logs",
        action: "DeleteTopic",
        params: { TopicId: "$id" },
        gone: ["ResourceNotFound.TopicNotExist", "ResourceNotFound.LogsetNotExist"],
        blocked: {
          "OperationDenied.TopicHasDataFormTask": "a data processing task of the topic",
          "OperationDenied.TopicHasDeliverFunction": "the topic's delivery to a function",
          "OperationDenied.TopicHasExternalDatasourceConfig":
            "an external data source of the topic",
          "OperationDenied.TopicHasScheduleSqlTask": "a scheduled SQL task of the topic",
        },
      },
      known: {
        inventory: ["qcs::cls::topic"],
        product: ["p_cls"],
        billedByUse: "unverified: whether its bill names topics by their ids was not found",
      },
    },

    "cls.logset": {
      title: "Log set",
      docs: "58625",
      list: { action: "DescribeLogsets", items: "Logsets", inactive: NEVER_OPENED },
      read: {
        id: "LogsetId",
        name: "LogsetName",
        created: "CreateTime",
        facts: { owner: "AssumerName", topics: "TopicCount", metricTopics: "MetricTopicCount" },
      },
      material: ["owner"],
      dataBearing: false,
      remove: {
        does: "delete the log set",
        action: "DeleteLogset",
        params: { LogsetId: "$id" },
        gone: ["ResourceNotFound.LogsetNotExist"],
        blocked: { "FailedOperation.LogsetNotEmpty": "cls.topic" },
      },
      known: { inventory: ["qcs::cls::logset"] },
    },
  },
});
