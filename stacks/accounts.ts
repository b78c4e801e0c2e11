import type { App } from "cdktf";
import { accountFault, freeStackName } from "../constructs/unusable-account.ts";
import { findAccounts } from "../src/files/project.ts";
import { wantedAccounts } from "../src/files/terraform/wanted-accounts.ts";
import { ClosureStack } from "./closure.ts";
import { TeardownStack } from "./teardown.ts";
import { UnusableStack } from "./unusable.ts";

/**
 * Makes the two stacks of each account of a project. An account whose files cannot be used gets stacks
 * that fail with what is wrong, which is returned; all others are made as if it were not there. A command
 * that is for some accounts alone names them in the environment.
 */
export function accountStacks(app: App, root: string, policies: string): readonly string[] {
  const accounts = findAccounts(root);
  const taken = new Set<string>();
  const wanted = wantedAccounts(process.env);
  return accounts.flatMap((account) => {
    if (wanted?.has(account.name) === false) return [];
    const fault = accountFault(account, accounts);
    if (fault === undefined) {
      const props = { folder: account.dir, policies };
      new TeardownStack(app, account.name, props);
      new ClosureStack(app, account.name, props);
      return [];
    }
    const name = freeStackName(account, accounts, taken);
    new UnusableStack(app, `${name}-teardown`, { fault, policies });
    new UnusableStack(app, `${name}-closure`, { fault, policies, warns: false });
    return [fault];
  });
}
