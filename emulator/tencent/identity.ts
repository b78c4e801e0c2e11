import { textOf } from "../core/json.ts";
import { keyring, type ResolvedKey } from "../core/keyring.ts";
import type { Account, Store } from "../core/store.ts";
import { defineTable, type Row } from "../core/table.ts";

/** Sub-users: the fields of ListUsers; `UserType` of ListAccounts (default SubUser); `_boundary`, a document. */
export const users = defineTable("cam.user", { id: "Uin", scope: "account" });
/** API keys: `AccessKeyId`, `Status`, `CreateTime`, `Uin` (the owner's for root keys), `_secret`. */
export const accessKeys = defineTable("cam.access-key", {
  own: ["Uin"],
  id: "AccessKeyId",
  scope: "account",
});
/** User groups: the fields of ListGroups. */
export const groups = defineTable("cam.group", { id: "GroupId", scope: "account" });
/** Who is in which group: `GroupId`, `Uin`. */
export const members = defineTable("cam.group-member", {
  id: (row: Row) => `${row["GroupId"]}/${row["Uin"]}`,
  scope: "account",
});
/** Roles: the fields of DescribeRoleList; `_uses` names tables that keep a service-linked one; `_boundary`, a document. */
export const roles = defineTable("cam.role", { id: "RoleId", scope: "account" });
/** Custom policies: the fields of ListPolicies; `_document` is the policy's text. */
export const policies = defineTable("cam.policy", { id: "PolicyId", scope: "account" });
/** Attachments: `Kind` (user, group, role), `Target` (Uin, GroupId, RoleId), `PolicyId` or `PolicyName`. */
export const attachments = defineTable("cam.attachment", {
  own: ["Kind", "Target", "PolicyName", "PolicyId", "AddTime"],
  id: (row: Row) => `${row["Kind"]}/${row["Target"]}/${row["PolicyId"] ?? row["PolicyName"]}`,
  scope: "account",
});
/** Temporary keys of AssumeRole: `_secret`, `_token`, `_expires` (wall clock), `_by`. */
export const sessions = defineTable("sts.session", { id: "SecretId", scope: "account" });

/** The tables of identity. */
export const identityTables = [
  users,
  accessKeys,
  groups,
  members,
  roles,
  policies,
  attachments,
  sessions,
];

/** The accounts of this cloud in the world. */
export function accountsOf(store: Store): readonly Account[] {
  return [...store.accounts.values()].filter((one) => one.attributes["cloud"] === "tencent");
}

/** The keys of this cloud: by id, by their secret halves, and who calls with one. */
export const { resolveKey, keyOf, loggedCaller } = keyring({
  accounts: accountsOf,
  keys: accessKeys,
  sessions,
  longLived,
  temporary,
});

function longLived(account: Account, key: Row): ResolvedKey {
  const uin = textOf(key["Uin"]) ?? account.id;
  const root = uin === account.id;
  const user = account.table(users, "").get(uin);
  return {
    secret: textOf(key["_secret"]) ?? "",
    active: key["Status"] !== "Inactive",
    token: undefined,
    expires: undefined,
    principal: {
      account,
      kind: root ? "root" : "user",
      name: root ? "" : (textOf(user?.["Name"]) ?? ""),
      arn: `qcs::cam:${account.id}:uin/${uin}`,
      id: uin,
      accessKeyId: textOf(key["AccessKeyId"]) ?? "",
    },
  };
}

function temporary(account: Account, session: Row): ResolvedKey {
  const roleId = textOf(session["RoleId"]) ?? "";
  const name = textOf(session["RoleSessionName"]) ?? "";
  return {
    secret: textOf(session["_secret"]) ?? "",
    active: true,
    token: textOf(session["_token"]),
    expires: Number(session["_expires"]),
    principal: {
      account,
      kind: "role",
      name: textOf(account.table(roles, "").get(roleId)?.["RoleName"]) ?? "",
      arn: `qcs::sts:${account.id}:assumed-role/${roleId}`,
      id: roleId,
      accessKeyId: textOf(session["SecretId"]) ?? "",
      session: name,
      assumedBy: textOf(session["_by"]) ?? "",
    },
  };
}
