import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { type Page, paginate } from "../../../core/paginate.ts";
import { defineTable, type Row, type Table } from "../../../core/table.ts";
import { goneAfterPolls } from "../../../core/transition.ts";
import { equals, every, type Match } from "../data/filters.ts";

/** Rows hold what DescribeScalingGroups shows; members are ECS instances whose `_scalingGroup` names it. */
export const groups = defineTable("ess.scaling-group", { id: "ScalingGroupId" });

/** How listings of the product are cut. */
export const byPage = {
  by: "number",
  page: "PageNumber",
  size: "PageSize",
  standard: 10,
  max: 50,
} as const;

/** The instances of a group. */
export function members(call: Call, group: string): readonly Row[] {
  return call.account
    .everywhere("ecs.instance")
    .filter((table) => table.region === call.region)
    .flatMap((table) => table.rows())
    .filter((row) => row["_scalingGroup"] === group && row["_leaving"] !== true);
}

/** A page of the groups that match, and that the fields of both versions ask for. */
export function pageOfGroups(call: Call, matching: Match): Page {
  const rows = call.rows(
    groups,
    every(
      matching,
      equals(call, {
        ScalingGroupName: "ScalingGroupName",
        GroupType: "GroupType",
        ResourceGroupId: "ResourceGroupId",
      }),
    ),
  );
  return paginate(call, rows, byPage, (row) => ({
    ...row,
    TotalCapacity: members(call, textOf(row["ScalingGroupId"]) ?? "").length,
  }));
}

/** The group that a call names. */
export function need(call: Call): { id: string; row: Row; table: Table } {
  const id = call.need("ScalingGroupId");
  const found = call.find(groups, id);
  if (found !== undefined) return { id, ...found };
  throw vendorError(
    404,
    "InvalidScalingGroupId.NotFound",
    "The specified scaling group does not exist.",
  );
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
export function deleteGroup(call: Call): JsonObject {
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
