import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Account } from "../src/core/account.ts";
import { accountPaths, projectOfAccount } from "../src/files/project.ts";
import { readSettings } from "../src/files/settings/settings-file.ts";
import { isPreview } from "./preview.ts";
import { CloseoutProvider } from "./provider/closeout-provider.ts";
import type { AccountFolderProps } from "./read-account-folder.ts";

/** Beside a stack: what is wrong with the account's files, while anything is. */
export const FAULT_FILE = "fault.txt";

/** The folder of policies that is named; else the one here; else that of the account's project. */
export function policiesFolder({ folder, policies }: AccountFolderProps): string {
  if (policies !== undefined) return policies;
  return existsSync("policies") ? "policies" : join(projectOfAccount(folder), "policies");
}

/**
 * The provider of a stack for one account. The account's files are copied into the stack's folder, so
 * that a saved plan can be applied elsewhere; the journal stays with the account, where all runs share it.
 */
export function provideFor(
  scope: Construct,
  account: Account,
  props: AccountFolderProps,
): CloseoutProvider {
  const stack = TerraformStack.of(scope);
  const paths = accountPaths(props.folder);
  const beside = `accounts/${account.name}`;
  const { approval, record } = readSettings(projectOfAccount(props.folder));
  const stackFolder = resolve(App.of(scope).outdir, "stacks", stack.node.id);
  return new CloseoutProvider(scope, "provider", {
    accountFile: `${beside}/account.yaml`,
    reviewFile: `${beside}/review.json`,
    attestationsDir: `${beside}/attestations`,
    journalDir: relative(stackFolder, resolve(props.folder)),
    faultFile: FAULT_FILE,
    ...(isPreview(scope) ? { preview: true } : {}),
    ...(approval.by === "git" ? { approvalBranch: approval.branch } : {}),
    ...(record === undefined ? {} : { record }),
    policies: policiesFolder(props),
    files: [
      { from: paths.account, to: join(beside, "account.yaml") },
      { from: paths.review, to: join(beside, "review.json"), optional: true },
      { from: paths.attestations, to: join(beside, "attestations"), optional: true },
    ],
  });
}
