import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Cloud } from "../core/cloud.ts";
import { Problem } from "../core/problem.ts";
import type { RecordKind } from "../core/record.ts";
import { parseAccount } from "../files/account/account-file.ts";
import { describedAccounts } from "../files/new-project/described.ts";
import { type LaidFile, layFile, layLines } from "../files/new-project/lay.ts";
import { frameworkOf, layManifest, namesCloseout } from "../files/new-project/manifest.ts";
import {
  ATTRIBUTES,
  accountText,
  cdktfText,
  type Framework,
  IGNORED,
  type NewAccount,
  ownersLines,
  POLICIES_TEXT,
  settingsText,
  stacksText,
  TSCONFIG_TEXT,
  workflowText,
} from "../files/new-project/texts.ts";
import { findAccounts } from "../files/project.ts";
import { stackNameProblem } from "../files/stack-name.ts";

/** What a project is made, or extended, with. */
export interface InitOptions {
  readonly project: string;
  readonly clouds: ReadonlyMap<string, Cloud>;
  readonly accounts: readonly NewAccount[];
  /** @default what package.json names, else cdktf */
  readonly framework: Framework | undefined;
  /** Who must approve what is deleted, as CODEOWNERS names them. */
  readonly owners: string | undefined;
  /** Where the record and the states stand. @default file */
  readonly record: RecordKind | undefined;
}

/** What was made of a project. */
export interface Initialized {
  readonly framework: Framework;
  readonly files: readonly LaidFile[];
  /** What is left to be done, in order. */
  readonly next: readonly string[];
}

const APP = "node_modules/.bin/closeout synth";

/**
 * Makes a project, or adds to one what it lacks. Nothing that stands there is written over. Throws a Problem,
 * before anything is written, for an account that cannot be described so.
 */
export function initProject(options: InitOptions): Initialized {
  const { project, clouds, accounts, owners, record } = options;
  const known = findAccounts(project).map(({ name }) => name);
  for (const account of accounts) requireAccount(project, account, clouds, known);
  const framework = options.framework ?? frameworkOf(project) ?? "cdktf";
  const name = projectName(project);
  const files = [
    layManifest(project, name, framework),
    layCdktf(project, name),
    layFile(project, "tsconfig.json", TSCONFIG_TEXT),
    layFile(project, "stacks/main.ts", stacksText(framework)),
    layFile(project, "policies/README.md", POLICIES_TEXT),
    laySettings(project, record ?? "file"),
    ...accounts.map((account) =>
      layFile(project, `accounts/${account.name}/account.yaml`, accountText(account)),
    ),
    layFile(project, ".github/workflows/closeout.yml", workflowText(secretsOf(project, options))),
    layOwners(project, owners),
    layLines(project, ".gitignore", IGNORED),
    layLines(project, ".gitattributes", ATTRIBUTES),
  ];
  return { framework, files, next: nextOf(options, files) };
}

function requireAccount(
  project: string,
  account: NewAccount,
  clouds: InitOptions["clouds"],
  known: readonly string[],
): void {
  const file = join(project, "accounts", account.name, "account.yaml");
  const unnamed = stackNameProblem(account.name, file, known);
  if (unnamed !== undefined) throw unnamed;
  try {
    parseAccount(accountText(account), file, clouds);
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    // There is no such file to correct.
    const { code, message: summary } = cause;
    const next =
      "Correct what was said of the account, and run the command again. Nothing was written.";
    throw new Problem({ code, summary, where: `accounts/${account.name}`, next, cause });
  }
}

/** A name that npm takes. */
function projectName(project: string): string {
  const name = basename(resolve(project))
    .toLowerCase()
    .replace(/[^a-z0-9-]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
  return name === "" || name === "closeout" ? "closing-accounts" : name;
}

function layCdktf(project: string, name: string): LaidFile {
  const laid = layFile(project, "cdktf.json", cdktfText(APP, name));
  if (laid.outcome !== "kept") return laid;
  const app = appIn(join(project, laid.file));
  return app?.includes("closeout") === true
    ? laid
    : { ...laid, note: `its app does not run Closeout's stacks: set "app": "${APP}"` };
}

function laySettings(project: string, record: RecordKind): LaidFile {
  const laid = layFile(project, "closeout.yaml", settingsText(record));
  if (laid.outcome !== "kept" || record === "file") return laid;
  return { ...laid, note: "say `record: postgres` and `backend: {pg: {}}` in it" };
}

function appIn(file: string): string | undefined {
  try {
    const { app }: { readonly app?: unknown } = JSON.parse(readFileSync(file, "utf8"));
    return typeof app === "string" ? app : undefined;
  } catch {
    return undefined;
  }
}

/** Where GitHub looks for it, in its order. https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners */
const OWNERS_FILES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

function layOwners(project: string, owners: string | undefined): LaidFile {
  const file = OWNERS_FILES.find((one) => existsSync(join(project, one))) ?? ".github/CODEOWNERS";
  if (owners !== undefined) return layLines(project, file, ownersLines(owners));
  const lines = ownersLines("@your-org/your-team").map((line) => `# ${line}`);
  const note = "name who approves what is deleted, and take the # away";
  return { ...layLines(project, file, lines), note };
}

/** Variables with keys of every cloud that the project has an account in. */
function secretsOf(project: string, { clouds, accounts }: InitOptions): readonly string[] {
  const named = new Set([...accounts, ...describedAccounts(project)].map(({ cloud }) => cloud));
  const found = [...clouds.values()].filter(({ name }) => named.has(name));
  return (found.length === 0 ? [...clouds.values()] : found).flatMap(({ variables }) => [
    variables.id,
    variables.secret,
  ]);
}

function nextOf({ project, accounts }: InitOptions, files: readonly LaidFile[]): readonly string[] {
  const [first] = accounts;
  const manifest = files.some(({ file, outcome }) => file === "package.json" && outcome !== "kept");
  return [
    ...(namesCloseout(project) ? [] : ["name `closeout` in package.json (npm install -D)"]),
    ...(manifest ? ["npm install"] : []),
    ...files.flatMap(({ file, note }) => (note === undefined ? [] : [`${file}: ${note}`])),
    first === undefined
      ? "describe an account: npx closeout init --cloud … --id … --kind …"
      : `npx closeout doctor ${first.name}`,
  ];
}
