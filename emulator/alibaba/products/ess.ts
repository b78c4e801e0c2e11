import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable, type Row, type Table } from "../../core/table.ts";
import { goneAfterPolls } from "../../core/transition.ts";
import { action, defineService } from "../service.ts";
import { listTagResources } from "./common/tag-resources.ts";
import { equals, every, pageParams, tagged } from "./data/filters.ts";
import { amongList } from "./ecs/listing.ts";

/** Rows hold what DescribeScalingGroups shows; members are ECS instances whose `_scalingGroup` names it. */
const groups = defineTable("ess.scaling-group", { id: "ScalingGroupId" });
const byPage = {
  by: "number",
  page: "PageNumber",
  size: "PageSize",
  standard: 10,
  max: 50,
} as const;

function members(call: Call, group: string): readonly Row[] {
  return call.account
    .everywhere("ecs.instance")
    .filter((table) => table.region === call.region)
    .flatMap((table) => table.rows())
    .filter((row) => row["_scalingGroup"] === group && row["_leaving"] !== true);
}

function describeGroups(call: Call): JsonObject {
  const rows = call.rows(
    groups,
    every(
      amongList(call, "ScalingGroupIds.N", "ScalingGroupId"),
      amongList(call, "ScalingGroupNames.N", "ScalingGroupName"),
      equals(call, {
        ScalingGroupName: "ScalingGroupName",
        GroupType: "GroupType",
        ResourceGroupId: "ResourceGroupId",
      }),
      tagged(call, "Tags.N"),
    ),
  );
  const page = paginate(call, rows, byPage, (row) => ({
    ...row,
    TotalCapacity: members(call, textOf(row["ScalingGroupId"]) ?? "").length,
  }));
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    ScalingGroups: page.items,
  };
}

function describeMembers(call: Call): JsonObject {
  const id = call.text("ScalingGroupId");
  const kinds = new Set(call.list("CreationTypes.N"));
  const kind = call.text("CreationType");
  const all = call.rows(groups, (row) => id === undefined || row["ScalingGroupId"] === id);
  const rows = all.flatMap((group) =>
    members(call, textOf(group["ScalingGroupId"]) ?? "").map((row) => ({
      InstanceId: row["InstanceId"] ?? "",
      ScalingGroupId: group["ScalingGroupId"] ?? "",
      CreationType: textOf(row["_creationType"]) ?? "AutoCreated",
      CreationTime: row["CreationTime"] ?? "",
      HealthStatus: "Healthy",
      LifecycleState: "InService",
      ZoneId: row["ZoneId"] ?? "",
    })),
  );
  const ids = new Set(call.list("InstanceIds.N"));
  const states = new Set(call.list("LifecycleStates.N"));
  const state = call.text("LifecycleState") ?? "";
  const health = call.text("HealthStatus") ?? "";
  const shown = rows.filter(
    (row) =>
      (ids.size === 0 || ids.has(textOf(row.InstanceId) ?? "")) &&
      (states.size === 0 || states.has(row.LifecycleState)) &&
      (state === "" || row.LifecycleState === state) &&
      (health === "" || row.HealthStatus === health) &&
      (kinds.size === 0 || kinds.has(row.CreationType)) &&
      (kind === undefined || kind === row.CreationType),
  );
  const page = paginate(call, shown, byPage);
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    ScalingInstances: page.items,
  };
}

function need(call: Call): { id: string; row: Row; table: Table } {
  const id = call.need("ScalingGroupId");
  const found = call.find(groups, id);
  if (found !== undefined) return { id, ...found };
  throw vendorError(
    404,
    "InvalidScalingGroupId.NotFound",
    "The specified scaling group does not exist.",
  );
}

function protect(call: Call): JsonObject {
  const { id, table } = need(call);
  const on = call.flag("GroupDeletionProtection");
  if (on === undefined) throw call.errors.missing("GroupDeletionProtection");
  table.patch(id, { GroupDeletionProtection: on });
  return {};
}

/** The disks and interfaces of an instance that its group made. */
function ownedBy(call: Call, name: string, field: string, instance: string) {
  return call.account
    .everywhere(name)
    .flatMap((one) => one.rows())
    .filter((row) => row["InstanceId"] === instance)
    .map((row) => ({ table: name, id: textOf(row[field]) ?? "" }));
}

/** By force, the members that it made are released with it. */
function deleteGroup(call: Call): JsonObject {
  const { id, row, table } = need(call);
  if (row["GroupDeletionProtection"] === true) {
    throw vendorError(
      400,
      "OperationDenied.GroupDeletionProtection", // unverified
      "Deletion protection is enabled for the scaling group.",
    );
  }
  const inside = members(call, id);
  if (inside.length > 0 && call.flag("ForceDelete") !== true) {
    throw vendorError(
      400,
      "InstanceInUse", // unverified
      "The scaling group still has instances.",
    );
  }
  const released = inside
    .filter((one) => one["DeletionProtection"] !== true)
    .map((one) => ({ table: "ecs.instance", id: textOf(one["InstanceId"]) ?? "" }));
  const along = released.flatMap((one) => [
    ...ownedBy(call, "ecs.disk", "DiskId", one.id),
    ...ownedBy(call, "ecs.network-interface", "NetworkInterfaceId", one.id),
  ]);
  table.move(id, goneAfterPolls(2, [...released, ...along]), { LifecycleState: "Deleting" });
  return {};
}

/** Auto Scaling 2022-02-22. https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2022-02-22-overview */
export const ess = defineService({
  product: "Ess",
  version: "2022-02-22",
  style: "rpc",
  hosts: ["ess", "ess.{region}"],
  locationCode: "ess",
  permissionPrefix: "ess",
  denied: { status: 403, code: "Forbidden.RAM" },
  tables: [groups],
  actions: {
    ListTagResources: listTagResources({
      types: { scalinggroup: groups },
      plural: true,
      bare: true,
    }),
    DescribeScalingGroups: action({
      params: {
        "ScalingGroupIds.N": "filter",
        "ScalingGroupNames.N": "filter",
        ScalingGroupName: "filter",
        GroupType: "filter",
        ResourceGroupId: "filter",
        "Tags.N.Key": "filter",
        "Tags.N.Value": "filter",
        ...pageParams,
      },
      handle: describeGroups,
    }),
    DescribeScalingInstances: action({
      params: {
        ScalingGroupId: "filter",
        CreationType: "filter",
        "CreationTypes.N": "filter",
        "InstanceIds.N": "filter",
        HealthStatus: "filter",
        LifecycleState: "filter",
        "LifecycleStates.N": "filter",
        ...pageParams,
      },
      handle: describeMembers,
    }),
    SetGroupDeletionProtection: action({
      params: { ScalingGroupId: "key", GroupDeletionProtection: "switch" },
      handle: protect,
    }),
    DeleteScalingGroup: action({
      params: { ScalingGroupId: "key", ForceDelete: "switch" },
      handle: deleteGroup,
    }),
  },
});
