import { defineService } from "../../../core/service.ts";
import { endRenewal, goesNow, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * Clusters of containers. Everything below a cluster that is an item of its own (disks, load balancers, file
 * systems) stays when the cluster goes, and has a line of its own. The official Terraform provider takes any 404
 * for gone.
 *
 * The addresses of these pages are unverified: cce.node-pool.
 */
export const cce = defineService({
  product: "cce",
  defaults: { wave: "workloads", gone: ["HTTP 404"], busy: ["HTTP 409"], paging: { by: "none" } },
  types: {
    "cce.cluster": {
      title: "CCE cluster",
      docs: "https://support.huaweicloud.com/intl/en-us/api-cce/cce_02_0241.html",
      scope: "region",
      dataBearing: true,
      list: {
        action: "ListClusters",
        items: "items",
      },
      read: {
        id: "metadata.uid",
        name: "metadata.name",
        created: "metadata.creationTimestamp",
        // 0: pay per use, 1: by the period.
        charge: { at: "spec.billingMode", prepaid: [1] },
        tags: { at: "spec.clusterTags", key: "key", value: "value" },
        states: {
          at: "status.phase",
          present: [
            "Available",
            "Unavailable",
            "ScalingUp",
            "ScalingDown",
            "Creating",
            "Upgrading",
            "Resizing",
            "RollingBack",
            "RollbackFailed",
            "Hibernating",
            "Hibernation",
            "Awaking",
            "Empty",
            "Error",
          ],
          leaving: ["Deleting"],
        },
        facts: {
          status: "status.phase",
          version: "spec.version",
          vpcId: "spec.hostNetwork.vpc",
          protected: "spec.deletionProtection",
        },
        ties: { reachedBy: ["status.endpoints[].url"] },
      },
      material: ["vpcId"],
      uses: [
        { type: "vpc.vpc", at: "spec.hostNetwork.vpc" },
        { type: "vpc.subnet", at: "spec.hostNetwork.subnet" },
        { type: "vpc.security-group", at: "spec.hostNetwork.SecurityGroup" },
      ],
      recreates: ["ecs.instance"],
      protection: {
        at: "spec.deletionProtection",
        is: true,
        action: "UpdateCluster",
        params: { cluster_id: "$id", spec: { deletionProtection: false } },
        back: { spec: { deletionProtection: true } },
      },
      remove: [
        endRenewal,
        {
          does: "delete the cluster with its pay-per-use nodes",
          deletes: true,
          action: "DeleteCluster",
          params: {
            cluster_id: "$id",
            // What pods were given stays, and is removed on its own line.
            delete_efs: "skip",
            delete_eni: "block",
            delete_evs: "skip",
            delete_net: "skip",
            delete_obs: "skip",
            delete_sfs: "skip",
            delete_sfs30: "skip",
            lts_reclaim_policy: "skip",
            ondemand_node_policy: "delete",
            periodic_node_policy: "retain",
            // Of clusters paid by the period, which are given back.
            tobedeleted: false,
          },
          when: [unlessPrepaid, goesNow],
          note: "Its disks, load balancers and file systems stay, each on a line of its own.",
        },
        unsubscribe,
      ],
      known: {
        inventory: ["cce.clusters"],
        parts: ["cce.nodes"],
        product: ["hws.service.type.cce"],
      },
    },

    "cce.node-pool": {
      title: "Node pool",
      docs: "https://support.huaweicloud.com/intl/en-us/api-cce/cce_02_0357.html",
      scope: { per: "cce.cluster" },
      dataBearing: false,
      list: {
        action: "ListNodePools",
        params: { cluster_id: "$parent.id" },
        leaves: {
          advanceStatus:
            "it changes how the conditions of a pool are told, and not which are listed",
          showDefaultNodePool:
            "the default pool is no pool that can be deleted; its nodes go with the cluster",
        },
        items: "items",
      },
      read: {
        id: "metadata.uid",
        name: "metadata.name",
        created: "metadata.creationTimestamp",
        tags: { none: "pools carry no tags of their own; those that are told are put on nodes" },
        states: {
          at: "status.phase",
          present: ["Synchronizing", "Synchronized", "SoldOut", "Error"],
          leaving: ["Deleting"],
        },
        facts: { nodes: "status.currentNode" },
      },
      counts: ["nodes"],
      recreates: ["ecs.instance"],
      goesWith: { type: "cce.cluster", at: "parent.id" },
      remove: {
        does: "delete the pool with its pay-per-use nodes",
        action: "DeleteNodePool",
        params: { cluster_id: "$parent.id", nodepool_id: "$id" },
      },
    },
  },
});
