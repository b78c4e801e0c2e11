import { isoSeconds } from "../core/clock.ts";
import { type JsonObject, objectOf, textOf } from "../core/json.ts";
import type { Account, Store } from "../core/store.ts";

const DAY = 86_400_000;

/** Nothing of a closed account is left, its keys included. */
export function emptyAccount(account: Account): void {
  for (const table of account.tables.values()) {
    for (const row of table.rows()) table.remove(table.idOf(row));
  }
  account.describe({ deleted: true });
}

/** Notes that the root person's closure form was taken: the quiet period runs from now. */
export function beginClosing(account: Account, days: number, now: number): void {
  account.describe({
    closing: {
      state: "waiting",
      submitted: isoSeconds(now),
      until: isoSeconds(now + days * DAY),
      calls: 0,
    },
  });
}

/** Notes why no quiet period runs, or runs any more. */
export function endClosing(account: Account, state: string, more: JsonObject): void {
  account.describe({ closing: { ...objectOf(account.attributes["closing"]), ...more, state } });
}

/**
 * Where the closure by hand of an account stands: `none`, `check-refused`, `rejected`, `waiting`,
 * `cancelled-by-login` or `closed`. A quiet period that is over by the world's clock closes it.
 */
export function closingOf(account: Account, now: number): JsonObject {
  const closing = objectOf(account.attributes["closing"]);
  if (textOf(closing["state"]) !== "waiting") return { state: "none", ...closing };
  if (now < Date.parse(textOf(closing["until"]) ?? "")) return closing;
  emptyAccount(account);
  endClosing(account, "closed", { closed: closing["until"] });
  return objectOf(account.attributes["closing"]);
}

/** Lets the quiet periods end that are over, before anybody's key is looked for. */
export function settleClosings(store: Store): void {
  for (const account of store.accounts.values()) {
    if (account.attributes["closing"] !== undefined) closingOf(account, store.clock.now());
  }
}

/**
 * A call as an account, or a role assumed into it. In the quiet period it cancels the closure, as the
 * guide says of logging in; the first one does, and each is counted.
 */
export function noteLogin(account: Account, accessKeyId: string, now: number): void {
  const closing = closingOf(account, now);
  const state = textOf(closing["state"]);
  if (state !== "waiting" && state !== "cancelled-by-login") return;
  const calls = Number(closing["calls"] ?? 0) + 1;
  const first = state === "waiting" ? { cancelled: isoSeconds(now), by: accessKeyId } : {};
  endClosing(account, "cancelled-by-login", { calls, ...first });
}
