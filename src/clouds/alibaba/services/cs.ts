import { defineService } from "../../../core/service.ts";
import { dependencies } from "./parts/dependencies.ts";
import { NO_KIND } from "./parts/left-out.ts";

/**
 * Kubernetes clusters. A cluster puts back nodes that are released, so it goes before them.
 * https://api.alibabacloud.com/document/CS/2015-12-15/overview
 *
 * Error codes: official Terraform provider (errors.go). What the vendor releases and what it leaves:
 * remarks on DeleteCluster.
 */
export const cs = defineService({
  product: "CS",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: {
      by: "number",
      page: "page_number",
      size: ["page_size", 50],
      total: "page_info.total_count",
    },
  },
  types: {
    "cs.cluster": {
      title: "ACK cluster",
      docs: "https://api.alibabacloud.com/document/CS/2015-12-15/DeleteCluster",
      list: {
        action: "DescribeClustersV1",
        method: "GET",
        path: "/api/v1/clusters",
        params: { region_id: "$region" },
        items: "clusters",
        leaves: {
          cluster_type: NO_KIND,
          profile: "it narrows what `cluster_type` chose, which is not sent",
          cluster_spec: "it narrows what `cluster_type` and `profile` chose, which are not sent",
        },
      },
      detail: [
        {
          name: "nodes",
          action: "DescribeClusterNodes",
          must: "instance_id",
          method: "GET",
          path: "/clusters/$id/nodes",
          items: "nodes",
          paging: {
            by: "number",
            page: "pageNumber",
            size: ["pageSize", 100],
            total: "page.total_count",
          },
          none: ["ErrorClusterNotFound"],
        },
        {
          name: "pools",
          action: "DescribeClusterNodePools",
          must: "nodepools",
          method: "GET",
          path: "/clusters/$id/nodepools",
          none: ["ErrorClusterNotFound"],
        },
        {
          // What the cluster made for itself; load balancers of services are kept by the deletion.
          name: "resources",
          action: "DescribeClusterResources",
          method: "GET",
          path: "/clusters/$id/resources",
          items: "value",
          paging: { by: "none" },
          must: ["instance_id", "resource_type"],
          only: [
            { at: "delete_behavior.delete_by_default", is: true },
            { at: "associated_object.kind", exists: false },
          ],
          none: ["ErrorClusterNotFound"],
          leaves: {
            with_addon_resources:
              "what its components made is kept by the deletion, and has lines of its own",
          },
        },
      ],
      read: {
        id: "cluster_id",
        name: "name",
        created: "created",
        lastActive: "updated",
        protections: { name: "deletion protection", when: { at: "deletion_protection", is: true } },
        tags: { at: "tags", key: "key", value: "value" },
        facts: {
          status: "state",
          kind: "cluster_type",
          spec: "cluster_spec",
          version: "current_version",
          nodes: "size",
          vpcId: "vpc_id",
          apiServerLoadBalancer: "external_loadbalancer_id",
          deletionProtection: "deletion_protection",
        },
        states: {
          at: "state",
          present: [
            "initial",
            "failed",
            "running",
            "updating",
            "upgrading",
            "removing",
            "draining",
            "scaling",
            "inactive",
            "unavailable",
            "delete_failed",
            "waiting",
            "disconnected",
          ],
          leaving: ["deleting"],
        },
        skip: {
          when: { at: "state", is: "deleted" },
          because: "the cluster is deleted; only its record is left",
        },
      },
      material: ["kind", "spec", "vpcId"],
      uses: [
        { type: "ecs.instance", at: "detail.nodes[].instance_id" },
        {
          type: "ess.scaling-group",
          at: "detail.pools.nodepools[].scaling_group.scaling_group_id",
        },
        { type: "slb.load-balancer", at: "external_loadbalancer_id" },
        { type: "vpc.vpc", at: "vpc_id" },
        { type: "vpc.vswitch", at: "vswitch_ids[]" },
        { type: "ecs.security-group", at: "security_group_id" },
      ],
      takes: [
        "detail.nodes[].instance_id",
        "detail.pools.nodepools[].scaling_group.scaling_group_id",
        "external_loadbalancer_id",
        "detail.resources[].instance_id",
      ],
      recreates: ["ecs.instance", "ess.scaling-group", "slb.load-balancer"],
      gone: ["ErrorClusterNotFound"],
      remove: [
        {
          does: "lift deletion protection",
          undo: {
            does: "put deletion protection back",
            action: "ModifyCluster",
            method: "PUT",
            path: "/api/v2/clusters/$id",
            body: { deletion_protection: true },
          },
          action: "ModifyCluster",
          method: "PUT",
          path: "/api/v2/clusters/$id",
          body: { deletion_protection: false },
          when: { at: "facts.deletionProtection", is: true },
        },
        {
          // Load balancers of services would go along unasked; each has a line of its own instead.
          does: "delete the cluster with its pay-as-you-go nodes",
          action: "DeleteCluster",
          blocked: dependencies("Resource"),
          method: "DELETE",
          path: "/clusters/$id",
          params: {
            delete_options: {
              json: [
                { resource_type: "SLB", delete_mode: "retain" },
                { resource_type: "ALB", delete_mode: "retain" },
                { resource_type: "SLS_Data", delete_mode: "retain" },
                { resource_type: "SLS_ControlPlane", delete_mode: "retain" },
                { resource_type: "PrivateZone", delete_mode: "retain" },
              ],
            },
          },
          note: "Nodes and load balancers paid in advance stay; so do log projects and disks of volumes.",
        },
      ],
      known: { inventory: ["ACS::ACK::Cluster"] },
    },
  },
});
