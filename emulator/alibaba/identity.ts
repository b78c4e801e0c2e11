import type { Principal } from "../core/call.ts";
import { isoSeconds } from "../core/clock.ts";
import { textOf } from "../core/json.ts";
import { type ResolvedKey as AnyKey, keyring } from "../core/keyring.ts";
import type { Account } from "../core/store.ts";
import { defineTable, type Row } from "../core/table.ts";

/** RAM users; hidden `_lastLogin`. */
export const users = defineTable("ram.user", {
  id: "UserName",
  scope: "account",
  // Ims shows them under another name of the user.
  own: ["LastLoginDate", "ProvisionType", "Status"],
});
/** AccessKeys of users, and of root (`_root: true`); the secret is `_secret`. */
export const accessKeys = defineTable("ram.access-key", {
  own: ["UserName"],
  id: "AccessKeyId",
  scope: "account",
});
/** RAM groups. */
export const groups = defineTable("ram.group", { id: "GroupName", scope: "account" });
/** Membership: `UserName`, `GroupName`, `JoinDate`. */
export const members = defineTable("ram.group-member", {
  id: (row: Row) => `${row["GroupName"]}/${row["UserName"]}`,
  scope: "account",
});
/** RAM roles, service-linked ones included. */
export const roles = defineTable("ram.role", { id: "RoleName", scope: "account" });
/** Custom policies. System policies exist without a row; see permissions.ts. */
export const policies = defineTable("ram.policy", { id: "PolicyName", scope: "account" });
/** Versions of custom policies: `PolicyName`, `VersionId`, `PolicyDocument`, `IsDefaultVersion`. */
export const policyVersions = defineTable("ram.policy-version", {
  id: (row: Row) => `${row["PolicyName"]}/${row["VersionId"]}`,
  scope: "account",
});
/** Attachments: `PrincipalType` (IMSUser, IMSGroup, ServiceRole), `PrincipalName`, `PolicyName`, `PolicyType`, `ResourceGroupId`. */
export const attachments = defineTable("ram.attachment", {
  id: (row: Row) =>
    [
      row["PrincipalType"],
      row["PrincipalName"],
      row["PolicyType"],
      row["PolicyName"],
      row["ResourceGroupId"],
    ].join("/"),
  scope: "account",
});
/** Temporary keys given out by AssumeRole; `_by` (the key that asked), `_secret`, `_token`, `_expires` on the wall clock. */
export const sessions = defineTable("sts.session", { id: "AccessKeyId", scope: "account" });

/** The tables of identity, for the service that registers them. */
export const identityTables = [
  users,
  accessKeys,
  groups,
  members,
  roles,
  policies,
  policyVersions,
  attachments,
  sessions,
];

/** The role in each member that the management account may assume. */
export const accessRole = "ResourceDirectoryAccountAccessRole";

/** A key that was found, and whose it is. */
export interface ResolvedKey extends AnyKey {
  /** Notes the key's last use. */
  readonly used: (now: number) => void;
}

/** The keys of this cloud: by id, by their secret halves, and who calls with one. */
export const { resolveKey, keyOf, loggedCaller } = keyring({
  accounts: (store) => store.accounts.values(),
  keys: accessKeys,
  sessions,
  longLived,
  temporary,
});

function longLived(account: Account, key: Row): ResolvedKey {
  const accessKeyId = textOf(key["AccessKeyId"]) ?? "";
  const root = key["_root"] === true;
  const name = root ? "" : (textOf(key["UserName"]) ?? "");
  const user = account.table(users, "").get(name);
  const principal: Principal = root
    ? {
        account,
        kind: "root",
        name: "",
        arn: `acs:ram::${account.id}:root`,
        id: account.id,
        accessKeyId,
      }
    : {
        account,
        kind: "user",
        name,
        arn: `acs:ram::${account.id}:user/${name}`,
        id: textOf(user?.["UserId"]) ?? "",
        accessKeyId,
      };
  return {
    secret: textOf(key["_secret"]) ?? "",
    active: key["Status"] !== "Inactive",
    token: undefined,
    expires: undefined,
    principal,
    used: (now) => {
      const keys = account.table(accessKeys, "");
      const stamp = isoSeconds(now);
      if (keys.get(accessKeyId)?.["_lastUsed"] === stamp.slice(0, 13)) return;
      keys.patch(accessKeyId, { _lastUsed: stamp.slice(0, 13), _lastUsedDate: stamp });
    },
  };
}

function temporary(account: Account, session: Row): ResolvedKey {
  const role = textOf(session["RoleName"]) ?? "";
  const name = textOf(session["RoleSessionName"]) ?? "";
  const roleId = textOf(account.table(roles, "").get(role)?.["RoleId"]) ?? "";
  return {
    secret: textOf(session["_secret"]) ?? "",
    active: true,
    token: textOf(session["_token"]),
    expires: Number(session["_expires"]),
    principal: {
      account,
      kind: "role",
      name: role,
      arn: `acs:ram::${account.id}:assumed-role/${role}/${name}`,
      id: roleId,
      accessKeyId: textOf(session["AccessKeyId"]) ?? "",
      session: name,
      assumedBy: textOf(session["_by"]) ?? "",
    },
    used: () => {},
  };
}
