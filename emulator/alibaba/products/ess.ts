import type { Call } from "../../core/call.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { action, defineService } from "../service.ts";
import { carries, listTagResources } from "./common/tag-resources.ts";
import { every, pageParams } from "./data/filters.ts";
import { amongList } from "./ecs/listing.ts";
import { byPage, deleteGroup, groups, members, need, pageOfGroups } from "./ess/groups.ts";

function describeGroups(call: Call): JsonObject {
  const page = pageOfGroups(
    call,
    every(
      amongList(call, "ScalingGroupIds.N", "ScalingGroupId"),
      amongList(call, "ScalingGroupNames.N", "ScalingGroupName"),
      (row) => carries(row, call.groups("Tags.N")),
    ),
  );
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

function protect(call: Call): JsonObject {
  const { id, table } = need(call);
  const on = call.flag("GroupDeletionProtection");
  if (on === undefined) throw call.errors.missing("GroupDeletionProtection");
  table.patch(id, { GroupDeletionProtection: on });
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
