import type { Call } from "../../core/call.ts";
import { type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { notFound, refusal } from "../errors.ts";
import { list } from "../listing.ts";
import { discard } from "../removal.ts";
import { action, defineService, type Service } from "../service.ts";

const uidOf = (row: Row): string => textOf(objectOf(row["metadata"])["uid"]) ?? "";

/** Clusters: the fields of ListClusters. Servers, disks and load balancers of one name it in `_cluster`. */
const clusters = defineTable("cce.cluster", {
  id: uidOf,
  usual: { kind: "Cluster", apiVersion: "v3" },
});
/** Node pools of the cluster in `_cluster`; servers of one name it in `_pool`. */
const pools = defineTable("cce.node-pool", {
  id: uidOf,
  usual: { kind: "NodePool", apiVersion: "v3" },
});
const organizations = defineTable("swr.organization", { id: "name" });
const repositories = defineTable("swr.repository", {
  id: (row: Row) => `${textOf(row["namespace"])}/${textOf(row["name"])}`,
  usual: { is_public: false },
});

/** What of a cluster's things goes unless told otherwise, by the texts of the package. */
const LEFTOVERS = {
  delete_efs: "skip",
  delete_eni: "block",
  delete_evs: "skip",
  delete_net: "block",
  delete_obs: "skip",
  delete_sfs: "skip",
  delete_sfs30: "skip",
  lts_reclaim_policy: "skip",
} as const;
const FATES = ["true", "block", "try", "false", "skip"];
const TABLES = { delete_evs: "evs.volume", delete_net: "elb.loadbalancer" } as const;

function takeAlong(call: Call, table: string, field: string, id: string): void {
  for (const one of call.account.everywhere(table)) {
    if (one.region !== call.region) continue;
    for (const row of one.rows()) if (row[field] === id) one.remove(one.idOf(row));
  }
}

function clusterOf(call: Call): Row {
  const id = call.need("cluster_id");
  const row = call.table(clusters).get(id);
  // the code is unverified
  if (row === undefined) throw notFound("CCE.01404001", id);
  return row;
}

function deleteCluster(call: Call): JsonObject {
  const row = clusterOf(call);
  const id = uidOf(row);
  const spec = objectOf(row["spec"]);
  for (const name of Object.keys(LEFTOVERS)) {
    const said = call.text(name);
    if (said !== undefined && !FATES.includes(said)) throw call.errors.invalid(name);
  }
  // it only notes what is to go once the cluster is unsubscribed from
  if (call.text("tobedeleted") === "true") return call.show(row);
  if (spec["deletionProtection"] === true)
    throw refusal(403, "CCE.01403008", "Deletion protection is enabled for the cluster.");
  if (spec["billingMode"] === 1)
    throw refusal(400, "CCE.01400025", "The cluster is billed by period.");
  if (row["_then"] === undefined) {
    if (["delete", undefined].includes(call.text("ondemand_node_policy")))
      takeAlong(call, "ecs.server", "_cluster", id);
    for (const name of ["delete_evs", "delete_net"] as const) {
      if (!["skip", "false"].includes(call.text(name) ?? LEFTOVERS[name]))
        takeAlong(call, TABLES[name], "_cluster", id);
    }
    takeAlong(call, "cce.node-pool", "_cluster", id);
    const status = { ...objectOf(row["status"]), phase: "Deleting" };
    discard(call.table(clusters), row, 2, { status });
  }
  return call.show(row);
}

function updateCluster(call: Call): JsonObject {
  const row = clusterOf(call);
  const on = objectOf(call.json("spec"))["deletionProtection"];
  const spec = { ...objectOf(row["spec"]), deletionProtection: on === true };
  return call.show(call.table(clusters).patch(uidOf(row), { spec }) ?? row);
}

function deletePool(call: Call): JsonObject {
  const cluster = uidOf(clusterOf(call));
  const id = call.need("nodepool_id");
  const table = call.table(pools);
  const row = table.get(id);
  if (row === undefined || row["_cluster"] !== cluster) throw notFound("CCE.01404002", id);
  takeAlong(call, "ecs.server", "_pool", id);
  discard(table, row, 1, { status: { ...objectOf(row["status"]), phase: "Deleting" } });
  return call.show(row);
}

const lists = { kind: "List", apiVersion: "v3" } as const;

/** Cloud Container Engine. */
export const cce: Service = defineService({
  product: "cce",
  scope: "project",
  tables: [clusters, pools],
  actions: {
    ListClusters: list({
      table: clusters,
      set: "items",
      params: ["status", "type", "version"],
      where: (call, row) =>
        (call.text("status") ?? objectOf(row["status"])["phase"]) ===
          objectOf(row["status"])["phase"] &&
        (call.text("type") ?? objectOf(row["spec"])["type"]) === objectOf(row["spec"])["type"] &&
        (textOf(objectOf(row["spec"])["version"]) ?? "").startsWith(call.text("version") ?? ""),
      more: () => lists,
    }),
    ListNodePools: list({
      table: pools,
      set: "items",
      params: ["showDefaultNodePool"],
      before: clusterOf,
      where: (call, row) =>
        row["_cluster"] === call.need("cluster_id") &&
        (call.text("showDefaultNodePool") === "true" ||
          objectOf(row["metadata"])["name"] !== "DefaultPool"),
      more: () => lists,
    }),
    UpdateCluster: action({ params: ["spec"], handle: updateCluster }),
    DeleteCluster: action({
      params: [...Object.keys(LEFTOVERS), "ondemand_node_policy", "tobedeleted"],
      // nodes that are billed by period stay whatever is said
      ignored: ["periodic_node_policy"],
      status: 200,
      handle: deleteCluster,
    }),
    DeleteNodePool: action({ status: 200, handle: deletePool }),
  },
});

const ofNamespace = (call: Call, row: Row): boolean =>
  (call.text("namespace") ?? row["namespace"]) === row["namespace"];

/** SoftWare Repository, shared edition. */
export const swr: Service = defineService({
  product: "swr",
  host: "swr-api",
  scope: "project",
  tables: [organizations, repositories],
  actions: {
    ListNamespaces: list({
      table: organizations,
      set: "namespaces",
      filters: { namespace: "name" },
    }),
    /** A bare list, each member of which tells the total. */
    ListReposDetails: list({
      table: repositories,
      set: "value",
      page: { by: "row", standard: 100, max: 1000 },
      filters: { category: "category" },
      params: ["namespace", "name"],
      where: (call, row) =>
        ofNamespace(call, row) && (textOf(row["name"]) ?? "").includes(call.text("name") ?? ""),
      shape: (call, row) => ({
        ...row,
        total_range: call
          .table(repositories)
          .rows()
          .filter((one) => ofNamespace(call, one)).length,
      }),
    }),
    /** The code is unverified. */
    DeleteNamespaces: action({
      handle: (call) => {
        const name = call.need("namespace");
        const table = call.table(organizations);
        if (!table.has(name)) throw notFound("SVCSTG.SWR.4040001", name);
        if (call.table(repositories).some((row) => row["namespace"] === name))
          throw refusal(409, "SVCSTG.SWR.4090001", "The organization has repositories.");
        table.remove(name);
        return undefined;
      },
    }),
    DeleteRepo: action({
      handle: (call) => {
        const id = `${call.need("namespace")}/${call.need("repository")}`;
        const table = call.table(repositories);
        if (!table.has(id)) throw notFound("SVCSTG.SWR.4040002", id);
        table.remove(id);
        return undefined;
      },
    }),
  },
});
