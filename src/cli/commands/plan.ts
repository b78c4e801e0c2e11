import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { Problem } from "../../core/problem.ts";
import { STACK } from "../../files/settings/backend.ts";
import type { Cli } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";
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

/** How a plan is asked for. */
export interface PlanFlags {
  readonly stack: string | undefined;
  /** Where the plan is saved; `{stack}` in it stands for the stack's name. */
  readonly out: string | undefined;
  /** What is not approved yet is planned as if it were; nothing of it can be deployed. */
  readonly preview: boolean;
}

/** Plans a stack of each account that is named, in turn; changes nothing. */
export async function plan(cli: Cli, typed: string, flags: PlanFlags): Promise<number> {
  const { ui } = cli;
  const stacks = chosenStacks(cli.project, typed, kindOf(flags.stack));
  requirePlaces(stacks, flags.out);
  const folders = await synthesizeAccounts(
    cli,
    stacks.map(({ account }) => account.name),
    flags.preview ? true : undefined,
  );
  const results = await inTurn(cli, stacks, (stack) =>
    planStack(cli, stack, folderOf(folders, stack), flags.out),
  );
  if (ui.json) ui.data("stacks", { command: "plan", stacks: results });
  else showResults(ui, results);
  return exitOfAll(results);
}

async function planStack(
  cli: Cli,
  { account, kind, name }: ChosenStack,
  folder: string,
  out: string | undefined,
): Promise<StackResult> {
  const saved = out === undefined ? undefined : resolve(out.replaceAll(STACK, name));
  const file = saved ?? join(folder, ".terraform", "closeout.tfplan");
  const terraform = new StackTerraform(cli, name, folder);
  await terraform.init();
  try {
    const { code, outcome, errors } = await terraform.plan(file);
    const result = await resultOf(code, outcome, () => terraform.changes(file));
    return {
      account: account.name,
      stack: name,
      kind,
      result,
      exitCode: CODES[result],
      outcome: outcome ?? null,
      errors,
      plan: code === 1 ? null : (saved ?? null),
    };
  } finally {
    if (saved === undefined) rmSync(file, { force: true });
  }
}

type Planned = "nothing" | "changes" | "blocked" | "failed";

const CODES: Readonly<Record<Planned, number>> = {
  nothing: EXIT.ok,
  changes: EXIT.changes,
  blocked: EXIT.blocked,
  failed: EXIT.blocked,
};

async function resultOf(
  code: number,
  outcome: StackResult["outcome"] | undefined,
  changes: () => Promise<boolean>,
): Promise<Planned> {
  const found = outcomeIn(outcome);
  // Blockers that were asked for as data stop no plan, and are blockers all the same.
  const blocked = mandatory(found).length > 0 && (code !== 2 || found.stack === "closure");
  if (blocked) return "blocked";
  if (code === 0) return "nothing";
  if (code !== 2) return "failed";
  const going = (found.going?.length ?? 0) + (found.putBack?.length ?? 0);
  // What is merely taken into the state is no change of anything.
  return going > 0 || (await changes()) ? "changes" : "nothing";
}

/** Several plans in one file would leave the last one alone. */
function requirePlaces(stacks: readonly ChosenStack[], out: string | undefined): void {
  if (out === undefined || stacks.length < 2 || out.includes(STACK)) return;
  throw new Problem({
    code: "usage",
    summary: `--out names one file for ${stacks.length} plans`,
    where: "--out",
    next: `Put ${STACK} into it, which stands for the stack's name: --out '${out}-${STACK}'.`,
  });
}
