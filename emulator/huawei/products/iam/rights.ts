import { isHidden, type JsonObject, textOf } from "../../../core/json.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { policies, policyVersions, users } from "../../identity.ts";
import { list } from "../../listing.ts";
import { type Action, action } from "../../service.ts";
import { missing, need } from "./common.ts";

/** Permissions of version 3 as they are given; `_user` and `_agency` name whom, `_scope` and `_inherited` where. */
export const assignments = defineTable("iam.role-assignment", { id: "_id", scope: "account" });
/** Permissions of version 3 with their policy. */
export const roles = defineTable("iam.role", { id: "id", scope: "account" });

/** A row without what the emulator notes for itself. */
function told(row: Row): JsonObject {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !isHidden(name)));
}

/** What tells the rights of a user or an agency. */
export const rightsActions: Readonly<Record<string, Action>> = {
  ShowUserV5: action({ handle: (call) => ({ user: told(need(call, users, "user_id")) }) }),
  GetPolicyV5: action({ handle: (call) => ({ policy: told(need(call, policies, "policy_id")) }) }),
  GetPolicyVersionV5: action({
    handle: (call) => {
      const policy = need(call, policies, "policy_id");
      const id = call.need("version_id");
      const version = call.table(policyVersions).get(`${call.need("policy_id")}/${id}`);
      const document = textOf(version?.["document"]) ?? textOf(policy["_document"]);
      if (document === undefined) throw missing(id);
      return {
        policy_version: {
          document,
          version_id: id,
          is_default: policy["default_version_id"] === id,
          created_at: policy["created_at"],
        },
      };
    },
  }),
  ShowDomainRoleAssignments: list({
    table: assignments,
    set: "role_assignments",
    total: "total_num",
    page: { by: "page", at: "page", size: "per_page", standard: 50, max: 50 },
    params: [
      "domain_id",
      "subject.user_id",
      "subject.agency_id",
      "include_group",
      "scope",
      "is_inherited",
    ],
    where: (call, row) =>
      row["_user"] === call.text("subject.user_id") &&
      row["_agency"] === call.text("subject.agency_id") &&
      row["_scope"] === call.text("scope") &&
      (row["_inherited"] === true) === (call.flag("is_inherited") === true),
  }),
  KeystoneShowPermission: action({
    handle: (call) => ({ role: told(need(call, roles, "role_id")) }),
  }),
};
