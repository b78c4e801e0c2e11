import type { Cloud } from "../../core/cloud.ts";
import { Problem } from "../../core/problem.ts";
import { describedAccounts } from "../../files/new-project/described.ts";
import type { NewAccount } from "../../files/new-project/texts.ts";
import { type Initialized, initProject } from "../../operations/init.ts";
import { listMembers, type Member } from "../../operations/members.ts";
import { clouds } from "../../workspace/clouds.ts";
import { systemClock } from "../../workspace/system-clock.ts";
import { Left, Prompter, type Terminal } from "../attest/prompter.ts";
import { type Cli, logTo } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";
import { askAccount, askCloud, choose } from "../init/ask.ts";
import {
  accountIn,
  accountsOf,
  cloudNamed,
  frameworkIn,
  type InitFlags,
  recordIn,
} from "../init/wanted.ts";
import { standardTerminal } from "../terminal.ts";
import { count } from "../words.ts";

/**
 * Makes a project of the folder, or adds to it what it lacks; asks a person for the account, unless the
 * command line says it all, or `--yes` or `--json` says that nobody is asked. Writes nothing over.
 */
export async function init(
  cli: Cli,
  flags: InitFlags,
  terminal: Terminal | undefined = standardTerminal(),
): Promise<number> {
  const framework = frameworkIn(flags);
  const record = recordIn(flags);
  const asks = flags.yes !== true && !cli.ui.json;
  if (asks && terminal === undefined) throw noTerminal();
  const prompter = asks && terminal !== undefined ? new Prompter(terminal) : undefined;
  try {
    const { accounts, members } = await wanted(cli, flags, prompter);
    const { owners } = flags;
    const { project } = cli;
    const made = initProject({ project, clouds, accounts, framework, owners, record });
    if (cli.ui.json) cli.ui.data("init", { ...made, accounts, members });
    else show(cli, made, accounts, members);
    return EXIT.ok;
  } catch (cause) {
    if (!(cause instanceof Left)) throw cause;
    cli.ui.note("Nothing was written.");
    return cause.how === "interrupt" ? EXIT.interrupted : EXIT.ok;
  } finally {
    prompter?.close();
  }
}

interface Wanted {
  readonly accounts: readonly NewAccount[];
  /** Of the organization, where it was asked. */
  readonly members: readonly Member[];
}

async function wanted(cli: Cli, flags: InitFlags, prompter: Prompter | undefined): Promise<Wanted> {
  if (flags.fromOrg !== undefined) return fromOrganization(cli, flags, flags.fromOrg, prompter);
  if (prompter !== undefined)
    return {
      accounts: [
        await askAccount(prompter, { flags, clouds, described: describedAccounts(cli.project) }),
      ],
      members: [],
    };
  const account = accountIn(flags, clouds);
  return { accounts: account === undefined ? [] : [account], members: [] };
}

async function fromOrganization(
  cli: Cli,
  flags: InitFlags,
  managementId: string,
  prompter: Prompter | undefined,
): Promise<Wanted> {
  const cloud = await organizationCloud(flags, prompter);
  cli.ui.progress(`the members of ${managementId}`);
  const members = await listMembers({
    clouds,
    clock: systemClock,
    env: cli.env,
    log: logTo(cli.ui),
    cloud: cloud.name,
    managementId,
    signal: cli.signal,
  });
  cli.ui.done();
  const described = describedAccounts(cli.project);
  const ids = new Set(described.map(({ id }) => id));
  const offered = accountsOf(
    cloud,
    managementId,
    members.filter(({ id }) => !ids.has(id)),
    described.map(({ name }) => name),
  );
  const accounts = prompter === undefined ? offered : await choose(prompter, offered);
  return { accounts, members };
}

async function organizationCloud(flags: InitFlags, prompter: Prompter | undefined): Promise<Cloud> {
  if (flags.cloud !== undefined) return cloudNamed(clouds, flags.cloud);
  if (prompter !== undefined) return askCloud(prompter, { flags, clouds });
  throw new Problem({
    code: "usage",
    summary: "--from-org needs --cloud as well",
    next: `Give one of: ${[...clouds.keys()].join(", ")}.`,
  });
}

function noTerminal(): Problem {
  return new Problem({
    code: "usage",
    summary: "There is no terminal to ask on",
    next: "Say it all on the command line and add --yes: npx closeout init --yes --cloud … --id … --kind …",
  });
}

function show(
  { ui }: Cli,
  { framework, files, next }: Initialized,
  accounts: readonly NewAccount[],
  members: readonly Member[],
): void {
  const words = { written: "written ", extended: "extended", kept: "as it was" } as const;
  for (const { file, outcome } of files) ui.print(`${words[outcome].padEnd(9)}  ${file}`);
  const unknown = members.filter(({ kind }) => kind === undefined);
  for (const { id, name } of unknown)
    ui.warn(`${name} (${id}) is a member of a kind that is not known; no file was written for it.`);
  ui.print("");
  ui.print(`${count(accounts.length, "account")}, stacks by ${framework}.`);
  for (const line of next) ui.print(`Next: ${line}`);
}
