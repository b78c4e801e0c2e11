import type { Call } from "../../core/call.ts";
import { arrayOf, objectOf, textOf } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { goneAfterPolls } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { change, list } from "../listing.ts";
import { defineService } from "../service.ts";

/** Clusters; `ClusterStatus` Running, Deleting. Nodes are CVM instances that name one in `_cluster`. */
const clusters = defineTable("tke.cluster", { id: "ClusterId" });
/** Serverless clusters. */
const serverless = defineTable("tke.eks-cluster", { id: "ClusterId" });
/** Nodes: `ClusterId`, `InstanceId`, `InstanceState`. */
const nodes = defineTable("tke.node", {
  id: (row: Row) => `${row["ClusterId"]}/${row["InstanceId"]}`,
});
const missing = "ResourceNotFound";

/**
 * With `terminate`, postpaid nodes go with the cluster; prepaid nodes stay. Load balancers go and disks stay
 * unless `ResourceDeleteOptions` says otherwise.
 */
function deleteNodes(call: Call, id: string): void {
  const own = call.table(nodes);
  const ids = new Set<string>();
  for (const node of own.rows()) {
    if (node["ClusterId"] !== id) continue;
    ids.add(textOf(node["InstanceId"]) ?? "");
    own.remove(own.idOf(node));
  }
  if (call.need("InstanceDeleteMode") !== "terminate") return;
  for (const servers of call.account.everywhere("cvm.instance")) {
    if (servers.region !== call.region) continue;
    for (const one of servers.rows()) {
      if (!ids.has(servers.idOf(one)) || one["InstanceChargeType"] === "PREPAID") continue;
      servers.move(servers.idOf(one), goneAfterPolls(2), { InstanceState: "TERMINATING" });
    }
  }
  const wanted = arrayOf(call.json("ResourceDeleteOptions")).map(objectOf);
  const modeOf = (type: string): unknown =>
    wanted.find((one) => one["ResourceType"] === type)?.["DeleteMode"];
  if (modeOf("CLB") !== "retain") removeMade(call, "clb.load-balancer", id);
  if (modeOf("CBS") === "terminate") removeMade(call, "cbs.disk", id);
}

/** Removes what the cluster made: rows that name it in `_cluster`. */
function removeMade(call: Call, name: string, id: string): void {
  for (const made of call.account.everywhere(name)) {
    if (made.region !== call.region) continue;
    for (const one of made.rows()) if (one["_cluster"] === id) made.remove(made.idOf(one));
  }
}

/** Kubernetes clusters. */
export const tke = defineService({
  product: "tke",
  version: "2018-05-25",
  scope: "region",
  tables: [clusters, serverless, nodes],
  actions: {
    DescribeClusters: list({ table: clusters, set: "Clusters", ids: "ClusterIds" }),
    DescribeClusterInstances: list({
      table: nodes,
      set: "InstanceSet",
      params: { ClusterId: "string!", InstanceRole: "string" },
      // WORKER unless it is said; ALL is every role.
      where: (call, row) => {
        const role = call.text("InstanceRole") ?? "WORKER";
        if (row["ClusterId"] !== call.need("ClusterId")) return false;
        return role === "ALL" || role === (row["InstanceRole"] ?? "WORKER");
      },
      shape: ({ ClusterId: _cluster, ...row }) => row,
    }),
    DeleteCluster: change({
      table: clusters,
      ids: "ClusterId",
      one: true,
      missing,
      params: { InstanceDeleteMode: "string!", ResourceDeleteOptions: "objects" },
      refuse: (call, row) => {
        if (!["terminate", "retain"].includes(call.need("InstanceDeleteMode"))) {
          return call.errors.invalid("InstanceDeleteMode");
        }
        if (row["DeletionProtection"] !== true) return undefined;
        return refusal(
          "OperationDenied.ClusterInDeletionProtection",
          `${row["ClusterId"]} is protected.`,
        );
      },
      apply: (call, row, table) => {
        const id = table.idOf(row);
        deleteNodes(call, id);
        table.move(id, goneAfterPolls(2), { ClusterStatus: "Deleting" });
      },
    }),
    DisableClusterDeletionProtection: change({
      table: clusters,
      ids: "ClusterId",
      one: true,
      missing,
      apply: (_call, row, table) => table.patch(table.idOf(row), { DeletionProtection: false }),
    }),
    EnableClusterDeletionProtection: change({
      table: clusters,
      ids: "ClusterId",
      one: true,
      missing,
      apply: (_call, row, table) => table.patch(table.idOf(row), { DeletionProtection: true }),
    }),
    DescribeEKSClusters: list({ table: serverless, set: "Clusters", ids: "ClusterIds" }),
    DeleteEKSCluster: change({
      table: serverless,
      ids: "ClusterId",
      one: true,
      missing,
      apply: (_call, row, table) => {
        table.move(table.idOf(row), goneAfterPolls(2), { Status: "Terminating" });
      },
    }),
  },
});
