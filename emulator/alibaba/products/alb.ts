import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { defineTable, type Row, type Table, type TableRef } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { action, defineService } from "../service.ts";
import { listListeners } from "./common/listeners.ts";
import { listTagResources } from "./common/tag-resources.ts";
import { tokenPage, tokenParams } from "./common/tokens.ts";
import { equals, every, tagged, tagParams } from "./data/filters.ts";
import { amongList } from "./ecs/listing.ts";

/** Rows hold what ListLoadBalancers shows; `_zones` lists `{VSwitchId}`. */
const balancers = defineTable("alb.load-balancer", { id: "LoadBalancerId" });
/** Rows hold what ListServerGroups shows. */
const serverGroups = defineTable("alb.server-group", { id: "ServerGroupId" });
/** Rows hold what ListAsynJobs shows. */
const jobs = defineTable("alb.job", { id: "Id" });
const limits = { standard: 20, max: 100 };

function listBalancers(call: Call): JsonObject {
  const pay = call.text("PayType") ?? "";
  const rows = call.rows(
    balancers,
    every(
      amongList(call, "LoadBalancerIds.N", "LoadBalancerId"),
      amongList(call, "LoadBalancerNames.N", "LoadBalancerName"),
      amongList(call, "VpcIds.N", "VpcId"),
      equals(call, {
        AddressType: "AddressType",
        LoadBalancerStatus: "LoadBalancerStatus",
        ResourceGroupId: "ResourceGroupId",
        AddressIpVersion: "AddressIpVersion",
        DNSName: "DNSName",
        Ipv6AddressType: "Ipv6AddressType",
        LoadBalancerBussinessStatus: "LoadBalancerBussinessStatus",
      }),
      tagged(call),
      (row) => pay === "" || objectOf(row["LoadBalancerBillingConfig"])["PayType"] === pay,
    ),
  );
  return tokenPage(call, "LoadBalancers", rows, limits, usual);
}

/** What a balancer that says nothing else has. */
function usual(row: Row): JsonObject {
  return {
    AccessLogConfig: {},
    DeletionProtectionConfig: { Enabled: false },
    LoadBalancerBillingConfig: { PayType: "PostPay" },
    ModificationProtectionConfig: { Status: "NonProtection" },
    ...row,
  };
}

function attribute(call: Call): JsonObject {
  const { row, table } = need(call, balancers, "LoadBalancerId", "ResourceNotFound.LoadBalancer");
  const zones = arrayOf(row["_zones"]).map((zone) => ({
    LoadBalancerAddresses: [],
    ZoneId: "",
    ...objectOf(zone),
  }));
  return call.show(row, () => ({
    RegionId: table.region,
    ...usual(row),
    ZoneMappings: zones,
  }));
}

function listGroups(call: Call): JsonObject {
  const rows = call.rows(
    serverGroups,
    every(
      amongList(call, "ServerGroupIds.N", "ServerGroupId"),
      amongList(call, "ServerGroupNames.N", "ServerGroupName"),
      equals(call, {
        ServerGroupType: "ServerGroupType",
        VpcId: "VpcId",
        ResourceGroupId: "ResourceGroupId",
      }),
      tagged(call),
    ),
  );
  return tokenPage(call, "ServerGroups", rows, limits, (row) => ({
    HealthCheckConfig: { HealthCheckEnabled: false },
    StickySessionConfig: { StickySessionEnabled: false },
    ...row,
  }));
}

function need(
  call: Call,
  ref: TableRef,
  param: string,
  code: string,
): { id: string; row: Row; table: Table } {
  const id = call.need(param);
  const found = call.find(ref, id);
  if (found !== undefined) return { id, ...found };
  throw vendorError(404, code, "The specified resource is not found.");
}

function protect(call: Call, Enabled: boolean): JsonObject {
  const { id, table } = need(call, balancers, "ResourceId", "ResourceNotFound.LoadBalancer");
  table.patch(id, { DeletionProtectionConfig: { Enabled } });
  return {};
}

function deleteBalancer(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    balancers,
    "LoadBalancerId",
    "ResourceNotFound.LoadBalancer",
  );
  if (objectOf(row["DeletionProtectionConfig"])["Enabled"] === true) {
    throw vendorError(
      400,
      "OperationDenied.LoadBalancerDeleteProtectionEnabled", // unverified
      "Deletion protection is enabled for the load balancer.",
    );
  }
  table.move(id, goneAfterPolls(2), { LoadBalancerStatus: "Deleting" });
  for (const group of call.table(serverGroups, table.region).rows()) {
    const related = arrayOf(group["RelatedLoadBalancerIds"]).filter((one) => one !== id);
    call
      .table(serverGroups, table.region)
      .patch(textOf(group["ServerGroupId"]) ?? "", { RelatedLoadBalancerIds: related });
  }
  return startJob(call, id, "loadbalancer", "DeleteLoadBalancer");
}

function deleteGroup(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    serverGroups,
    "ServerGroupId",
    "ResourceNotFound.ServerGroup",
  );
  if (arrayOf(row["RelatedLoadBalancerIds"]).length > 0) {
    throw vendorError(400, "ResourceInUse.ServerGroup", "The server group is in use.");
  }
  table.move(id, goneAfterPolls(1), { ServerGroupStatus: "Deleting" });
  return startJob(call, id, "servergroup", "DeleteServerGroup");
}

/** A deletion is a job that runs for one poll; whoever waits for it sees it end. */
function startJob(call: Call, id: string, type: string, api: string): JsonObject {
  call.table(jobs).put({
    Id: call.requestId,
    ResourceId: id,
    ResourceType: type,
    ApiName: api,
    OperateType: "Delete",
    Status: "Processing",
    CreateTime: call.now(),
    ModifyTime: call.now(),
    _then: afterPolls(1, { Status: "Succeeded" }),
  });
  return { JobId: call.requestId };
}

function listJobs(call: Call): JsonObject {
  const [from, to] = [call.number("BeginTime"), call.number("EndTime")];
  const rows = call.rows(
    jobs,
    every(
      amongList(call, "JobIds.N", "Id"),
      amongList(call, "ResourceIds.N", "ResourceId"),
      equals(call, { ApiName: "ApiName", ResourceType: "ResourceType" }),
      (row) => from === undefined || Number(row["CreateTime"]) >= from,
      (row) => to === undefined || Number(row["CreateTime"]) <= to,
    ),
  );
  return tokenPage(call, "Jobs", rows, limits);
}

/** ALB 2020-06-16. https://www.alibabacloud.com/help/en/slb/application-load-balancer/developer-reference/api-alb-2020-06-16-overview */
export const alb = defineService({
  product: "Alb",
  version: "2020-06-16",
  style: "rpc",
  hosts: ["alb", "alb.{region}"],
  locationCode: "alb",
  regionInHost: true,
  permissionPrefix: "alb",
  dryRun: true,
  denied: { status: 403, code: "Forbidden.NoPermission" },
  tables: [balancers, serverGroups, jobs],
  actions: {
    ListLoadBalancers: action({
      params: {
        "LoadBalancerIds.N": "filter",
        "LoadBalancerNames.N": "filter",
        "VpcIds.N": "filter",
        AddressType: "filter",
        LoadBalancerStatus: "filter",
        ResourceGroupId: "filter",
        AddressIpVersion: "filter",
        DNSName: "filter",
        Ipv6AddressType: "filter",
        LoadBalancerBussinessStatus: "filter",
        PayType: "filter",
        ...tagParams,
        ...tokenParams,
      },
      handle: listBalancers,
    }),
    GetLoadBalancerAttribute: action({ params: { LoadBalancerId: "key" }, handle: attribute }),
    ListTagResources: listTagResources({
      types: { loadbalancer: balancers, servergroup: serverGroups },
      bare: true,
      paged: true,
    }),
    ListListeners: listListeners({
      balancers,
      of: "LoadBalancerIds.N",
      own: "ListenerIds.N",
      filters: { ListenerProtocol: "ListenerProtocol" },
    }),
    ListAsynJobs: action({
      params: {
        "JobIds.N": "filter",
        "ResourceIds.N": "filter",
        ApiName: "filter",
        BeginTime: "filter",
        EndTime: "filter",
        ResourceType: "filter",
        ...tokenParams,
      },
      handle: listJobs,
    }),
    DisableDeletionProtection: action({
      params: { ResourceId: "key" },
      ignored: ["ClientToken"],
      handle: (call) => protect(call, false),
    }),

    EnableDeletionProtection: action({
      params: { ResourceId: "key" },
      ignored: ["ClientToken"],
      handle: (call) => protect(call, true),
    }),
    DeleteLoadBalancer: action({
      params: { LoadBalancerId: "key" },
      ignored: ["ClientToken"],
      handle: deleteBalancer,
    }),
    ListServerGroups: action({
      params: {
        "ServerGroupIds.N": "filter",
        "ServerGroupNames.N": "filter",
        ServerGroupType: "filter",
        VpcId: "filter",
        ResourceGroupId: "filter",
        ...tagParams,
        ...tokenParams,
      },
      handle: listGroups,
    }),
    ListServerGroupServers: action({
      params: { ServerGroupId: "key", ...tokenParams },
      ignored: ["ServerIds.N", "Tag.N.Key", "Tag.N.Value"],
      handle: (call) => {
        need(call, serverGroups, "ServerGroupId", "ResourceNotFound.ServerGroup");
        return { MaxResults: 20, TotalCount: 0, Servers: [] };
      },
    }),
    DeleteServerGroup: action({
      params: { ServerGroupId: "key" },
      ignored: ["ClientToken"],
      handle: deleteGroup,
    }),
  },
});
