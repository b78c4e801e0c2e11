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
 * Elasticsearch clusters. Most records a page are not documented; the default is asked for. That the same
 * call destroys what stands in the recycle bin is unverified: the vendor's model says only that a locked
 * one is not destroyed by hand. https://cloud.tencent.com/document/product/845/30632
 *
 * Error codes: Go SDK tencentcloud-sdk-go, es/v20180416/errors.go.
 */
export const es = defineService({
  product: "es",
  defaults: {
    docs: "https://cloud.tencent.com/document/product/845/",
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: offsets(20),
    tags: { at: "TagList", key: "TagKey", value: "TagValue" },
  },
  types: {
    "es.instance": {
      title: "Elasticsearch cluster",
      docs: "30632",
      list: { action: "DescribeInstances", items: "InstanceList" },
      read: {
        id: "InstanceId",
        region: "Region",
        name: "InstanceName",
        created: "CreateTime",
        expires: "Deadline",
        charge: { at: "ChargeType", prepaid: ["PREPAID"] },
        autoRenew: { at: "RenewFlag", is: ["RENEW_FLAG_AUTO"] },
        facts: {
          status: "Status",
          version: "EsVersion",
          nodeType: "NodeType",
          nodes: "NodeNum",
          diskGiB: "DiskSize",
          vpcId: "VpcUid",
          domain: "EsDomain",
          lockedInBin: "RecycleLockEnabled",
        },
        states: [
          { is: "recycled", when: { at: "IsInRecycleBin", is: true }, until: "MayDestroyPoint" },
          { at: "Status", present: [0, 1, -1, 2], leaving: [-2], recycled: [-4] },
        ],
        skip: {
          when: { at: "Status", is: -3 },
          because: "the cluster is destroyed; only its record is left",
        },
        ties: { reachedBy: ["EsDomain", "EsVip"] },
      },
      material: ["version", "nodeType", "nodes", "diskGiB", "vpcId", "domain"],
      uses: [
        { type: "vpc.vpc", at: "VpcUid" },
        { type: "vpc.subnet", at: "SubnetUid" },
        { type: "vpc.security-group", at: "SecurityGroups[]" },
      ],
      protection: {
        name: "destroy protection",
        at: "EnableDestroyProtection",
        is: "OPEN",
        action: "UpdateInstance",
        params: { InstanceId: "$id", EnableDestroyProtection: "CLOSE" },
        back: { EnableDestroyProtection: "OPEN" },
      },
      busy: ["FailedOperation.ErrorClusterState"],
      blocked: { ResourceInUse: "another operation on the cluster, or what uses it" },
      gone: ["InvalidParameter.InvalidInstanceId"],
      remove: [
        endRenewal,
        {
          does: "destroy the cluster, which may move it to the recycle bin",
          deletes: true,
          action: "DeleteInstance",
          params: { InstanceId: "$id" },
          when: postpaidStands,
          note: BIN_NOTE,
        },
        {
          does: "return the cluster for a refund, which may move it to the recycle bin",
          deletes: true,
          action: "DeleteInstance",
          params: { InstanceId: "$id" },
          when: toBeReturned,
        },
        {
          does: "destroy the cluster in the recycle bin with its data",
          action: "DeleteInstance",
          params: { InstanceId: "$id" },
          when: inRecycleBin,
        },
      ],
      // The bill's code is unverified.
      known: { inventory: ["qcs::es::instance"], product: ["p_es"] },
    },
  },
});
