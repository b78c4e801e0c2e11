import { type ClosureStatus, isUnderWay } from "../core/closure.ts";
import { Problem } from "../core/problem.ts";
import { closingSentence, leftOnNext, leftOnWords } from "../texts/closing.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Cli, openWithoutPolicies } from "./cli.ts";

/**
 * Where an assisted closure stands, without any call; undefined where only the cloud can tell. Throws a
 * Problem when an attestation or the journal is wrong.
 */
export async function attestedClosure(workspace: Workspace): Promise<ClosureStatus | undefined> {
  return workspace.closing.by === "assisted" ? workspace.closureStatus() : undefined;
}

/** Says on stderr what a run left switched on beside the account, by the journal alone. */
export async function sayLeftOn({ ui }: Cli, workspace: Workspace): Promise<void> {
  const found = await workspace.leftOnRecord();
  if (found === undefined) return;
  const { language } = workspace.reader;
  ui.warn(
    `${leftOnWords(language, found)}. Next: ${leftOnNext(language, workspace.account.name, found)}`,
  );
}

/**
 * Says on stderr that the account is closing, until when, and what to do, for commands that make no call
 * and work all the same. What is wrong with a file is for others to stop at, and only said here.
 */
export async function sayClosing(cli: Cli, workspace: Workspace): Promise<void> {
  try {
    await sayLeftOn(cli, workspace);
    const status = await attestedClosure(workspace);
    if (status === undefined || !isUnderWay(status)) return;
    const { language } = workspace.reader;
    cli.ui.note(closingSentence(language, workspace.account.id, status));
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    cli.ui.warn(cause.message);
  }
}

/** The same for a command that reads no account file otherwise. */
export async function sayClosingOf(cli: Cli, name: string, command: string): Promise<void> {
  try {
    const { workspace } = openWithoutPolicies(cli, name, command);
    await sayClosing(cli, workspace);
    await workspace.close();
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    cli.ui.warn(cause.message);
  }
}
