import { defineService } from "../../../core/service.ts";
import { BIN_NOTE, endRenewal, inRecycleBin, postpaidStands, toBeReturned } from "../prepaid.ts";

/**
 * TencentDB for MongoDB: isolated, then taken offline.
 * https://cloud.tencent.com/document/api/240/38550
 *
 * Error codes: Go SDK tencentcloud-sdk-go, mongodb/v20190725/errors.go.
 */
export const mongodb = defineService({
  product: "mongodb",
  docs: "https://cloud.tencent.com/document/api/240/38550",
  types: {
    "mongodb.instance": {
      title: "MongoDB instance",
      docs: "https://cloud.tencent.com/document/api/240/45229",
      wave: "data",
      scope: "region",
      list: [
        {
          action: "DescribeDBInstances",
          // -1: real, read-only and disaster recovery instances together.
          params: { InstanceType: -1 },
          items: "InstanceDetails",
          paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
        },
        {
          action: "DescribeDBInstances",
          params: { InstanceType: 0 },
          items: "InstanceDetails",
          paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
        },
      ],
      read: {
        id: "InstanceId",
        name: "InstanceName",
        created: "CreateTime",
        expires: "DeadLine",
        charge: { at: "PayMode", prepaid: [1] },
        autoRenew: { at: "AutoRenewFlag", is: [1] },
        tags: { at: "Tags", key: "TagKey", value: "TagValue" },
        facts: {
          status: "Status",
          engine: "MongoVersion",
          kind: "InstanceType",
          memoryMiB: "Memory",
          volumeMiB: "Volume",
          vpcId: "VpcId",
        },
        states: [{ is: "recycled", when: { at: "Status", is: [-2, -3] } }],
      },
      material: ["engine", "kind", "memoryMiB", "volumeMiB"],
      dataBearing: true,
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.subnet", at: "SubnetId" },
      ],
      waitsFor: [{ type: "mongodb.instance", at: "ReadonlyInstances[].InstanceId" }],
      remove: {
        by: "call",
        steps: [
          endRenewal,
          {
            does: "isolate the instance, which moves it to the recycle bin",
            deletes: true,
            action: "IsolateDBInstance",
            params: { InstanceId: "$id" },
            when: postpaidStands,
            gone: [
              "InvalidParameterValue.InstanceHasBeenDeleted",
              "InvalidParameterValue.NotFoundInstance",
            ],
            done: ["InvalidParameterValue.InstanceHasBeenIsolated"],
            busy: ["InvalidParameterValue.LockFailed", "InvalidParameterValue.StatusAbnormal"],
            note: BIN_NOTE,
          },
          {
            does: "return the instance for a refund, which moves it to the recycle bin",
            deletes: true,
            action: "TerminateDBInstances",
            params: { InstanceId: "$id" },
            when: toBeReturned,
            gone: [
              "InvalidParameterValue.InstanceHasBeenDeleted",
              "InvalidParameterValue.NotFoundInstance",
            ],
            done: ["InvalidParameterValue.InstanceHasBeenIsolated"],
            busy: ["InvalidParameterValue.LockFailed", "InvalidParameterValue.StatusAbnormal"],
          },
          {
            does: "take the instance offline with its data",
            deletes: true,
            action: "OfflineIsolatedDBInstance",
            params: { InstanceId: "$id" },
            when: inRecycleBin,
            gone: [
              "InvalidParameterValue.InstanceHasBeenDeleted",
              "InvalidParameterValue.NotFoundInstance",
            ],
            busy: [
              "InvalidParameterValue.IllegalStatusToOffline",
              "InvalidParameterValue.LockFailed",
            ],
          },
        ],
      },
      known: { inventory: ["qcs::mongodb::instance"], product: ["p_mongodb"] },
    },
  },
});
