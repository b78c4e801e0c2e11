import { type ClosureStatus, closingTitle } from "../core/closure.ts";
import type { SessionContext } from "../core/cloud.ts";
import type { Policy } from "../core/policy.ts";
import { type AccountPaths, findAccount } from "../files/project.ts";
import { clouds } from "../workspace/clouds.ts";
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

/** Opens an account by its folder's name. Throws a Problem when there is none or its file is wrong. */
export function openAccount(
  cli: Cli,
  name: string,
  command: string,
  policies: readonly Policy[],
): OpenAccount {
  const paths = findAccount(cli.project, name);
  const workspace = new Workspace({
    files: paths,
    clouds,
    policies,
    command: `closeout ${command} ${name}`,
    clock: systemClock,
    env: cli.env,
    log: logTo(cli.ui),
  });
  return { paths, workspace };
}

function logTo(ui: Ui): SessionContext["log"] {
  return (level, message, fields) => {
    const text = `${message}${fields === undefined ? "" : ` ${JSON.stringify(fields)}`}`;
    if (level === "warn") ui.warn(text);
    else if (ui.verbose) ui.note(`${level}: ${text}`);
  };
}

/** `Account 1 is closing, waiting until …`: what is said instead of a listing. */
export function closingLine(accountId: string, stage: ClosureStatus): string {
  return `${closingTitle(accountId, stage)}: ${stage.detail}. Its items are no longer listed.`;
}
