import { textMatches } from "../../core/match.ts";
import { Problem } from "../../core/problem.ts";
import {
  type AccountFolder,
  accountNameOf,
  findAccount,
  findAccounts,
} from "../../files/project.ts";
import { STACKS, type StackKind } from "../../operations/outcome.ts";

/** A stack of an account. */
export interface ChosenStack {
  readonly account: AccountFolder;
  readonly kind: StackKind;
  /** `acme-teardown`. */
  readonly name: string;
}

/**
 * Accounts by a name, by a path to one, or by a pattern in which `*` stands for any run of characters; all
 * without one. Throws the Problem `not-found` where there is none.
 */
export function chosenAccounts(
  project: string,
  typed: string | undefined,
): readonly AccountFolder[] {
  const all = findAccounts(project);
  if (typed?.includes("*") === true || typed === undefined) {
    const found = all.filter(({ name }) => textMatches(typed ?? "*", name));
    if (found.length > 0) return found;
    throw new Problem({
      code: "not-found",
      summary:
        typed === undefined
          ? "There is no account in this project"
          : `No account of this project matches "${typed}"`,
      next:
        all.length === 0
          ? "An account is a folder under accounts/ with an account.yaml in it; name the project's folder with --project."
          : `There are: ${all.map(({ name }) => name).join(", ")}.`,
    });
  }
  const name = accountNameOf(project, typed);
  // Says what is wrong with the name.
  findAccount(project, name);
  return all.filter((one) => one.name === name);
}

/** The same as stacks of one kind. */
export function chosenStacks(
  project: string,
  typed: string,
  kind: StackKind,
): readonly ChosenStack[] {
  return chosenAccounts(project, typed).map((account) => ({
    account,
    kind,
    name: `${account.name}-${kind}`,
  }));
}

/** The kind that a person typed; the teardown without a word. */
export function kindOf(typed: string | undefined): StackKind {
  return STACKS.find((kind) => kind === typed) ?? "teardown";
}
