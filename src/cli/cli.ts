import { join } from "node:path";
import type { SessionContext } from "../core/cloud.ts";
import { type AccountPaths, findAccount } from "../files/project.ts";
import { readSettings } from "../files/settings/settings-file.ts";
import { FileRecord } from "../record/file-record.ts";
import type { AccountRecord } from "../record/record.ts";
import { isInDatabase } from "../record/record-of.ts";
import { clouds } from "../workspace/clouds.ts";
import { loadPolicies } from "../workspace/load-policies.ts";
import type { PolicyFile } from "../workspace/policies.ts";
import { systemClock } from "../workspace/system-clock.ts";
import { Workspace } from "../workspace/workspace.ts";
import type { Ui } from "./ui.ts";

/** What every command gets. */
export interface Cli {
  /** Folder of the project, as the user named it. */
  readonly project: string;
  readonly ui: Ui;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts at Ctrl-C. */
  readonly signal: AbortSignal;
}

/** An account of the project, opened for a command. */
export interface OpenAccount {
  readonly paths: AccountPaths;
  readonly workspace: Workspace;
}

/**
 * Opens an account by its folder's name, with every policy that is in force for it. Throws a Problem
 * when there is none, its file is wrong, or a policy of the project cannot be used.
 */
export async function openAccount(cli: Cli, name: string, command: string): Promise<OpenAccount> {
  return openWithPolicies(cli, name, command, await loadPolicies(join(cli.project, "policies")));
}

/** The same for what asks no policy: the project's own ones are left aside, and stop nothing. */
export function openWithoutPolicies(cli: Cli, name: string, command: string): OpenAccount {
  return openWithPolicies(cli, name, command, []);
}

function openWithPolicies(
  cli: Cli,
  name: string,
  command: string,
  policies: readonly PolicyFile[],
): OpenAccount {
  const paths = findAccount(cli.project, name);
  const workspace = new Workspace({
    files: paths,
    clouds,
    policies,
    approval: readSettings(cli.project).approval,
    command: `closeout ${command} ${name}`,
    clock: systemClock,
    env: cli.env,
    log: logTo(cli.ui),
    record: readSettings(cli.project).record,
  });
  return { paths, workspace };
}

/**
 * Where an account's record stands, for a command that shows it alone. That of a folder needs no account
 * file; what a database holds is found by the account's id.
 */
export function recordAtHand(cli: Cli, name: string, command: string): AccountRecord {
  const { journal } = findAccount(cli.project, name);
  return isInDatabase(cli.env)
    ? openWithoutPolicies(cli, name, command).workspace.store
    : new FileRecord(journal);
}

/** Says what a session notes: warnings always, the rest where it was asked for. */
export function logTo(ui: Ui): SessionContext["log"] {
  return (level, message, fields) => {
    const text = `${message}${fields === undefined ? "" : ` ${JSON.stringify(fields)}`}`;
    if (level === "warn") ui.warn(text);
    else if (ui.verbose) ui.note(`${level}: ${text}`);
  };
}
