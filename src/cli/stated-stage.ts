import { type ClosureStatus, closingTitle, isUnderWay } from "../core/closure.ts";
import { Problem } from "../core/problem.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Cli, openWithoutPolicies } from "./cli.ts";

/**
 * Where a closure by hand stands, without any call; undefined where only the cloud can tell. Throws a
 * Problem when an attestation or the journal is wrong.
 */
export async function statedStage(workspace: Workspace): Promise<ClosureStatus | undefined> {
  return workspace.closing.by === "assisted" ? workspace.stage() : undefined;
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
    await sayClosing(cli, openWithoutPolicies(cli, name, command).workspace);
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    cli.ui.warn(cause.message);
  }
}
