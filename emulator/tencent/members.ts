import { type JsonObject, textOf } from "../core/json.ts";
import type { Account } from "../core/store.ts";
import { defineTable } from "../core/table.ts";
import { chinaTime } from "./times.ts";

/**
 * Members of an organization, in the management account's tables: the fields of OrgMember, and what
 * CheckAccountDelete looks at: `_deletionPermission` (default: what the organization says),
 * `_assignManager`, `_authManager`, `_shareManager`, `_operateProcess`, `_billingPermission` (false:
 * cannot be released), `_detectFailed` (names), `_cicRole`, `_cicUser`, `_review` (being reviewed).
 */
export const orgMembers = defineTable("organization.member", { id: "MemberUin", scope: "account" });

/** Enters an account of a seed in its manager's organization, unless it stands there. */
export function enterMember(
  manager: Account,
  account: Account,
  seed: JsonObject,
  now: number,
): void {
  const table = manager.table(orgMembers, "");
  if (table.has(account.id)) return;
  const joined = textOf(seed["joined"]) ?? chinaTime(now - 365 * 86_400_000);
  table.put({
    MemberUin: Number(account.id),
    Name: textOf(seed["name"]) ?? account.id,
    MemberType: account.kind === "created-member" ? "Create" : "Invite",
    OrgPolicyType: "Financial",
    OrgPolicyName: "财务管理",
    OrgPermission: [
      { Id: 1, Name: "查看账单" },
      { Id: 2, Name: "查看余额" },
    ],
    NodeId: 1,
    NodeName: "Root",
    Remark: "",
    CreateTime: joined,
    UpdateTime: joined,
    IsAllowQuit: "Allow",
    PayUin: textOf(seed["payer"]) ?? "",
    PayName: "",
    OrgIdentity: [],
    BindStatus: "Success",
    PermissionStatus: "Confirmed",
    Tags: [],
    NickName: textOf(seed["name"]) ?? account.id,
  });
}
