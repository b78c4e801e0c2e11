import { isoSeconds } from "../core/clock.ts";
import { textOf } from "../core/json.ts";
import type { Account, Store } from "../core/store.ts";
import { defineTable } from "../core/table.ts";
import { accountsOf } from "./identity.ts";
import { orgMembers } from "./members.ts";

/** Closures of members: the fields of ListCloseAccountStatuses; `_until` is when one ends, `_at` when it began. */
export const closeStatuses = defineTable("organizations.close-status", {
  id: "account_id",
  scope: "account",
});

/** Nothing of a closed account is left, its keys included. */
export function closeNow(account: Account): void {
  for (const table of account.tables.values()) {
    for (const row of table.rows()) table.remove(table.idOf(row));
  }
  account.describe({ deleted: true });
}

/** Lets closures end whose time has come, before any key is looked for. */
export function settleAccounts(store: Store): void {
  const now = store.clock.now();
  for (const account of accountsOf(store)) {
    const table = account.table(closeStatuses, "");
    for (const row of table.rows()) {
      if (row["state"] !== "pending_closure" || Number(row["_until"]) > now) continue;
      if ((textOf(row["failure_reason"]) ?? "") !== "") continue;
      const id = String(row["account_id"]);
      table.patch(id, { state: "suspended", updated_at: isoSeconds(now) });
      account.table(orgMembers, "").patch(id, { status: "suspended" });
      const member = store.account(id);
      if (member !== undefined) closeNow(member);
    }
  }
}
