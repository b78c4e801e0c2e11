import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row } from "../../../core/table.ts";
import { attachments, roles } from "../../identity.ts";
import { digits } from "../../seed-account.ts";
import { type Action, action } from "../../service.ts";
import { alreadyExists, byMarker, conflict, notExist, today, withoutUpdate } from "./shared.ts";

/** The role that a call names by RoleName. */
export function roleOf(call: Call): Row {
  const row = call.table(roles).get(call.need("RoleName"));
  if (row === undefined) throw notExist("Role", "The role does not exist.");
  return row;
}

function listRoles(call: Call): JsonObject {
  const page = paginate(call, call.rows(roles), byMarker(1000), (row) => {
    const { AssumeRolePolicyDocument: _document, ...fields } = row;
    return fields;
  });
  return { IsTruncated: page.truncated, Marker: page.next, Roles: { Role: page.items } };
}

function createRole(call: Call): JsonObject {
  const name = call.need("RoleName");
  if (call.table(roles).has(name)) throw alreadyExists("Role", "The role does already EXIST.");
  const date = today(call);
  const row = call.table(roles).put({
    RoleName: name,
    RoleId: digits(18),
    Arn: `acs:ram::${call.account.id}:role/${name.toLowerCase()}`,
    Description: call.text("Description") ?? "",
    MaxSessionDuration: call.number("MaxSessionDuration") ?? 3600,
    AssumeRolePolicyDocument: call.need("AssumeRolePolicyDocument"),
    CreateDate: date,
    UpdateDate: date,
  });
  return { Role: withoutUpdate(call.show(row)) };
}

function deleteRole(call: Call): JsonObject {
  const row = roleOf(call);
  const name = textOf(row["RoleName"]) ?? "";
  if (isServiceLinked(row)) {
    // The refusal is documented, its code is unverified: npm @alicloud/ram20150501 1.2.1, deleteRole.
    throw vendorError(
      403,
      "NoPermission",
      "The DeleteRole operation cannot be used to delete service-linked roles.",
    );
  }
  if (roleHasPolicies(call, name)) {
    throw conflict(
      "Role.Policy",
      "The role CAN NOT has any attached policy while deleting the role.",
    );
  }
  call.table(roles).remove(name);
  return {};
}

/** The trust of a role that was seeded without one: the account itself may assume it. */
function trustOf(call: Call): JsonObject {
  const RAM = [`acs:ram::${call.account.id}:root`];
  const statement = { Action: "sts:AssumeRole", Effect: "Allow", Principal: { RAM } };
  const document = { Statement: [statement], Version: "1" };
  return { AssumeRolePolicyDocument: JSON.stringify(document) };
}

function roleHasPolicies(call: Call, name: string): boolean {
  return call
    .table(attachments)
    .some((row) => row["PrincipalType"] === "ServiceRole" && row["PrincipalName"] === name);
}

function updateRole(call: Call): JsonObject {
  const row = roleOf(call);
  const changed = call.table(roles).patch(textOf(row["RoleName"]) ?? "", {
    AssumeRolePolicyDocument:
      call.text("NewAssumeRolePolicyDocument") ?? row["AssumeRolePolicyDocument"],
    Description: call.text("NewDescription") ?? row["Description"],
    MaxSessionDuration: call.number("NewMaxSessionDuration") ?? row["MaxSessionDuration"],
    UpdateDate: today(call),
  });
  return { Role: changed === undefined ? {} : call.show(changed) };
}

/** A role that a service made for itself; its name says so. */
export function isServiceLinked(row: Row): boolean {
  return (
    row["_serviceLinked"] === true ||
    (textOf(row["RoleName"]) ?? "").startsWith("AliyunServiceRoleFor")
  );
}

/** The role actions of Ram. */
export const roleActions: Readonly<Record<string, Action>> = {
  ListRoles: action({ params: { Marker: "page", MaxItems: "page" }, handle: listRoles }),
  GetRole: action({
    params: { RoleName: "key" },
    handle: (call) => ({
      Role: call.show(roleOf(call), (row) => ({ ...trustOf(call), ...row })),
    }),
  }),
  CreateRole: action({
    params: {
      RoleName: "key",
      AssumeRolePolicyDocument: "value",
      Description: "value",
      MaxSessionDuration: "value",
    },
    handle: createRole,
  }),
  UpdateRole: action({
    params: {
      RoleName: "key",
      NewAssumeRolePolicyDocument: "value",
      NewDescription: "value",
      NewMaxSessionDuration: "value",
    },
    handle: updateRole,
  }),
  DeleteRole: action({ params: { RoleName: "key" }, handle: deleteRole }),
};
