import { isoSeconds } from "../core/clock.ts";
import type { JsonObject } from "../core/json.ts";
import { textOf } from "../core/json.ts";
import type { Account } from "../core/store.ts";
import { defineTable } from "../core/table.ts";

/**
 * Members of a directory, in the management account's tables: the fields of ListAccounts, and
 * `_payer`, the account that settles their bills.
 */
export const member = defineTable("resourcemanager.member", { id: "AccountId", scope: "account" });

/** Enters an account of a seed in its manager's list of members, unless it stands there. */
export function enterMember(
  manager: Account,
  account: Account,
  seed: JsonObject,
  now: number,
): void {
  const members = manager.table(member, "");
  if (members.has(account.id)) return;
  const created = account.kind !== "cloud-account";
  const joined = textOf(seed["joined"]) ?? isoSeconds(now - 365 * 86_400_000);
  const payer = textOf(seed["payer"]);
  members.put({
    AccountId: account.id,
    AccountName: `${textOf(seed["name"]) ?? account.id}@rd-member.aliyunid.com`,
    DisplayName: textOf(seed["name"]) ?? account.id,
    Type: created ? "ResourceAccount" : "CloudAccount",
    Status: created ? "CreateSuccess" : "InviteSuccess",
    JoinMethod: created ? "created" : "invited",
    JoinTime: joined,
    ModifyTime: joined,
    ...(payer === undefined ? {} : { _payer: payer }),
  });
}
