import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable } from "../../../core/table.ts";
import { type Action, action } from "../../service.ts";
import { equals, pageParams } from "../data/filters.ts";

/** Rows hold what DescribeMountTargets shows; `_fileSystemId` says of which file system. */
export const mountTargets = defineTable("nas.mount-target", { id: "MountTargetDomain" });
/** Rows hold what DescribeAccessGroups shows. */
export const accessGroups = defineTable("nas.access-group", { id: "AccessGroupName" });
/** Rows hold what DescribeLifecyclePolicies shows. */
export const lifecyclePolicies = defineTable("nas.lifecycle-policy", {
  id: (row) => `${textOf(row["FileSystemId"])}/${textOf(row["LifecyclePolicyName"])}`,
});

/** How this product pages. */
export const byPage = {
  by: "number",
  page: "PageNumber",
  size: "PageSize",
  standard: 10,
  max: 100,
} as const;

function describeAccessGroups(call: Call): JsonObject {
  const rows = call.rows(
    accessGroups,
    equals(call, { AccessGroupName: "AccessGroupName", FileSystemType: "FileSystemType" }),
  );
  const targets = call.table(mountTargets).rows();
  const page = paginate(call, rows, byPage, (row) => ({
    ...row,
    MountTargetCount: targets.filter((one) => one["AccessGroup"] === row["AccessGroupName"]).length,
  }));
  return {
    PageNumber: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    AccessGroups: { AccessGroup: page.items },
  };
}

/** The built-in groups stay, and those that a mount target uses; both codes are unverified. */
function deleteAccessGroup(call: Call): JsonObject {
  const name = call.need("AccessGroupName");
  const found = call.find(accessGroups, name);
  if (found === undefined) {
    throw vendorError(
      404,
      "InvalidAccessGroup.NotFound",
      "The specified access group does not exist.",
    );
  }
  if (name.startsWith("DEFAULT_")) {
    throw vendorError(
      403,
      "OperationDenied.DefaultAccessGroup",
      "The default access group cannot be deleted.",
    );
  }
  if (call.inUse("nas.mount-target", (row) => row["AccessGroup"] === name)) {
    throw vendorError(
      400,
      "InvalidAccessGroup.Attached",
      "The access group is attached to a mount target.",
    );
  }
  found.table.remove(name);
  return {};
}

function describeLifecyclePolicies(call: Call): JsonObject {
  const rows = call.rows(
    lifecyclePolicies,
    equals(call, { FileSystemId: "FileSystemId", LifecyclePolicyName: "LifecyclePolicyName" }),
  );
  const page = paginate(call, rows, byPage);
  return {
    PageNumber: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    LifecyclePolicies: page.items,
  };
}

function deleteLifecyclePolicy(call: Call): JsonObject {
  const id = `${call.need("FileSystemId")}/${call.need("LifecyclePolicyName")}`;
  const found = call.find(lifecyclePolicies, id);
  if (found === undefined) {
    throw vendorError(
      404,
      "InvalidLifecyclePolicy.NotFound",
      "The specified policy does not exist.",
    );
  }
  found.table.remove(id);
  return { Success: true };
}

const key = { FileSystemId: "key" } as const;

/** Access groups and lifecycle policies. npm @alicloud/nas20170626 3.1.4 */
export const groupActions: Readonly<Record<string, Action>> = {
  DescribeAccessGroups: action({
    params: { AccessGroupName: "filter", FileSystemType: "filter", ...pageParams },
    ignored: ["UseUTCDateTime"],
    handle: describeAccessGroups,
  }),
  DeleteAccessGroup: action({
    params: { AccessGroupName: "key" },
    ignored: ["FileSystemType"],
    handle: deleteAccessGroup,
  }),
  DescribeLifecyclePolicies: action({
    params: { FileSystemId: "filter", LifecyclePolicyName: "filter", ...pageParams },
    ignored: ["StorageType"],
    handle: describeLifecyclePolicies,
  }),
  DeleteLifecyclePolicy: action({
    params: { ...key, LifecyclePolicyName: "key" },
    handle: deleteLifecyclePolicy,
  }),
};
