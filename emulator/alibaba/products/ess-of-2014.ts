import type { Call } from "../../core/call.ts";
import { isArray, isObject, type Json, type JsonObject } from "../../core/json.ts";
import { action, defineService } from "../service.ts";
import { carries, listTagResources } from "./common/tag-resources.ts";
import { every, pageParams, tagParams } from "./data/filters.ts";
import { amongList } from "./ecs/listing.ts";
import { deleteGroup, groups, pageOfGroups } from "./ess/groups.ts";

/** What the members of each list are called, which is bare in the later version. */
const MEMBERS: Readonly<Record<string, string>> = {
  AlbServerGroups: "AlbServerGroup",
  DBInstanceIds: "DBInstanceId",
  DBInstances: "DBInstance",
  HealthCheckTypes: "HealthCheckType",
  LaunchTemplateOverrides: "LaunchTemplateOverride",
  LoadBalancerConfigs: "LoadBalancerConfig",
  LoadBalancerIds: "LoadBalancerId",
  RemovalPolicies: "RemovalPolicy",
  SecurityGroupIds: "SecurityGroupId",
  ServerGroups: "ServerGroup",
  SuspendedProcesses: "SuspendedProcess",
  Tags: "Tag",
  VServerGroupAttributes: "VServerGroupAttribute",
  VServerGroups: "VServerGroup",
  VSwitchIds: "VSwitchId",
};

/** What only the later version tells of a group. */
const LATER = new Set(["AutoRebalance", "BalanceMode"]);

/** A thing as this version writes it: every list below a name for its members. */
function elder(value: Json): Json {
  if (isArray(value)) return value.map(elder);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !LATER.has(name))
      .map(([name, held]) => {
        const own = MEMBERS[name];
        return [name, own === undefined ? elder(held) : { [own]: elder(held) }];
      }),
  );
}

function describeGroups(call: Call): JsonObject {
  const page = pageOfGroups(
    call,
    every(
      amongList(call, "ScalingGroupId.N", "ScalingGroupId"),
      amongList(call, "ScalingGroupName.N", "ScalingGroupName"),
      (row) => carries(row, call.groups("Tag.N")),
    ),
  );
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    ScalingGroups: { ScalingGroup: page.items.map(elder) },
  };
}

/**
 * Auto Scaling 2014-08-28, of which the official Terraform provider 1.285.0 asks for groups still.
 * aliyun/alibaba-cloud-sdk-go v1.63.107, services/ess
 */
export const essOf2014 = defineService({
  product: "Ess",
  version: "2014-08-28",
  style: "rpc",
  hosts: ["ess", "ess.{region}"],
  permissionPrefix: "ess",
  denied: { status: 403, code: "Forbidden.RAM" },
  actions: {
    DescribeScalingGroups: action({
      params: {
        "ScalingGroupId.N": "filter",
        "ScalingGroupName.N": "filter",
        ScalingGroupName: "filter",
        GroupType: "filter",
        ResourceGroupId: "filter",
        ...tagParams,
        ...pageParams,
      },
      handle: describeGroups,
    }),
    ListTagResources: listTagResources({ types: { scalinggroup: groups } }),
    DeleteScalingGroup: action({
      params: { ScalingGroupId: "key", ForceDelete: "switch" },
      handle: deleteGroup,
    }),
  },
});
