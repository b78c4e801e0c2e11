import { join, relative, resolve } from "node:path";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Account } from "../src/core/account.ts";
import { readAccount } from "../src/files/account/account-file.ts";
import { accountPaths } from "../src/files/project.ts";
import { readSettings } from "../src/files/settings/settings-file.ts";
import { clouds } from "../src/workspace/clouds.ts";
import { isPreview } from "./preview.ts";
import { CloseoutProvider } from "./provider/closeout-provider.ts";

/** Beside a stack: what is wrong with the account's files, while anything is. */
export const FAULT_FILE = "fault.txt";

/** Where an account's files are, for the constructs that speak of it. */
export interface AccountFolderProps {
  /** The account's folder with its `account.yaml`, relative to the current directory or absolute. */
  readonly folder: string;
  /**
   * The folder of the project's policies.
   *
   * @default "policies" in the current directory
   */
  readonly policies?: string;
}

/**
 * Reads and checks the account's file; throws with every mistake in it, each with its line, what it
 * got and what is allowed. Makes no network call.
 */
export function readAccountFolder(props: AccountFolderProps): Account {
  if (props.folder.trim() === "") {
    throw new Error(
      'The folder of the account is blank. Give the folder that holds its account.yaml, such as "accounts/acme".',
    );
  }
  return readAccount(accountPaths(props.folder).account, clouds);
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
  const { approval } = readSettings(".");
  const stackFolder = resolve(App.of(scope).outdir, "stacks", stack.node.id);
  return new CloseoutProvider(scope, "provider", {
    accountFile: `${beside}/account.yaml`,
    reviewFile: `${beside}/review.json`,
    attestationsDir: `${beside}/attestations`,
    journalDir: relative(stackFolder, resolve(props.folder)),
    faultFile: FAULT_FILE,
    ...(isPreview(scope) ? { preview: true } : {}),
    ...(approval.by === "git" ? { approvalBranch: approval.branch } : {}),
    ...(props.policies === undefined ? {} : { policies: props.policies }),
    files: [
      { from: paths.account, to: join(beside, "account.yaml") },
      { from: paths.review, to: join(beside, "review.json"), optional: true },
      { from: paths.attestations, to: join(beside, "attestations"), optional: true },
    ],
  });
}
