import type { Call } from "../../../core/call.ts";
import { arrayOf, type JsonObject, textOf } from "../../../core/json.ts";
import type { ByNumber } from "../../../core/paginate.ts";
import type { Row } from "../../../core/table.ts";
import { afterPolls } from "../../../core/transition.ts";
import { refusal } from "../../errors.ts";
import { attachments, roles } from "../../identity.ts";
import { list } from "../../listing.ts";
import { type Action, action } from "../../service.ts";
import { roleDeletions } from "./tables.ts";

/** `Page` from 1 and `Rp`. */
export const pageRp: ByNumber = { by: "number", page: "Page", size: "Rp", standard: 20, max: 200 };

function roleOf(call: Call): Row {
  const { RoleId, RoleName } = { RoleId: call.text("RoleId"), RoleName: call.text("RoleName") };
  if (RoleId === undefined && RoleName === undefined) {
    throw refusal("InvalidParameter.ParamError", "RoleId or RoleName is required.");
  }
  const row = call
    .table(roles)
    .find(
      (one) =>
        (RoleId ?? one["RoleId"]) === one["RoleId"] &&
        (RoleName ?? one["RoleName"]) === one["RoleName"],
    );
  if (row === undefined) throw refusal("InvalidParameter.RoleNotExist", "The role does not exist.");
  return row;
}

function removeRole(call: Call, row: Row): void {
  const ties = call.table(attachments);
  for (const tie of ties.rows()) {
    if (tie["Kind"] === "role" && tie["Target"] === row["RoleId"]) ties.remove(ties.idOf(tie));
  }
  call.table(roles).remove(textOf(row["RoleId"]) ?? "");
}

function deleteRole(call: Call): JsonObject {
  const row = roleOf(call);
  if (row["_organization"] === true) {
    throw refusal(
      "InvalidParameter.OrganizationRoleOperateError",
      "Only the organization's administrator may.",
    );
  }
  // That a service-linked role is refused here with this code is unverified.
  if (row["RoleType"] === "service_linked") {
    throw refusal(
      "InvalidParameter.ParamError",
      "A service-linked role is deleted by DeleteServiceLinkedRole.",
    );
  }
  removeRole(call, row);
  return {};
}

/** Starts a deletion that fails while tables named in `_uses` hold anything. */
function deleteServiceLinkedRole(call: Call): JsonObject {
  const name = call.need("RoleName");
  const row = call.table(roles).find((one) => one["RoleName"] === name);
  if (row === undefined || row["RoleType"] !== "service_linked") {
    throw refusal(
      "InvalidParameter.RoleNotExist",
      `The service-linked role ${name} does not exist.`,
    );
  }
  const used = arrayOf(row["_uses"]).find((table) => call.inUse(String(table), () => true));
  const table = call.table(roleDeletions);
  const DeletionTaskId = `task-${row["RoleId"]}-${table.size + 1}`;
  const end =
    used === undefined
      ? { Status: "SUCCEEDED", Reason: "" }
      : { Status: "FAILED", Reason: `The role is in use: ${String(used)}` };
  table.put({
    DeletionTaskId,
    Status: "NOT_STARTED",
    Reason: "",
    ServiceType: "",
    ServiceName: "",
    _role: row["RoleId"],
  });
  table.move(DeletionTaskId, afterPolls(1, { Status: "IN_PROGRESS" }, afterPolls(1, end)));
  call.table(roles).patch(textOf(row["RoleId"]) ?? "", { DeletionTaskId });
  return { DeletionTaskId };
}

function deletionStatus(call: Call): JsonObject {
  const table = call.table(roleDeletions);
  const row = table.get(call.need("DeletionTaskId"));
  if (row === undefined)
    throw refusal("InvalidParameter.DeletionTaskNotExist", "The task does not exist.");
  const shown = call.show(row);
  if (table.get(table.idOf(row))?.["Status"] === "SUCCEEDED") {
    const role = call.table(roles).get(textOf(row["_role"]) ?? "");
    if (role !== undefined) removeRole(call, role);
  }
  const { DeletionTaskId: _id, ...told } = shown;
  return told;
}

/** Actions on roles. */
export const roleActions: Readonly<Record<string, Action>> = {
  DescribeRoleList: list({
    table: roles,
    set: "List",
    total: "TotalNum",
    page: pageRp,
    params: { Page: "int!", Rp: "int!" },
  }),
  GetRole: action({
    params: { RoleId: "string", RoleName: "string" },
    handle: (call) => ({ RoleInfo: call.show(roleOf(call)) }),
  }),
  DeleteRole: action({ params: { RoleId: "string", RoleName: "string" }, handle: deleteRole }),
  DeleteServiceLinkedRole: action({
    params: { RoleName: "string!" },
    handle: deleteServiceLinkedRole,
  }),
  GetServiceLinkedRoleDeletionStatus: action({
    params: { DeletionTaskId: "string!" },
    handle: deletionStatus,
  }),
};
