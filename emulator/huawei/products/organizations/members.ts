import type { Call } from "../../../core/call.ts";
import { isoSeconds } from "../../../core/clock.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import type { Account, Store } from "../../../core/store.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { closeStatuses } from "../../closing.ts";
import { refusal } from "../../errors.ts";
import { orgMembers } from "../../members.ts";

const DAY = 86_400_000;

/** Members to which a service is delegated: the fields of ListDelegatedAdministrators, `_service`. */
export const delegated = defineTable("organizations.delegated-administrator", {
  id: (row: Row) => `${row["account_id"]}/${row["_service"] ?? ""}`,
  scope: "account",
});

/** Refuses whoever manages no organization: another code for members than for those without one. */
export function asManager(call: Call): void {
  if (call.account.kind === "management") return;
  if (managerOf(call.store, call.account) === undefined) {
    throw refusal(401, "Organizations.1015", "The organization does not exist.");
  }
  throw refusal(401, "Organizations.1001", "The account is not the management account.");
}

/** The account that manages a member. */
export function managerOf(store: Store, account: Account): Account | undefined {
  return store.account(textOf(account.attributes["managedBy"]) ?? "");
}

/** A member that the path names. */
export function memberOf(call: Call): Row {
  const id = call.need("account_id");
  const row = call.table(orgMembers).get(id);
  if (row === undefined) throw refusal(404, "Organizations.1010", `There is no account ${id}.`);
  return row;
}

function isDelegated(call: Call, id: string): boolean {
  return call.table(delegated).some((row) => row["account_id"] === id);
}

/** How many members may be closed in thirty days, and how many were. */
export function closures(call: Call): { readonly quota: number; readonly used: number } {
  const members = call.table(orgMembers).size;
  const said = call.account.attributes["closeQuota"];
  const quota =
    typeof said === "number" ? said : Math.min(200, Math.max(1, Math.floor(members / 10)));
  const since = call.now() - 30 * DAY;
  const used = call
    .table(closeStatuses)
    .rows()
    .filter((row) => Number(row["_at"]) > since).length;
  return { quota, used };
}

/**
 * Begins to close a member. The codes 13xx but for 1325 are invented: no page lists them. How long it
 * takes is unverified; a seed's `closureDays` of the management account says it, default 1.
 */
export function closeAccount(call: Call): undefined {
  asManager(call);
  const row = memberOf(call);
  const id = String(row["id"]);
  const refuse = (code: string, why: string): never => {
    throw refusal(400, code, why);
  };
  if (row["status"] !== "active") refuse("Organizations.1325", "The account is being closed.");
  if (row["join_method"] !== "created") refuse("Organizations.1326", "The account was invited.");
  if (isDelegated(call, id)) refuse("Organizations.1327", "It is a delegated administrator.");
  const table = call.table(closeStatuses);
  const pending = table.rows().filter((one) => one["state"] === "pending_closure").length;
  if (pending >= 3) refuse("Organizations.1328", "Three accounts are being closed.");
  const { quota, used } = closures(call);
  if (used >= quota) refuse("Organizations.1329", "The quota of thirty days is used up.");
  if (table.size >= 200) refuse("Organizations.1329", "Two hundred accounts were closed.");
  const now = call.now();
  const days = Number(call.account.attributes["closureDays"] ?? 1);
  table.put({
    account_id: id,
    created_at: isoSeconds(now),
    updated_at: isoSeconds(now),
    organization_id: textOf(row["urn"])?.split("/")[0]?.split(":").at(-1) ?? "",
    state: "pending_closure",
    failure_reason: "",
    _at: now,
    _until: now + days * DAY,
  });
  call.table(orgMembers).patch(id, { status: "pending_closure" });
  return undefined;
}

function release(store: Store, manager: Account, id: string): void {
  manager.table(orgMembers, "").remove(id);
  store.account(id)?.describe({ managedBy: undefined, kind: "standalone" });
}

/** Lets a member go; the codes of refusals are invented. Who pays for it stays the same. */
export function removeAccount(call: Call): undefined {
  asManager(call);
  const row = memberOf(call);
  const id = String(row["id"]);
  if (isDelegated(call, id)) {
    throw refusal(400, "Organizations.1327", "It is a delegated administrator.");
  }
  if (row["join_method"] === "created" && row["_converted"] !== true) {
    throw refusal(400, "Organizations.1330", "The account was created by the organization.");
  }
  release(call.store, call.account, id);
  return undefined;
}

/** Leaves the organization, as the member. */
export function leaveOrganization(call: Call): undefined {
  const manager = managerOf(call.store, call.account);
  if (manager === undefined) {
    throw refusal(401, "Organizations.1015", "The organization does not exist.");
  }
  const row = manager.table(orgMembers, "").get(call.account.id);
  const delegations = manager.table(delegated, "");
  if (delegations.some((one) => one["account_id"] === call.account.id)) {
    throw refusal(400, "Organizations.1327", "It is a delegated administrator.");
  }
  if (row?.["join_method"] === "created" && row["_converted"] !== true) {
    throw refusal(400, "Organizations.1330", "The account was created by the organization.");
  }
  release(call.store, manager, call.account.id);
  return undefined;
}

/** The organization as its manager and its members see it. */
export function showOrganization(call: Call, id: (manager: Account) => string): JsonObject {
  const own =
    call.account.kind === "management" ? call.account : managerOf(call.store, call.account);
  if (own === undefined) {
    throw refusal(401, "Organizations.1015", "The organization does not exist.");
  }
  return {
    organization: {
      id: id(own),
      urn: `organizations::${own.id}:organization:${id(own)}`,
      management_account_id: own.id,
      management_account_name: textOf(own.attributes["name"]) ?? own.id,
      created_at: "2024-01-02T03:04:05Z",
    },
  };
}
