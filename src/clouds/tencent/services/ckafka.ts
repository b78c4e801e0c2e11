import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, inRecycleBin, postpaidStands, toBeReturned } from "./parts/prepaid.ts";

const MORE = "detail.attributes.Result";

/**
 * Message queues that speak Kafka. https://cloud.tencent.com/document/api/597/65806
 *
 * Error codes: Go SDK tencentcloud-sdk-go, ckafka/v20190819/client.go; that UnsupportedOperation passes is
 * the official Terraform provider's reading.
 */
export const ckafka = defineService({
  product: "ckafka",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/597/",
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: { ...offsets(20), total: "Result.TotalCount" },
    tags: { at: "Tags", key: "TagKey", value: "TagValue" },
  },
  types: {
    "ckafka.instance": {
      title: "CKafka instance",
      docs: "98200",
      list: { action: "DescribeInstancesDetail", items: "Result.InstanceList" },
      detail: {
        name: "attributes",
        action: "DescribeInstanceAttributes",
        must: ["Result.InstanceId", "Result.InstanceChargeType"],
        params: { InstanceId: "$id" },
        none: ["InvalidParameterValue.InstanceNotExist", "ResourceNotFound"],
      },
      read: {
        id: "InstanceId",
        name: "InstanceName",
        created: "CreateTime",
        expires: "ExpireTime",
        charge: { at: `${MORE}.InstanceChargeType`, prepaid: ["PREPAID"] },
        autoRenew: { at: "RenewFlag", is: [1] },
        facts: {
          status: "Status",
          kind: "InstanceType",
          version: "Version",
          diskGiB: "DiskSize",
          topics: "TopicNum",
          vpcId: "VpcId",
        },
        states: { at: "Status", present: [0, 1, 7, -1, 4], leaving: [2], recycled: [5] },
        skip: {
          when: { at: "Status", is: 3 },
          because: "the instance is deleted; only its record is left",
        },
      },
      material: ["kind", "version", "diskGiB", "vpcId"],
      counts: ["topics"],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.subnet", at: "SubnetId" },
      ],
      protection: {
        at: `${MORE}.DeleteProtectionEnable`,
        is: 1,
        action: "ModifyInstanceAttributes",
        params: { InstanceId: "$id", DeleteProtectionEnable: 0 },
        back: { DeleteProtectionEnable: 1 },
      },
      busy: ["UnsupportedOperation"],
      codes: {
        unlisted: {
          UnsupportedOperation: "the official Terraform provider asks again after it",
          "InvalidParameterValue.InstanceNotExist":
            "listed for DeleteInstancePost, for the same instances",
        },
      },
      gone: ["InvalidParameterValue.InstanceNotExist"],
      remove: [
        endRenewal,
        {
          does: "destroy the instance with its messages at once",
          deletes: true,
          action: "DeleteInstancePost",
          params: { InstanceId: "$id" },
          when: postpaidStands,
        },
        {
          does: "return the instance for a refund, which destroys it with its messages at once",
          deletes: true,
          action: "DeleteInstancePre",
          params: { InstanceId: "$id" },
          when: toBeReturned,
        },
        {
          does: "destroy the isolated instance, which was paid in advance",
          deletes: true,
          action: "DeleteInstancePre",
          params: { InstanceId: "$id" },
          when: [inRecycleBin, { at: "charge", is: "prepaid" }],
        },
        {
          does: "destroy the isolated instance",
          action: "DeleteInstancePost",
          params: { InstanceId: "$id" },
          when: [inRecycleBin, { at: "charge", not: "prepaid" }],
        },
      ],
      // The bill's code is unverified.
      known: { inventory: ["qcs::ckafka::ckafkaId"], product: ["p_ckafka"] },
    },
  },
});
