import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Problem } from "../../core/problem.ts";
import { type AppCommand, mainOf, readAppCommand } from "../../files/terraform/app-command.ts";
import { compiledApp } from "../../files/terraform/compiled-app.ts";
import { PREVIEW, WANTED_ACCOUNTS } from "../../files/terraform/wanted-accounts.ts";
import type { Cli } from "../cli.ts";
import { runProgram } from "./program.ts";

/** Folders of the stacks that were synthesized, by the stacks' names. */
export type StackFolders = ReadonlyMap<string, string>;

/**
 * Runs the project's app for some accounts alone, and says where their stacks stand. What the app prints
 * goes to stderr. `preview` says whether the stacks are to be shown and never deployed, where this is not for
 * the project to say. Throws a Problem where it fails.
 */
export async function synthesizeAccounts(
  cli: Cli,
  accounts: readonly string[],
  preview: boolean | undefined,
): Promise<StackFolders> {
  const project = resolve(cli.project);
  const app = readAppCommand(project);
  cli.ui.progress("synthesizing");
  const { command, args, shell } = await howToRun(app, project);
  const { code } = await runProgram(cli, command, args, {
    cwd: project,
    shell,
    shown: "stderr",
    env: {
      ...cli.env,
      CDKTF_OUTDIR: app.output,
      CDKTF_CONTEXT_JSON: JSON.stringify(app.context),
      [WANTED_ACCOUNTS]: JSON.stringify(accounts),
      ...(preview === undefined ? {} : { [PREVIEW]: String(preview) }),
    },
  });
  cli.ui.done();
  if (code !== 0) {
    throw new Problem({
      code: "usage",
      summary: `The stacks could not be synthesized: \`${app.app}\` ended with ${code}`,
      where: join(project, "cdktf.json"),
      next: "Correct what it says above, and run the command again. Nothing was called.",
    });
  }
  return foldersIn(join(project, app.output));
}

/** The app as cdktf runs it; one that tsx runs is compiled once instead of at each start. */
async function howToRun(
  app: AppCommand,
  project: string,
): Promise<{ command: string; args: readonly string[]; shell: boolean }> {
  // This program itself, which need not be looked for.
  const [, own] = /^npx (?:--no-install )?closeout ([\w./ -]+)$/u.exec(app.app.trim()) ?? [];
  const [, program] = process.argv;
  if (own !== undefined && program !== undefined)
    return { command: process.execPath, args: [program, ...own.split(/ +/u)], shell: false };
  const main = mainOf(app, project);
  const compiled = main === undefined ? undefined : await compiledApp(main);
  return compiled === undefined
    ? { command: app.app, args: [], shell: true }
    : { command: process.execPath, args: [compiled], shell: false };
}

function foldersIn(output: string): StackFolders {
  const file = join(output, "manifest.json");
  const manifest: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const stacks = entries(entries(manifest).get("stacks"));
  return new Map(
    [...stacks].flatMap(([name, stack]) => {
      const folder = entries(stack).get("workingDirectory");
      return typeof folder === "string" ? [[name, join(output, folder)] as const] : [];
    }),
  );
}

function entries(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
}
