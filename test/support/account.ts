import type { Account } from "../../src/core/account.ts";

/** An account without rules, answers or limits, as `account.yaml` with nothing but its head describes it. */
export function plainAccount(
  head: Pick<Account, "name" | "cloud" | "id" | "kind">,
  changes: Partial<Account> = {},
): Account {
  return {
    access: { via: "own" },
    regions: "all",
    dispositions: [],
    keep: [],
    answers: [],
    backups: [],
    policiesOff: [],
    recordLost: [],
    limits: { deletions: undefined, parallel: 8, patience: 600 },
    closure: {
      confirm: undefined,
      abandonChecks: [],
      enableMemberDeletion: false,
      leaveDirectory: false,
      ownKey: "keep",
      quietDays: undefined,
    },
    securityMailbox: undefined,
    holder: undefined,
    file: `accounts/${head.name}/account.yaml`,
    ...head,
    ...changes,
  };
}
