import { createHash } from "node:crypto";
import { textOf } from "../core/json.ts";
import { keyring, type ResolvedKey } from "../core/keyring.ts";
import type { Account, Store } from "../core/store.ts";
import { defineTable, type Row } from "../core/table.ts";

/** Projects: a region's has the region's name, one below it `<region>_<name>`. */
export const projects = defineTable("iam.project", { id: "id", scope: "account" });
/** Users: the fields of ListUsersV5. */
export const users = defineTable("iam.user", { id: "user_id", scope: "account" });
/** Access keys: `access_key_id`, `user_id` (the account's id for its own), `status`, `_secret`. */
export const accessKeys = defineTable("iam.access-key", { id: "access_key_id", scope: "account" });
/** Groups: the fields of ListGroupsV5; members of `admin` may do everything. */
export const groups = defineTable("iam.group", { id: "group_id", scope: "account" });
/** Who is in which group. */
export const members = defineTable("iam.group-member", {
  id: (row: Row) => `${row["group_id"]}/${row["user_id"]}`,
  own: ["group_id", "user_id"],
  scope: "account",
});
/** Policies of the account and those of the system: the fields of ListPoliciesV5; `_document` is the text. */
export const policies = defineTable("iam.policy", { id: "policy_id", scope: "account" });
/** Versions of a policy: `_policy`, `version_id`, `is_default`. */
export const policyVersions = defineTable("iam.policy-version", {
  id: (row: Row) => `${row["_policy"]}/${row["version_id"]}`,
  scope: "account",
});
/** What is attached: `_kind` (user, group, agency), `_target`, `policy_id`. */
export const attachments = defineTable("iam.attachment", {
  id: (row: Row) => `${row["_kind"]}/${row["_target"]}/${row["policy_id"]}`,
  scope: "account",
});
/** Agencies: the fields of ListAgenciesV5; `trust_policy` is a document. */
export const agencies = defineTable("iam.agency", { id: "agency_id", scope: "account" });
/** Temporary keys of AssumeAgency: `_secret`, `_token`, `_expires` (wall clock), `_by`, `_agency`, `_name`. */
export const sessions = defineTable("sts.session", { id: "_id", scope: "account" });

/** The tables of identity. */
export const identityTables = [
  projects,
  users,
  accessKeys,
  groups,
  members,
  policies,
  policyVersions,
  attachments,
  agencies,
  sessions,
];

/** The accounts of this cloud in the world. */
export function accountsOf(store: Store): readonly Account[] {
  return [...store.accounts.values()].filter((one) => one.attributes["cloud"] === "huawei");
}

/** 32 hexadecimal digits, the same for the same words: the form of this cloud's ids. */
export function idOf(...words: readonly string[]): string {
  return createHash("md5").update(words.join("/")).digest("hex");
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
  const id = textOf(key["user_id"]) ?? account.id;
  const root = id === account.id;
  const name = textOf(account.table(users, "").get(id)?.["user_name"]) ?? "";
  return {
    secret: textOf(key["_secret"]) ?? "",
    active: key["status"] !== "inactive",
    token: undefined,
    expires: undefined,
    principal: {
      account,
      kind: root ? "root" : "user",
      name: root ? "" : name,
      arn: root ? `iam::${account.id}:root` : `iam::${account.id}:user:${name}`,
      id,
      accessKeyId: textOf(key["access_key_id"]) ?? "",
    },
  };
}

function temporary(account: Account, session: Row): ResolvedKey {
  const agency = textOf(session["_agency"]) ?? "";
  const name = textOf(account.table(agencies, "").get(agency)?.["agency_name"]) ?? "";
  const as = textOf(session["_name"]) ?? "";
  return {
    secret: textOf(session["_secret"]) ?? "",
    active: true,
    token: textOf(session["_token"]),
    expires: Number(session["_expires"]),
    principal: {
      account,
      kind: "role",
      name,
      arn: `sts::${account.id}:assumed-agency:${name}/${as}`,
      id: `${agency}:${as}`,
      accessKeyId: textOf(session["_id"]) ?? "",
      session: as,
      assumedBy: textOf(session["_by"]) ?? "",
    },
  };
}
