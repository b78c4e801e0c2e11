import { isoSeconds } from "../core/clock.ts";
import { type JsonObject, objectOf, textOf } from "../core/json.ts";
import type { Account, Store } from "../core/store.ts";
import { accountsOf } from "./identity.ts";
import { orgMembers } from "./members.ts";

const DAY = 86_400_000;

/** How long a manual review takes: about three working days (product page 378/30253). */
export const reviewDays = 3;

/** Nothing of a closed account is left, its keys included. */
export function emptyAccount(account: Account): void {
  for (const table of account.tables.values()) {
    for (const row of table.rows()) table.remove(table.idOf(row));
  }
  account.describe({ deleted: true });
}

/** Closes an account at once, as a face scan does. */
export function closeNow(account: Account, now: number): void {
  emptyAccount(account);
  noteClosure(account, { state: "closed", closed: isoSeconds(now) });
}

/** Sends an account into the manual review. */
export function beginReview(account: Account, now: number, days: number): void {
  noteClosure(account, {
    state: "in-review",
    submitted: isoSeconds(now),
    until: isoSeconds(now + days * DAY),
    calls: 0,
  });
}

/** Notes how a closure by hand stands. */
export function noteClosure(account: Account, changes: JsonObject): void {
  account.describe({ closure: { ...objectOf(account.attributes["closure"]), ...changes } });
}

/**
 * Where the closure by hand stands: `none`, `check-refused`, `in-review`, `rejected`, `closed`. A
 * review that is over by the world's clock has been passed.
 */
export function closureOf(account: Account, now: number): JsonObject {
  const closure = objectOf(account.attributes["closure"]);
  if (textOf(closure["state"]) !== "in-review") return { state: "none", ...closure };
  if (now < Date.parse(textOf(closure["until"]) ?? "")) return closure;
  closeNow(account, now);
  return objectOf(account.attributes["closure"]);
}

/** Counts a call during a review. Nothing is cancelled by it: no page says so. */
export function noteUse(account: Account, secretId: string, now: number): void {
  const closure = closureOf(account, now);
  if (textOf(closure["state"]) !== "in-review") return;
  noteClosure(account, { calls: Number(closure["calls"] ?? 0) + 1, lastKey: secretId });
}

/** Lets reviews end that are over, of closures by hand and of members, before any key is looked for. */
export function settleAccounts(store: Store): void {
  const now = store.clock.now();
  for (const account of accountsOf(store)) {
    closureOf(account, now);
    const members = account.table(orgMembers, "");
    for (const row of members.rows()) {
      if (row["_deleteAt"] === undefined || Number(row["_deleteAt"]) > now) continue;
      members.remove(members.idOf(row));
      const member = store.account(String(row["MemberUin"]));
      if (member !== undefined) emptyAccount(member);
    }
  }
}
