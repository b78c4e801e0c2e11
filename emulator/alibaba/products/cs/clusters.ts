import { type Call, HttpReply } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable, type Row, type Table } from "../../../core/table.ts";
import { action } from "../../service.ts";
import { contains, equals, every } from "../data/filters.ts";

/**
 * Rows hold what DescribeClustersV1 shows; `_logProject` names the log project that came with the
 * cluster. Its nodes are ECS instances whose `_cluster` names it.
 */
export const clusters = defineTable("cs.cluster", {
  // text that holds JSON is never empty
  usual: { meta_data: "{}" },
  id: "cluster_id",
});

/** A cluster by id. The API knows clusters of all regions, whichever endpoint is asked. */
export function needCluster(
  call: Call,
  param = "ClusterId",
): { readonly id: string; readonly row: Row; readonly table: Table } {
  const id = call.need(param);
  for (const { region } of call.account.everywhere(clusters.name)) {
    const table = call.table(clusters, region);
    const row = table.get(id);
    if (row !== undefined) return { id, row, table };
  }
  throw vendorError(404, "ErrorClusterNotFound", `Cluster ${id} not found.`);
}

/** Clusters of all regions unless one is asked for (vendor's page of DescribeClustersV1). */
function describe(call: Call): JsonObject {
  const region = call.text("region_id") ?? "";
  const matches = every(
    equals(call, {
      cluster_id: "cluster_id",
      cluster_type: "cluster_type",
      cluster_spec: "cluster_spec",
      profile: "profile",
    }),
    contains(call, "name", ["name"]),
  );
  const rows = call.account
    .everywhere(clusters.name)
    .filter((table) => region === "" || table.region === region)
    .flatMap((table) => call.rows(clusters, matches, table.region));
  const style = { page: "page_number", size: "page_size", standard: 10, max: 100 } as const;
  const page = paginate(call, rows, { by: "number", ...style }, (row) => ({ tags: [], ...row }));
  return {
    clusters: page.items,
    page_info: { page_number: page.number, page_size: page.size, total_count: page.total },
  };
}

/** Of the older listing, which is no page of them but all at once, each with its times. */
function describeAll(call: Call): HttpReply {
  const matches = every(
    equals(call, { clusterType: "cluster_type", resource_group_id: "resource_group_id" }),
    contains(call, "name", ["name"]),
  );
  const at = new Date(call.now()).toISOString();
  const rows = call.account
    .everywhere(clusters.name)
    .flatMap((table) => call.rows(clusters, matches, table.region));
  return new HttpReply(
    200,
    rows.map((row) => call.show(row, (one) => ({ created: at, updated: at, tags: [], ...one }))),
  );
}

function modify(call: Call): HttpReply {
  const { id, table, row } = needCluster(call);
  if (row["state"] === "deleting") throw wrongState(row);
  const protection = call.flag("deletion_protection");
  const name = call.text("cluster_name");
  table.patch(id, {
    ...(protection === undefined ? {} : { deletion_protection: protection }),
    ...(name === undefined ? {} : { name }),
  });
  return new HttpReply(202, { cluster_id: id, request_id: call.requestId, task_id: "" });
}

/** A cluster that is in the middle of something refuses. */
export function wrongState(row: Row) {
  const state = textOf(row["state"]) ?? "";
  return vendorError(400, "ErrorClusterState", `Current cluster state ${state} is not expected.`);
}

/** How a client reaches the cluster: YAML with one cluster, one user and one context, which no machine answers. */
function kubeconfigOf(name: string): string {
  const nobody = Buffer.from("emulated").toString("base64");
  return [
    "apiVersion: v1",
    "kind: Config",
    "clusters:",
    `- name: "${name}"`,
    "  cluster:",
    "    server: https://192.0.2.1:6443",
    `    certificate-authority-data: ${nobody}`,
    "users:",
    "- name: emulated",
    "  user:",
    `    client-certificate-data: ${nobody}`,
    `    client-key-data: ${nobody}`,
    "contexts:",
    "- name: emulated",
    "  context:",
    `    cluster: "${name}"`,
    "    user: emulated",
    "current-context: emulated",
    "",
  ].join("\n");
}

/** Actions on clusters. */
export const clusterActions = {
  DescribeClustersV1: action({
    path: "GET /api/v1/clusters",
    params: {
      region_id: "filter",
      cluster_id: "filter",
      cluster_type: "filter",
      cluster_spec: "filter",
      profile: "filter",
      name: "filter",
      page_number: "page",
      page_size: "page",
    },
    handle: describe,
  }),
  DescribeClusters: action({
    path: "GET /clusters",
    params: { clusterType: "filter", name: "filter", resource_group_id: "filter" },
    handle: describeAll,
  }),
  DescribeClusterDetail: action({
    path: "GET /clusters/{ClusterId}",
    params: { ClusterId: "key" },
    handle: (call) => call.show(needCluster(call).row),
  }),
  CheckControlPlaneLogEnable: action({
    path: "GET /clusters/{ClusterId}/controlplanelog",
    params: { ClusterId: "key" },
    handle: (call) => {
      needCluster(call);
      return {};
    },
  }),
  GetClusterAuditProject: action({
    path: "GET /clusters/{clusterid}/audit",
    params: { clusterid: "key" },
    handle: (call) => {
      needCluster(call, "clusterid");
      return {};
    },
  }),
  DescribeClusterUserKubeconfig: action({
    path: "GET /k8s/{ClusterId}/user_config",
    params: { ClusterId: "key" },
    ignored: ["PrivateIpAddress", "TemporaryDurationMinutes"],
    handle: (call) => ({ config: kubeconfigOf(textOf(needCluster(call).row["name"]) ?? "") }),
  }),
  ModifyCluster: action({
    path: "PUT /api/v2/clusters/{ClusterId}",
    params: { ClusterId: "key", deletion_protection: "switch", cluster_name: "value" },
    ignored: ["client_token", "instance_deletion_protection"],
    handle: modify,
  }),
};
