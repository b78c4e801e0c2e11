import { defineService } from "../../../core/service.ts";
import { BIN_NOTE, endRenewal, inRecycleBin, postpaidStands, toBeReturned } from "../prepaid.ts";

/**
 * TDSQL-C: an isolated cluster stands in the recycle bin and is still found by the closure's own
 * detection (https://cloud.tencent.com/document/product/378/30253), so it is taken offline there.
 * https://cloud.tencent.com/document/api/1003/48097
 *
 * Error codes: Go SDK tencentcloud-sdk-go, cynosdb/v20190107/errors.go.
 */
export const cynosdb = defineService({
  product: "cynosdb",
  docs: "https://cloud.tencent.com/document/api/1003/48097",
  types: {
    "cynosdb.cluster": {
      title: "TDSQL-C cluster",
      docs: "https://cloud.tencent.com/document/api/1003/48080",
      wave: "data",
      scope: "region",
      list: {
        action: "DescribeClusters",
        items: "ClusterSet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "ClusterId",
        name: "ClusterName",
        created: "CreateTime",
        expires: "PeriodEndTime",
        charge: { at: "PayMode", prepaid: [1] },
        autoRenew: { at: "RenewFlag", is: [1] },
        tags: { at: "ResourceTags", key: "TagKey", value: "TagValue" },
        facts: {
          status: "Status",
          engine: "DbVersion",
          kind: "DbType",
          mode: "DbMode",
          instances: "InstanceNum",
          vpcId: "VpcId",
        },
        states: [
          { is: "recycled", when: { at: "Status", is: "isolated" } },
          {
            is: "leaving",
            when: { at: "Status", is: ["isolating", "offlining", "offlined", "deleting"] },
          },
        ],
        skip: [{ when: { at: "Status", is: "deleted" }, because: "it is gone" }],
      },
      material: ["engine", "kind", "instances", "vpcId"],
      dataBearing: true,
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.subnet", at: "SubnetId" },
      ],
      remove: {
        by: "call",
        steps: [
          endRenewal,
          {
            does: "isolate the cluster, which moves it to the recycle bin",
            deletes: true,
            action: "IsolateCluster",
            params: { ClusterId: "$id", SaveBackup: false },
            when: postpaidStands,
            gone: ["ResourceNotFound.ClusterNotFoundError"],
            busy: ["OperationDenied.ClusterStatusDeniedError", "OperationDenied.TaskConflictError"],
            note: BIN_NOTE,
          },
          {
            does: "return the cluster for a refund, which moves it to the recycle bin",
            deletes: true,
            action: "IsolateCluster",
            params: { ClusterId: "$id", SaveBackup: false },
            when: toBeReturned,
            gone: ["ResourceNotFound.ClusterNotFoundError"],
            busy: ["OperationDenied.ClusterStatusDeniedError", "OperationDenied.TaskConflictError"],
          },
          {
            does: "take the cluster offline, with its data and backups",
            deletes: true,
            action: "OfflineCluster",
            params: { ClusterId: "$id" },
            when: inRecycleBin,
            gone: ["ResourceNotFound.ClusterNotFoundError"],
            busy: ["OperationDenied.ClusterStatusDeniedError", "OperationDenied.TaskConflictError"],
          },
        ],
      },
      known: {
        inventory: ["qcs::cynosdb::instance", "qcs::cynosdb::cluster"],
        product: ["p_cynosdb"],
      },
    },
  },
});
