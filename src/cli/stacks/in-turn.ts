import { Problem } from "../../core/problem.ts";
import type { Cli } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";
import type { ChosenStack } from "./chosen.ts";
import type { StackResult } from "./results.ts";
import type { StackFolders } from "./synth.ts";

/**
 * Does the work for each stack, one after another; one that fails is said, and the others go on. Only
 * Ctrl-C ends them all.
 */
export async function inTurn(
  { ui, signal }: Cli,
  stacks: readonly ChosenStack[],
  work: (stack: ChosenStack) => Promise<StackResult>,
): Promise<readonly StackResult[]> {
  const results: StackResult[] = [];
  for (const stack of stacks) {
    signal.throwIfAborted();
    if (stacks.length > 1) ui.note(`\n${stack.name}`);
    try {
      results.push(await work(stack));
    } catch (cause) {
      if (!(cause instanceof Problem) || signal.aborted) throw cause;
      ui.failure(cause);
      results.push({
        account: stack.account.name,
        stack: stack.name,
        kind: stack.kind,
        result: "failed",
        exitCode: EXIT.blocked,
        outcome: null,
        errors: [cause.message],
        plan: null,
      });
    }
  }
  return results;
}

/** The folder of a stack that was synthesized. Throws the Problem `not-found` where the app made none. */
export function folderOf(folders: StackFolders, { name }: ChosenStack): string {
  const folder = folders.get(name);
  if (folder !== undefined) return folder;
  throw new Problem({
    code: "not-found",
    summary: `The project's app makes no stack "${name}"`,
    where: "cdktf.json",
    next:
      folders.size === 0
        ? "Let the app make the two stacks of each account, as stacks/main.ts does."
        : `It makes: ${[...folders.keys()].join(", ")}. Have it call accountStacks of "closeout/cdktf" (or cdktn) as well.`,
  });
}
