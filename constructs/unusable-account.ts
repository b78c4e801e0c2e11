import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { Problem } from "../src/core/problem.ts";
import { readAccount } from "../src/files/account/account-file.ts";
import { readAttestations } from "../src/files/attestations/attestation-file.ts";
import { type AccountFolder, accountPaths } from "../src/files/project.ts";
import { stackNameFault, stackNameProblem } from "../src/files/stack-name.ts";
import { clouds } from "../src/workspace/clouds.ts";
import { FAULT_FILE } from "./account-folder.ts";
import { CloseoutProvider } from "./provider/closeout-provider.ts";
import { DataCloseoutBlockers } from "./provider/data-closeout-blockers.ts";

/**
 * What is wrong with the files of one account among all of a project, with what to do; undefined when
 * stacks can be made of it. Reads files and makes no network call.
 */
export function accountFault(
  account: AccountFolder,
  all: readonly AccountFolder[],
): string | undefined {
  const unnamed = stackNameProblem(
    account.name,
    account.file,
    all.map(({ name }) => name),
  );
  if (unnamed !== undefined) return unnamed.text;
  try {
    const { id } = readAccount(account.file, clouds);
    readAttestations(accountPaths(account.dir).attestations, id);
    return undefined;
  } catch (cause) {
    if (cause instanceof Problem) return cause.text;
    throw cause;
  }
}

/**
 * The name of an account's stacks: its folder's, or one like it where that cannot be a stack's and that
 * no other account has. `taken` holds those that were given already.
 */
export function freeStackName(
  { name }: AccountFolder,
  all: readonly AccountFolder[],
  taken: Set<string>,
): string {
  const like = nearestStackName(name);
  const isFree = (one: string): boolean =>
    !taken.has(one) && all.every((other) => other.name === name || other.name !== one);
  let free = like;
  for (let copy = 2; !isFree(free); copy += 1) free = `${like}-${copy}`;
  taken.add(free);
  return free;
}

/** The name that comes nearest to a folder's and can be one of a stack. */
function nearestStackName(name: string): string {
  const like = [...name]
    .map((letter) => (stackNameFault(`a${letter}`) === undefined ? letter : "-"))
    .join("")
    .replace(/^[-.]+/u, "")
    .slice(0, LONGEST);
  return like === "" ? "account" : like;
}

/** Letters, of which each may take four bytes of a file name's 255. */
const LONGEST = 50;

/** What the stack of an account that cannot be used is made of. */
export interface UnusableAccountProps {
  /** What is wrong, first the line that heads the error, then what to do. */
  readonly fault: string;
  /**
   * Whether the synth names it as a warning.
   *
   * @default true
   */
  readonly warns?: boolean;
  /**
   * The folder of the project's policies.
   *
   * @default "policies" in the current directory
   */
  readonly policies?: string;
}

/**
 * In the place of an account whose files cannot be used: each plan, deploy and destroy of its stack
 * fails with what is wrong, before anything is called, and its state stays as it is. So a mistake in
 * one account's files stops that account alone.
 */
export class UnusableAccount extends Construct {
  constructor(scope: Construct, id: string, props: UnusableAccountProps) {
    super(scope, id);
    const { fault, policies, warns = true } = props;
    const provider = new CloseoutProvider(this, "provider", {
      faultFile: FAULT_FILE,
      fault,
      ...(policies === undefined ? {} : { policies }),
    });
    // Something has to ask for the provider, or Terraform would not start it.
    new DataCloseoutBlockers(this, "unusable", { accountId: "unknown", provider });
    if (warns) Annotations.of(this).addWarning(fault);
  }
}
