import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import {
  BIN_NOTE,
  endRenewal,
  inRecycleBin,
  postpaidStands,
  toBeReturned,
} from "./parts/prepaid.ts";

const ISOLATING_GONE = ["InvalidParameterValue.ClusterNotFound"] as const;
const ISOLATING_BUSY = [
  "FailedOperation.DatabaseAccessError",
  "FailedOperation.TradeCreateOrderError",
] as const;

/**
 * TDSQL-C: an isolated cluster stands in the recycle bin and is still found by the closure's own
 * detection (https://cloud.tencent.com/document/product/378/30253), so it is taken offline there.
 * https://cloud.tencent.com/document/api/1003/48097
 *
 * Error codes: Go SDK tencentcloud-sdk-go, cynosdb/v20190107/errors.go.
 */
export const cynosdb = defineService({
  product: "cynosdb",
  defaults: {
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: offsets(100),
  },
  types: {
    "cynosdb.cluster": {
      title: "TDSQL-C cluster",
      docs: "https://cloud.tencent.com/document/api/1003/48080",
      list: { action: "DescribeClusters", items: "ClusterSet" },
      read: {
        id: "ClusterId",
        region: "Region",
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
          storageCharge: "StoragePayMode",
          instances: "InstanceNum",
          vpcId: "VpcId",
        },
        states: {
          at: "Status",
          present: ["creating", "running", "activating"],
          leaving: ["isolating", "offlining", "deleting"],
          recycled: ["isolated"],
        },
        skip: [
          { when: { at: "Status", is: "deleted" }, because: "it is gone" },
          {
            // Where the official Terraform provider ends its wait for a deletion.
            when: { at: "Status", is: "offlined" },
            because: "it is offline for good; only its record is left",
          },
        ],
      },
      material: ["engine", "kind", "instances", "vpcId", "storageCharge"],
      proposes: {
        when: [
          { at: "StoragePayMode", is: 1 },
          { at: "PayMode", not: 1 },
        ],
        disposition: "manual",
        because:
          "its storage is paid in advance and is given back with it: set `disposition: delete` for it in account.yaml",
      },
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.subnet", at: "SubnetId" },
      ],
      busy: [
        "FailedOperation.FlowCreateError",
        "ResourceUnavailable.InstanceLockFail",
        "ResourceUnavailable.InstanceStatusAbnormal",
      ],
      gone: ["ResourceNotFound.ClusterNotFoundError"],
      remove: [
        endRenewal,
        {
          does: "isolate the cluster, which moves it to the recycle bin",
          deletes: true,
          action: "IsolateCluster",
          params: { ClusterId: "$id", SaveBackup: false },
          gone: ISOLATING_GONE,
          busy: ISOLATING_BUSY,
          when: postpaidStands,
          note: BIN_NOTE,
        },
        {
          does: "return the cluster for a refund, which moves it to the recycle bin",
          deletes: true,
          action: "IsolateCluster",
          params: { ClusterId: "$id", SaveBackup: false },
          gone: ISOLATING_GONE,
          busy: ISOLATING_BUSY,
          when: toBeReturned,
        },
        {
          does: "take the cluster offline, with its data and backups",
          action: "OfflineCluster",
          params: { ClusterId: "$id" },
          when: inRecycleBin,
        },
      ],
      known: {
        inventory: ["qcs::cynosdb::cluster"],
        parts: ["qcs::cynosdb::instance"],
        product: ["p_cynosdb"],
      },
    },
  },
});
