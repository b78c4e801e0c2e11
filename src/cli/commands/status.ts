import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../core/problem.ts";
import { writeAtomic } from "../../files/local.ts";
import type { AccountFolder } from "../../files/project.ts";
import { outcomeFile, readOutcome } from "../../files/terraform/outcome-file.ts";
import { closingOutcome, closureOutcome, type Outcome } from "../../operations/outcome.ts";
import { type AccountStatus, statusOf, unusable } from "../../operations/status.ts";
import { type Cli, openAccount, openWithoutPolicies } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";
import { lookAt, reviewAtHand } from "../look.ts";
import { chosenAccounts } from "../stacks/chosen.ts";
import { showStatus } from "../status-text.ts";

/** How a portfolio is asked for. */
export interface StatusFlags {
  /** Look at each account; without it nothing is called. */
  readonly scan: boolean;
}

/**
 * Says where each account stands, what is left, what it waits for and what is next, by what is written down;
 * with `scan`, after a look at each. Ends with 0 where nobody has anything to do, 2 where somebody has, 1 where
 * something is wrong.
 */
export async function status(
  cli: Cli,
  typed: string | undefined,
  { scan }: StatusFlags,
): Promise<number> {
  const { ui, project, signal } = cli;
  const all: AccountStatus[] = [];
  for (const account of chosenAccounts(project, typed)) {
    signal.throwIfAborted();
    all.push(await one(cli, account, scan));
  }
  ui.done();
  if (ui.json) ui.data("status", { command: "status", accounts: all });
  else showStatus(ui, all);
  if (all.some(isWrong)) return EXIT.blocked;
  return all.some(({ waitsFor }) => waitsFor !== "nobody" && waitsFor !== "time")
    ? EXIT.changes
    : EXIT.ok;
}

function isWrong({ phase }: AccountStatus): boolean {
  return phase === "unusable" || phase === "failed";
}

async function one(cli: Cli, { name }: AccountFolder, scan: boolean): Promise<AccountStatus> {
  try {
    if (scan) await lookAnew(cli, name);
    const { workspace } = openWithoutPolicies(cli, name, "status");
    try {
      return await statusOf(workspace, {
        teardown: readOutcome(outcomeFile(cli.project, `${name}-teardown`)),
        closure: readOutcome(outcomeFile(cli.project, `${name}-closure`)),
      });
    } finally {
      await workspace.close();
    }
  } catch (cause) {
    if (!(cause instanceof Problem) || cli.signal.aborted) throw cause;
    // What the environment says wrong is said once, and makes no account unusable.
    if (cause.code === "usage") throw cause;
    return unusable(name, cause);
  }
}

/** Looks at an account as the plan of its closure does, and keeps what it came to. */
async function lookAnew(cli: Cli, name: string): Promise<void> {
  const { workspace } = await openAccount(cli, name, "status");
  try {
    const review = reviewAtHand(workspace, cli.ui);
    const seen = await lookAt(cli, workspace, { purpose: "closure", review });
    const outcome: Outcome =
      seen.outcome === "closing"
        ? closingOutcome(workspace, "closure", seen.status)
        : closureOutcome(workspace, { outcome: "looked", found: seen.found });
    const file = outcomeFile(cli.project, `${name}-closure`);
    mkdirSync(join(file, ".."), { recursive: true });
    writeAtomic(file, JSON.stringify(outcome));
  } finally {
    await workspace.close();
  }
}
