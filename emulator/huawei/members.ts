import { isoSeconds } from "../core/clock.ts";
import { type JsonObject, textOf } from "../core/json.ts";
import type { Account } from "../core/store.ts";
import { defineTable } from "../core/table.ts";

/** Members of an organization, in the management account's tables: the fields of ListAccounts. */
export const orgMembers = defineTable("organizations.account", { id: "id", scope: "account" });

/** Enters an account of a seed in its manager's organization, unless it stands there. */
export function enterMember(
  manager: Account,
  account: Account,
  seed: JsonObject,
  now: number,
): void {
  const table = manager.table(orgMembers, "");
  if (table.has(account.id)) return;
  table.put({
    id: account.id,
    urn: `organizations::${manager.id}:account:${organizationId(manager)}/${account.id}`,
    name: textOf(seed["name"]) ?? account.id,
    join_method: account.kind === "created-member" ? "created" : "invited",
    status: "active",
    joined_at: textOf(seed["joined"]) ?? isoSeconds(now - 365 * 86_400_000),
    description: "",
  });
}

/** The id of the organization that an account manages. */
export function organizationId(manager: Account): string {
  return textOf(manager.attributes["organization"]) ?? `o-${manager.id.slice(0, 20)}`;
}
