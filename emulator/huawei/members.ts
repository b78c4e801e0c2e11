import { isoSeconds } from "../core/clock.ts";
import { type JsonObject, textOf } from "../core/json.ts";
import type { Account } from "../core/store.ts";
import { defineTable, type Row } from "../core/table.ts";

/** Members of an organization, in the management account's tables: the fields of ListAccounts. */
export const orgMembers = defineTable("organizations.account", { id: "id", scope: "account" });

/** Units of an organization; `_parent` is the unit above, where it is not the root. */
export const orgUnits = defineTable("organizations.unit", { id: "id", scope: "account" });

/** Service control policies; `_document` is the text, `_attached` are ids of roots, units and accounts. */
export const controlPolicies = defineTable("organizations.policy", {
  id: "id",
  scope: "account",
  usual: { type: "service_control_policy", is_builtin: false },
});

/** What stands at every root, unit and account and allows everything; its id and its words are unverified. */
const FULL_ACCESS: Row = {
  id: "p-FullAccess",
  name: "FullAccess",
  is_builtin: true,
  _document: JSON.stringify({
    Version: "5.0",
    Statement: [{ Effect: "Allow", Action: ["*:*:*"], Resource: ["*"] }],
  }),
};

/** Gives an account the organization that it manages. */
export function enterOrganization(manager: Account): void {
  const policies = manager.table(controlPolicies, "");
  if (!policies.has("p-FullAccess")) policies.put(FULL_ACCESS);
}

/** Enters an account of a seed in its manager's organization, unless it stands there. */
export function enterMember(
  manager: Account,
  account: Account,
  seed: JsonObject,
  now: number,
): void {
  const table = manager.table(orgMembers, "");
  enterOrganization(manager);
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
