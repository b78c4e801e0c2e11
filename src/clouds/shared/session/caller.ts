import type { Account } from "../../../core/account.ts";
import type { Caller } from "../../../core/cloud.ts";
import { Problem } from "../../../core/problem.ts";

/**
 * True when renewed keys are the same role's. Those of a user are never other ones of the same caller: its
 * new key would not be the one that is kept for the end.
 */
export function isSameRole(before: Caller | undefined, now: Caller): boolean {
  if (before?.kind !== "role" || now.kind !== "role") return false;
  return now.accountId === before.accountId && now.roleName === before.roleName;
}

/** Refuses credentials of another account than the file names; undefined when they fit. */
export function mismatch(account: Account, caller: Caller): Problem | undefined {
  const { access } = account;
  const wanted = access.via === "own" ? account.id : access.managementId;
  if (caller.accountId === wanted) return undefined;
  const role = access.via === "own" ? "the account to be closed" : "its management account";
  const hint =
    access.via === "management" && caller.accountId === account.id
      ? "These are credentials of the member itself: use those of the management account, or set `access.via: own`."
      : `Use credentials of ${wanted}, or correct account.yaml.`;
  return new Problem({
    code: "account-mismatch",
    summary: `The credentials belong to account ${caller.accountId}, but ${role} is ${wanted}`,
    where: `${account.file}, as ${caller.principal}`,
    next: `${hint} Nothing else was called.`,
  });
}
