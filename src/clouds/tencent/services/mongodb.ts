import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import {
  BIN_NOTE,
  endRenewal,
  inRecycleBin,
  postpaidStands,
  toBeReturned,
} from "./parts/prepaid.ts";

/**
 * TencentDB for MongoDB: isolated, then taken offline.
 * https://cloud.tencent.com/document/api/240/38550
 *
 * Error codes: Go SDK tencentcloud-sdk-go, mongodb/v20190725/errors.go.
 */
export const mongodb = defineService({
  product: "mongodb",
  defaults: {
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: offsets(100),
  },
  types: {
    "mongodb.instance": {
      title: "MongoDB instance",
      docs: "https://cloud.tencent.com/document/api/240/45229",
      list: [
        {
          action: "DescribeDBInstances",
          // -1: real, read-only and disaster recovery instances together.
          params: { InstanceType: -1, ClusterType: -1 },
          items: "InstanceDetails",
        },
        {
          action: "DescribeDBInstances",
          params: { InstanceType: 0, ClusterType: -1 },
          items: "InstanceDetails",
        },
      ],
      read: {
        id: "InstanceId",
        region: "Region",
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
        states: { at: "Status", present: [0, 1, 2], recycled: [-2, -3] },
      },
      material: ["engine", "kind", "memoryMiB", "volumeMiB"],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.subnet", at: "SubnetId" },
      ],
      waitsFor: [{ type: "mongodb.instance", at: "ReadonlyInstances[].InstanceId" }],
      gone: ["InvalidParameterValue.NotFoundInstance"],
      remove: [
        endRenewal,
        {
          does: "isolate the instance, which moves it to the recycle bin",
          deletes: true,
          action: "IsolateDBInstance",
          params: { InstanceId: "$id" },
          when: postpaidStands,
          gone: ["InvalidParameterValue.InstanceHasBeenDeleted"],
          done: ["InvalidParameterValue.InstanceHasBeenIsolated"],
          busy: ["InvalidParameterValue.LockFailed"],
          note: BIN_NOTE,
        },
        {
          does: "return the instance for a refund, which moves it to the recycle bin",
          deletes: true,
          action: "TerminateDBInstances",
          params: { InstanceId: "$id" },
          when: toBeReturned,
          busy: ["InvalidParameterValue.StatusAbnormal"],
        },
        {
          does: "take the instance offline with its data",
          action: "OfflineIsolatedDBInstance",
          params: { InstanceId: "$id" },
          when: inRecycleBin,
          gone: ["InvalidParameterValue.InstanceHasBeenDeleted"],
          busy: [
            "InvalidParameterValue.IllegalStatusToOffline",
            "InvalidParameterValue.LockFailed",
            "InvalidParameterValue.StatusAbnormal",
          ],
        },
      ],
      known: { inventory: ["qcs::mongodb::instance"], product: ["p_mongodb"] },
    },
  },
});
