import type { Account } from "../src/core/account.ts";
import { WAVES, type Wave } from "../src/core/item.ts";
import { readAccount } from "../src/files/account/account-file.ts";
import { accountPaths } from "../src/files/project.ts";
import { clouds } from "../src/workspace/clouds.ts";

/** Where an account's files are, for the constructs that speak of it. */
export interface AccountFolderProps {
  /** The account's folder with its `account.yaml`, relative to the current directory or absolute. */
  readonly folder: string;
  /**
   * The folder of the project's policies.
   *
   * @default "policies" in the current directory, else beside the folder `accounts` of the account
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

/** The switch of a closure: what is given, else what account.yaml says. Throws where it names another account. */
export function closureSwitch({ id, file, closure }: Account, given: string | undefined): string {
  const confirm = given ?? closure.disassociate ?? closure.confirm ?? "";
  if (confirm === "" || confirm === id) return confirm;
  throw new Error(
    `The closure is confirmed for account "${confirm}", but ${file} describes "${id}". Write the id of the account that is to be closed, or leave the switch blank.`,
  );
}

/** The waves that are asked for, in the order of the catalog. Throws where one of them is none. */
export function wavesInOrder(waves: readonly Wave[] = WAVES): readonly Wave[] {
  const unknown = waves.find((wave) => !WAVES.includes(wave));
  if (unknown === undefined && waves.length > 0)
    return WAVES.filter((wave) => waves.includes(wave));
  throw new Error(
    `${unknown === undefined ? "A teardown without waves removes nothing" : `There is no wave "${unknown}"`}. Allowed: ${WAVES.join(", ")}. Leave \`waves\` out for all of them.`,
  );
}
