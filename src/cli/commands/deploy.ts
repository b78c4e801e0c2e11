import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { AccountEvent } from "../../core/notification.ts";
import { Problem } from "../../core/problem.ts";
import { readAccount } from "../../files/account/account-file.ts";
import { deployEvents } from "../../operations/events.ts";
import { clouds } from "../../workspace/clouds.ts";
import { systemClock } from "../../workspace/system-clock.ts";
import type { Cli } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";
import { notify } from "../notify.ts";
import { type ChosenStack, chosenStacks, kindOf } from "../stacks/chosen.ts";
import { folderOf, inTurn } from "../stacks/in-turn.ts";
import {
  exitOfAll,
  mandatory,
  outcomeIn,
  type StackResult,
  showResults,
} from "../stacks/results.ts";
import { synthesizeAccounts } from "../stacks/synth.ts";
import { StackTerraform } from "../stacks/terraform.ts";

/** How a deploy is asked for. */
export interface DeployFlags {
  readonly stack: string | undefined;
  /** A plan that was saved before. */
  readonly plan: string | undefined;
  /** Do not ask. */
  readonly yes: boolean;
}

/** Deploys a stack of each account that is named, in turn; asks before each unless told not to. */
export async function deploy(cli: Cli, typed: string, flags: DeployFlags): Promise<number> {
  const { ui } = cli;
  const stacks = chosenStacks(cli.project, typed, kindOf(flags.stack));
  const saved = savedPlan(stacks, flags.plan);
  requireConsent(cli, flags.yes || saved !== undefined);
  const folders = await synthesizeAccounts(
    cli,
    stacks.map(({ account }) => account.name),
    // Whatever the project or the environment says: what is deployed is no preview.
    false,
  );
  const results = await inTurn(cli, stacks, (stack) =>
    deployStack(cli, stack, folderOf(folders, stack), saved, flags.yes),
  );
  if (ui.json) ui.data("stacks", { command: "deploy", stacks: results });
  else showResults(ui, results);
  await notify(cli, (days) => results.flatMap((one) => eventsOf(stacks, one, days)));
  return exitOfAll(results);
}

async function deployStack(
  cli: Cli,
  { account, kind, name }: ChosenStack,
  folder: string,
  saved: string | undefined,
  yes: boolean,
): Promise<StackResult> {
  const terraform = new StackTerraform(cli, name, folder);
  await terraform.init();
  const { code, outcome, errors } = await terraform.apply({
    ask: !yes && saved === undefined,
    ...(saved === undefined ? {} : { plan: saved }),
  });
  const blocked = mandatory(outcomeIn(outcome)).length > 0;
  return {
    account: account.name,
    stack: name,
    kind,
    result: code === 0 ? "done" : blocked ? "blocked" : "failed",
    exitCode: code === 0 ? EXIT.ok : EXIT.blocked,
    outcome: outcome ?? null,
    errors,
    plan: saved ?? null,
  };
}

function eventsOf(
  stacks: readonly ChosenStack[],
  { stack, result, outcome, errors }: StackResult,
  days: number,
): readonly AccountEvent[] {
  const chosen = stacks.find(({ name }) => name === stack);
  if (chosen === undefined) return [];
  const { kind } = chosen;
  const at = new Date(systemClock.now()).toISOString();
  const account = readAccount(chosen.account.file, clouds);
  const found = outcomeIn(outcome ?? undefined);
  return deployEvents({ ...found, stack: kind, account, at }, { result, errors, days });
}

function savedPlan(stacks: readonly ChosenStack[], file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const path = resolve(file);
  if (stacks.length > 1) {
    throw new Problem({
      code: "usage",
      summary: `--plan is the plan of one stack, and ${stacks.length} are named`,
      where: "--plan",
      next: "Name one account; a pattern is deployed without a saved plan.",
    });
  }
  if (existsSync(path)) return path;
  throw new Problem({
    code: "not-found",
    summary: `There is no plan ${file}`,
    where: "--plan",
    next: "Make one with `npx closeout plan <account> --out <file>`.",
  });
}

/** Nobody can be asked without a terminal, nor where stdout holds data alone. */
function requireConsent({ ui }: Cli, given: boolean): void {
  if (given || (process.stdin.isTTY === true && !ui.json)) return;
  throw new Problem({
    code: "usage",
    summary: "Nobody can be asked here whether to deploy",
    where: ui.json ? "--json" : "stdin is no terminal",
    next: "Say --yes, or deploy a plan that was saved and looked at: --plan <file>.",
  });
}
