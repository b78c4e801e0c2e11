import { type ClosureStatus, closingTitle, isUnderWay } from "../core/closure.ts";
import { Problem } from "../core/problem.ts";
import { assistedStatus } from "../engine/assisted.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Cli, openAccount } from "./cli.ts";

/**
 * Where the closure stands by what is written down, without any call; undefined where only the cloud can
 * tell. Throws a Problem when an attestation or the journal is wrong.
 */
export async function statedStage(workspace: Workspace): Promise<ClosureStatus | undefined> {
  const { account, closing, clock } = workspace;
  if (closing.by !== "assisted") return undefined;
  return assistedStatus({
    account,
    terms: closing,
    attestations: workspace.attestations(),
    journal: (await workspace.record()).closures.get(account.id),
    now: new Date(clock.now()).toISOString(),
  });
}

/**
 * Says on stderr that the account is closing, until when, and what to do, for commands that make no call
 * and work all the same. What is wrong with a file is for others to stop at, and only said here.
 */
export async function sayClosing(cli: Cli, workspace: Workspace): Promise<void> {
  try {
    const stage = await statedStage(workspace);
    if (stage === undefined || !isUnderWay(stage)) return;
    cli.ui.note(`${closingTitle(workspace.account.id, stage)}: ${stage.detail}.`);
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    cli.ui.warn(cause.message);
  }
}

/** The same for a command that reads no account file otherwise. */
export async function sayClosingOf(cli: Cli, name: string, command: string): Promise<void> {
  try {
    await sayClosing(cli, openAccount(cli, name, command, []).workspace);
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    cli.ui.warn(cause.message);
  }
}
