import { type Call, HttpReply } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, isArray, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { defineTable, type Row, type Table } from "../../../core/table.ts";
import { goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { clusters, needCluster, wrongState } from "./clusters.ts";
import { nodePools, nodesOf } from "./nodes.ts";

/** Rows hold what DescribeTaskInfo shows, apart from the state, which is the cluster's. */
export const tasks = defineTable("cs.task", { id: "task_id" });

interface Ref {
  readonly table: string;
  readonly id: string;
}

/** What `delete_options` asks for, by resource type; the log projects are kept unless it says so. */
function optionsOf(call: Call): ReadonlyMap<string, string> {
  const text = call.text("delete_options") ?? "";
  const list = text === "" ? [] : call.json("delete_options");
  if (!isArray(list)) throw call.errors.invalid("delete_options");
  return new Map(
    list
      .map(objectOf)
      .map((one) => [textOf(one["resource_type"]) ?? "", textOf(one["delete_mode"]) ?? ""]),
  );
}

function retainedBy(call: Call): ReadonlySet<string> {
  const text = call.text("retain_resources") ?? "";
  return new Set(
    text === "" ? [] : arrayOf(call.json("retain_resources")).map((id) => textOf(id) ?? ""),
  );
}

/**
 * What goes with a cluster: its pay-as-you-go nodes with their disks, node pools and their scaling
 * groups, its load balancer and security group. Subscription nodes stay, and so does what others use.
 * https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/delete-an-ack-cluster
 */
function alongWith(call: Call, id: string, row: Row, table: Table): readonly Ref[] {
  if (call.flag("retain_all_resources") === true) return [];
  const options = optionsOf(call);
  const nodes = nodesOf(call, id, table.region).filter(
    (node) => node["InstanceChargeType"] !== "PrePaid",
  );
  const gone = new Set(nodes.map((node) => textOf(node["InstanceId"]) ?? ""));
  const pools = call
    .table(nodePools, table.region)
    .rows()
    .filter((pool) => pool["_cluster"] === id);
  const refs: Ref[] = [
    ...[...gone].map((one) => ({ table: "ecs.instance", id: one })),
    ...ownedBy(call, "ecs.disk", "DiskId", table.region, gone, "DeleteWithInstance"),
    ...ownedBy(call, "ecs.network-interface", "NetworkInterfaceId", table.region, gone),
    ...pools.map((pool) => ({
      table: nodePools.name,
      id: call.table(nodePools, table.region).idOf(pool),
    })),
    ...named(
      "ess.scaling-group",
      pools.map((pool) => objectOf(pool["scaling_group"])["scaling_group_id"]),
    ),
  ];
  if (options.get("SLB") !== "retain" && call.flag("keep_slb") !== true) {
    refs.push(...named("slb.load-balancer", [row["external_loadbalancer_id"]]));
  }
  if (options.get("SLS_Data") === "delete")
    refs.push(...named("sls.project", [row["_logProject"]]));
  const group = textOf(row["security_group_id"]) ?? "";
  if (group !== "" && !usedByOthers(call, group, gone)) {
    refs.push({ table: "ecs.security-group", id: group });
  }
  for (const one of madeBy(row)) {
    const behaviour = objectOf(one["delete_behavior"]);
    const service = objectOf(one["associated_object"])["kind"] === "Service";
    const kept = service && (options.get("SLB") === "retain" || call.flag("keep_slb") === true);
    const table = TABLES[textOf(one["resource_type"]) ?? ""];
    if (behaviour["delete_by_default"] !== true || kept || table === undefined) continue;
    refs.push({ table, id: textOf(one["instance_id"]) ?? "" });
  }
  const retained = retainedBy(call);
  return refs.filter((ref) => !retained.has(ref.id));
}

/** Tables of what a cluster makes beside nodes, by the resource type that the vendor calls it. */
const TABLES: Readonly<Record<string, string>> = {
  "ALIYUN::ECS::SecurityGroup": "ecs.security-group",
  "ALIYUN::SLB::LoadBalancer": "slb.load-balancer",
  "ALIYUN::VPC::EIP": "vpc.eip",
  "ALIYUN::VPC::NatGateway": "vpc.nat-gateway",
};

/** What DescribeClusterResources shows of a cluster: its `_resources`, as that writes them. */
function madeBy(row: Row): readonly JsonObject[] {
  return arrayOf(row["_resources"]).map(objectOf);
}

function named(table: string, ids: readonly unknown[]): readonly Ref[] {
  return ids.flatMap((id) => (typeof id === "string" && id !== "" ? [{ table, id }] : []));
}

function ownedBy(
  call: Call,
  name: string,
  field: string,
  region: string,
  instances: ReadonlySet<string>,
  flag?: string,
): readonly Ref[] {
  return call.account
    .everywhere(name)
    .filter((table) => table.region === region)
    .flatMap((table) => table.rows())
    .filter((row) => instances.has(textOf(row["InstanceId"]) ?? ""))
    .filter((row) => flag === undefined || row[flag] === true)
    .map((row) => ({ table: name, id: textOf(row[field]) ?? "" }));
}

function usedByOthers(call: Call, group: string, gone: ReadonlySet<string>): boolean {
  return call.inUse("ecs.instance", (row) => {
    const groups = arrayOf(objectOf(row["SecurityGroupIds"])["SecurityGroupId"]);
    return groups.includes(group) && !gone.has(textOf(row["InstanceId"]) ?? "");
  });
}

function deleteCluster(call: Call): HttpReply {
  const { id, row, table } = needCluster(call);
  if (row["deletion_protection"] === true) {
    // The vendor's pages list no code for this; it stands in for it.
    throw vendorError(400, "DeletionProtection", `Cluster ${id} is protected against deletion.`);
  }
  const state = textOf(row["state"]) ?? "";
  const task = `T-${id}`;
  const reply = { cluster_id: id, request_id: call.requestId, task_id: task };
  if (state === "deleting") return new HttpReply(202, reply);
  if (["initial", "scaling", "updating", "upgrading", "removing"].includes(state)) {
    throw wrongState(row);
  }
  const created = new Date(call.now()).toISOString();
  call.table(tasks, table.region).put({
    task_id: task,
    cluster_id: id,
    task_type: "cluster_delete",
    target: { id, type: "cluster" },
    created,
    updated: created,
  });
  table.move(id, goneAfterPolls(3, alongWith(call, id, row, table)), { state: "deleting" });
  return new HttpReply(202, reply);
}

function taskInfo(call: Call): JsonObject {
  const id = call.need("taskId");
  for (const { region } of call.account.everywhere(tasks.name)) {
    const row = call.table(tasks, region).get(id);
    if (row === undefined) continue;
    const cluster = call.table(clusters, region).get(textOf(row["cluster_id"]));
    // a client that watches the task alone sees its end
    if (cluster !== undefined) call.table(clusters, region).show(cluster);
    return { ...call.show(row), state: cluster === undefined ? "success" : "running" };
  }
  throw vendorError(404, "TaskNotFound", `Task ${id} not found.`);
}

/** The deletion of a cluster and its task. */
export const deletionActions = {
  DeleteCluster: action({
    path: "DELETE /clusters/{ClusterId}",
    params: {
      ClusterId: "key",
      delete_options: "value",
      retain_all_resources: "switch",
      retain_resources: "value",
      keep_slb: "switch",
    },
    handle: deleteCluster,
  }),
  DescribeClusterResources: action({
    path: "GET /clusters/{ClusterId}/resources",
    params: { ClusterId: "key" },
    ignored: ["with_addon_resources"],
    handle: (call) => {
      const { id, row } = needCluster(call);
      const created = textOf(row["created"]) ?? new Date(call.now()).toISOString();
      return new HttpReply(
        200,
        madeBy(row).map((one) => ({
          cluster_id: id,
          created,
          state: "CREATE_COMPLETE",
          resource_info: "{}",
          auto_create: 1,
          dependencies: [],
          ...one,
        })),
      );
    },
  }),
  DescribeTaskInfo: action({
    path: "GET /tasks/{taskId}",
    params: { taskId: "key" },
    handle: taskInfo,
  }),
};
