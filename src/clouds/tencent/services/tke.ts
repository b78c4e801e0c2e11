import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { accountTags } from "./parts/tags.ts";

/**
 * Kubernetes clusters: they put back the nodes and load balancers that are taken from them, so they go
 * first. Prepaid nodes stay, and load balancers of services and claimed disks are kept by what the deletion
 * asks for; each is an item of its own.
 * https://cloud.tencent.com/document/api/457/31853
 *
 * Error codes: Go SDK tencentcloud-sdk-go, tke/v20180525/errors.go.
 */
export const tke = defineService({
  product: "tke",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: offsets(100),
  },
  types: {
    "tke.cluster": {
      title: "TKE cluster",
      docs: "https://cloud.tencent.com/document/api/457/31860",
      list: { action: "DescribeClusters", items: "Clusters" },
      detail: {
        name: "nodes",
        action: "DescribeClusterInstances",
        must: "InstanceId",
        params: { ClusterId: "$id", InstanceRole: "ALL" },
        items: "InstanceSet",
        total: "TotalCount",
        none: ["FailedOperation.ClusterNotFound", "InternalError.ClusterNotFound"],
      },
      read: {
        id: "ClusterId",
        name: "ClusterName",
        created: "CreatedTime",
        charge: { at: "ClusterStatus", prepaid: [] },
        protections: { name: "deletion protection", when: { at: "DeletionProtection", is: true } },
        tags: { by: accountTags("ccs", "ClusterId") },
        facts: {
          status: "ClusterStatus",
          kind: "ClusterType",
          version: "ClusterVersion",
          vpcId: "ClusterNetworkSettings.VpcId",
          nodes: "detail.nodes[].InstanceId",
          deletionProtection: "DeletionProtection",
        },
        states: {
          at: "ClusterStatus",
          present: [
            "Trading",
            "Creating",
            "Running",
            "Idling",
            "Recovering",
            "Scaling",
            "Upgrading",
            "WaittingForConnect",
            "Isolated",
            "Pause",
            "NodeUpgrading",
            "RuntimeUpgrading",
            "MasterScaling",
            "ClusterLevelUpgrading",
            "ResourceIsolate",
            "ResourceIsolated",
            "ResourceReverse",
            "Abnormal",
          ],
          leaving: ["Deleting"],
        },
      },
      material: ["kind", "vpcId"],
      uses: [
        { type: "cvm.instance", at: "detail.nodes[].InstanceId" },
        { type: "as.group", at: "detail.nodes[].AutoscalingGroupId" },
        { type: "vpc.subnet", at: "ClusterNetworkSettings.Subnets[]" },
        { type: "vpc.vpc", at: "ClusterNetworkSettings.VpcId" },
      ],
      takes: ["detail.nodes[].InstanceId"],
      recreates: ["cvm.instance", "clb.load-balancer"],
      gone: ["FailedOperation.ClusterNotFound", "InternalError.ClusterNotFound"],
      remove: [
        {
          does: "lift deletion protection",
          undo: {
            does: "put deletion protection back",
            action: "EnableClusterDeletionProtection",
            params: { ClusterId: "$id" },
          },
          action: "DisableClusterDeletionProtection",
          params: { ClusterId: "$id" },
          when: { at: "facts.deletionProtection", is: true },
        },
        {
          does: "delete the cluster and terminate its pay-as-you-go nodes",
          action: "DeleteCluster",
          // What is not said to be kept is destroyed, disks of volumes aside (ResourceDeleteOption).
          params: {
            ClusterId: "$id",
            InstanceDeleteMode: "terminate",
            ResourceDeleteOptions: [
              { ResourceType: "CBS", DeleteMode: "retain" },
              { ResourceType: "CLB", DeleteMode: "retain" },
            ],
          },
          busy: ["FailedOperation.ClusterState", "FailedOperation.TaskAlreadyRunning"],
        },
      ],
      known: { inventory: ["qcs::ccs::cluster", "qcs::tke::cluster"], product: ["p_tke"] },
    },
  },
});
