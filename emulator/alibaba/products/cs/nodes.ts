import type { Call } from "../../../core/call.ts";
import { type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { action } from "../../service.ts";
import { needCluster } from "./clusters.ts";

/** Rows hold what DescribeClusterNodePools shows; `_cluster` names the cluster. */
export const nodePools = defineTable("cs.nodepool", {
  id: (row) => textOf(objectOf(row["nodepool_info"])["nodepool_id"]) ?? "",
});

/** The instances that are nodes of a cluster, those on their way out left aside. */
export function nodesOf(call: Call, cluster: string, region: string): readonly Row[] {
  return call.account
    .everywhere("ecs.instance")
    .filter((table) => table.region === region)
    .flatMap((table) => table.rows())
    .filter((row) => row["_cluster"] === cluster && row["_leaving"] !== true);
}

function nodeOf(row: Row): JsonObject {
  const id = textOf(row["InstanceId"]) ?? "";
  return {
    instance_id: id,
    instance_name: row["InstanceName"] ?? "",
    node_name: `${textOf(row["RegionId"]) ?? "node"}.${id}`,
    instance_type: row["InstanceType"] ?? "",
    instance_charge_type: row["InstanceChargeType"] ?? "PostPaid",
    instance_status: row["Status"] ?? "Running",
    instance_role: "Worker",
    nodepool_id: row["_nodepool"] ?? "",
    creation_time: row["CreationTime"] ?? "",
    expired_time: row["ExpiredTime"] ?? "",
    is_aliyun_node: true,
    source: "ess_attach",
    node_status: "Ready",
    state: "running",
  };
}

function describeNodes(call: Call): JsonObject {
  const { id, table } = needCluster(call);
  const pool = call.text("nodepool_id") ?? "";
  const wanted = new Set((call.text("instanceIds") ?? "").split(",").filter((one) => one !== ""));
  const state = call.text("state") ?? "all";
  const rows = nodesOf(call, id, table.region)
    .map(nodeOf)
    .filter(
      (node) =>
        (pool === "" || node["nodepool_id"] === pool) &&
        (wanted.size === 0 || wanted.has(textOf(node["instance_id"]) ?? "")) &&
        (state === "all" || state === "" || node["state"] === state),
    );
  const page = paginate(call, rows, {
    by: "number",
    page: "pageNumber",
    size: "pageSize",
    standard: 10,
    max: 100,
  });
  return {
    nodes: page.items,
    page: { page_number: page.number, page_size: page.size, total_count: page.total },
  };
}

function describePools(call: Call): JsonObject {
  const { id, table } = needCluster(call);
  const name = call.text("NodepoolName") ?? "";
  const rows = call.rows(
    nodePools,
    (row) =>
      row["_cluster"] === id && (name === "" || objectOf(row["nodepool_info"])["name"] === name),
    table.region,
  );
  return { nodepools: rows.map((row) => call.show(row)) };
}

/** Actions on nodes and node pools. */
export const nodeActions = {
  DescribeClusterNodes: action({
    path: "GET /clusters/{ClusterId}/nodes",
    params: {
      ClusterId: "key",
      nodepool_id: "filter",
      instanceIds: "filter",
      state: "filter",
      pageNumber: "page",
      pageSize: "page",
    },
    handle: describeNodes,
  }),
  DescribeClusterNodePools: action({
    path: "GET /clusters/{ClusterId}/nodepools",
    params: { ClusterId: "key", NodepoolName: "filter" },
    handle: describePools,
  }),
};
