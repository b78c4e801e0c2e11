import type { Principal } from "../core/call.ts";
import { textOf } from "../core/json.ts";
import type { LoggedCall } from "../core/log.ts";
import type { Account, Store } from "../core/store.ts";
import { defineTable, type Row } from "../core/table.ts";

/** Sub-users: the fields of ListUsers; `UserType` of ListAccounts (default SubUser). */
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
/** Roles: the fields of DescribeRoleList; `_uses` names tables that keep a service-linked one. */
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

/** A key that exists, with what is needed to check a request signed by it. */
export interface ResolvedKey {
  readonly secret: string;
  readonly active: boolean;
  readonly token: string | undefined;
  /** Wall time in milliseconds at which a temporary key ends. */
  readonly expires: number | undefined;
  readonly principal: Principal;
}

/** The accounts of this cloud in the world. */
export function accountsOf(store: Store): readonly Account[] {
  return [...store.accounts.values()].filter((one) => one.attributes["cloud"] === "tencent");
}

/** Finds a key in any account of this cloud; a closed account has none. */
export function resolveKey(store: Store, secretId: string): ResolvedKey | undefined {
  for (const account of accountsOf(store)) {
    const key = account.table(accessKeys, "").get(secretId);
    if (key !== undefined) return longLived(account, key);
    const session = account.table(sessions, "").get(secretId);
    if (session !== undefined) return temporary(account, session);
  }
  return undefined;
}

/** The halves of a key that only its holder knows; the token is empty for a key that has none. */
export function keyOf(store: Store, accessKeyId: string): { secret: string; token: string } {
  const { secret = "", token = "" } = resolveKey(store, accessKeyId) ?? {};
  return { secret, token };
}

/** Who made a call, for the log. */
export type LoggedCaller = Pick<LoggedCall, "accessKeyId" | "assumedBy" | "account" | "principal">;

/** The caller of a call; where it was refused, the key that it named and whose that is. */
export function loggedCaller(
  principal: Principal | undefined,
  claimed: string | undefined,
  store: Store,
): LoggedCaller {
  const owner = principal ?? resolveKey(store, claimed ?? "")?.principal;
  return {
    accessKeyId: principal?.accessKeyId ?? claimed ?? "",
    assumedBy: owner?.assumedBy ?? "",
    account: owner?.account.id ?? "",
    principal: principal?.arn ?? "",
  };
}

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
