import { randomUUID } from "node:crypto";
import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { attachments, roles } from "../../identity.ts";
import { isServiceLinked } from "../ram/roles.ts";

/** Deletion tasks: `DeletionTaskId`, `_role`, `_polls` left, `_status` and `_usages` once over. */
export const roleTasks = defineTable("resourcemanager.role-deletion-task", {
  id: "DeletionTaskId",
  scope: "account",
});

const polls = 2;

/**
 * Starts the deletion of a service-linked role. A role's hidden `_uses` names the tables whose
 * rows keep it in use; `_service` is the service's domain.
 */
function deleteServiceLinkedRole(call: Call): JsonObject {
  const name = call.need("RoleName");
  const role = call.table(roles).get(name);
  if (role === undefined) {
    throw vendorError(404, "EntityNotExist.Role", "The role does not exist.");
  }
  // The code for a role of another kind is unverified.
  if (!isServiceLinked(role)) throw call.errors.invalid("RoleName");
  const id = `task/acs-service-role/${serviceOf(role)}/${name}/${randomUUID()}`;
  call.table(roleTasks).put({ DeletionTaskId: id, _role: name, _polls: polls });
  return { DeletionTaskId: id };
}

/** The roles of Ram, told apart; times and names as there. npm @alicloud/resourcemanager20200331 2.6.1 */
function listRoles(call: Call): JsonObject {
  const tasks = call.table(roleTasks);
  const page = paginate(
    call,
    call.rows(roles),
    { by: "number", page: "PageNumber", size: "PageSize", standard: 10, max: 100 },
    ({ AssumeRolePolicyDocument: _document, ...row }) => {
      const name = textOf(row["RoleName"]) ?? "";
      const task = tasks.find((one) => one["_role"] === name);
      return {
        ...row,
        RolePrincipalName: `${name}@role.${call.account.id}.onaliyunservice.com`,
        IsServiceLinkedRole: isServiceLinked(row),
        ...(task === undefined ? {} : { LatestDeletionTask: { DeletionTaskId: tasks.idOf(task) } }),
      };
    },
  );
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    Roles: { Role: page.items },
  };
}

function serviceOf(role: Row): string {
  const short = (textOf(role["RoleName"]) ?? "").replace("AliyunServiceRoleFor", "").toLowerCase();
  return textOf(role["_service"]) ?? `${short}.aliyuncs.com`;
}

function getDeletionStatus(call: Call): JsonObject {
  const id = call.need("DeletionTaskId");
  const task = call.table(roleTasks).get(id);
  // The code is unverified.
  if (task === undefined) throw call.errors.invalid("DeletionTaskId");
  const left = Number(task["_polls"] ?? 0);
  if (left > 0) {
    call.table(roleTasks).patch(id, { _polls: left - 1 });
    return { Status: left === polls ? "NOT_STARTED" : "IN_PROGRESS" };
  }
  return conclude(call, id, textOf(task["_role"]) ?? "");
}

function conclude(call: Call, task: string, name: string): JsonObject {
  const done = call.table(roleTasks).get(task);
  if (done?.["_status"] === "SUCCEEDED") return { Status: "SUCCEEDED" };
  const role = call.table(roles).get(name);
  const usages = role === undefined ? [] : usagesOf(call, role);
  if (usages.length === 0) {
    for (const row of call.table(attachments).rows()) {
      if (row["PrincipalType"] === "ServiceRole" && row["PrincipalName"] === name) {
        call.table(attachments).remove(call.table(attachments).idOf(row));
      }
    }
    call.table(roles).remove(name);
    call.table(roleTasks).patch(task, { _status: "SUCCEEDED" });
    return { Status: "SUCCEEDED" };
  }
  return {
    Status: "FAILED",
    Reason: {
      Message: `Service-Linked Role ${textOf(role?.["Arn"]) ?? ""} cannot be deleted as it is in use by ${role === undefined ? "" : serviceOf(role)}.`,
      RoleUsages: { RoleUsage: usages },
    },
  };
}

function usagesOf(call: Call, role: Row): readonly JsonObject[] {
  const regions = new Map<string, string[]>();
  for (const name of arrayOf(role["_uses"])) {
    for (const table of call.account.everywhere(textOf(name) ?? "")) {
      const region = table.region === "" ? "cn-hangzhou" : table.region;
      for (const row of table.rows()) {
        regions.set(region, [...(regions.get(region) ?? []), table.idOf(row)]);
      }
    }
  }
  return [...regions].map(([region, resources]) => ({
    Region: region,
    Resources: { Resource: resources },
  }));
}

/** The handlers of this file. */
export const serviceLinkedRoleHandlers = {
  listRoles,
  deleteServiceLinkedRole,
  getDeletionStatus,
};
