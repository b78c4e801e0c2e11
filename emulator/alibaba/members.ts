import { isoSeconds } from "../core/clock.ts";
import type { JsonObject } from "../core/json.ts";
import { textOf } from "../core/json.ts";
import type { Account, Store } from "../core/store.ts";
import { defineTable, type Row } from "../core/table.ts";

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

/** Enterprise finance relations of an account: what QueryRelationList shows; `_role` "parent" where it pays for the other. */
export const relations = defineTable("bss.relation", {
  own: ["AccountId", "RelationId"],
  id: "RelationId",
  scope: "account",
});

/**
 * Takes an account out of the directory: it stands alone from then on, and who pays for it stays as
 * it was, as a relation of its own.
 */
export function release(store: Store, manager: Account, row: Row): void {
  const id = textOf(row["AccountId"]) ?? "";
  manager.table(member, "").remove(id);
  const account = store.account(id);
  if (account === undefined) return;
  account.describe({ managedBy: undefined, kind: "standalone" });
  const payer = textOf(row["_payer"]);
  if (payer === undefined || account.table(relations, "").size > 0) return;
  account.table(relations, "").put({
    RelationId: Number(id.slice(-9)),
    AccountId: payer,
    RelationType: "enterprise_group",
    State: "RELATED",
    SetupTime: textOf(row["JoinTime"]) ?? "",
    StartTime: textOf(row["JoinTime"]) ?? "",
  });
  account.describe({ financeLinked: true });
}
