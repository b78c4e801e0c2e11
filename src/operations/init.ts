import { existsSync, readFileSync } from "node:fs";
import { basename, join, posix, resolve } from "node:path";
import type { Cloud } from "../core/cloud.ts";
import { Problem } from "../core/problem.ts";
import type { RecordKind } from "../core/record.ts";
import { parseAccount } from "../files/account/account-file.ts";
import { describedAccounts } from "../files/new-project/described.ts";
import { type LaidFile, layFile, layLines } from "../files/new-project/lay.ts";
import { frameworkOf, layManifest, namesCloseout } from "../files/new-project/manifest.ts";
import { type Place, placeOf } from "../files/new-project/place.ts";
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
} from "../files/new-project/texts.ts";
import {
  accountsFilter,
  secretsOfWorkflow,
  workflowFile,
  workflowText,
} from "../files/new-project/workflow.ts";
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
  const place = placeOf(project);
  const cdktf = layCdktf(project, name, framework, place);
  const files = [
    layManifest(project, name, framework),
    cdktf,
    layFile(project, "tsconfig.json", TSCONFIG_TEXT),
    // An app of the project's own makes the stacks of accounts beside its others.
    ...(cdktf.note === undefined
      ? [layFile(project, "stacks/main.ts", stacksText(framework))]
      : []),
    layFile(project, "policies/README.md", POLICIES_TEXT),
    laySettings(project, record ?? "file"),
    ...accounts.map((account) =>
      layFile(
        project,
        `accounts/${account.name}/account.yaml`,
        accountText(account, place.closeout),
      ),
    ),
    layWorkflow(project, secretsOf(project, options), place),
    layOwners(project, owners, place),
    layLines(project, ".gitignore", IGNORED),
    layLines(project, ".gitattributes", ATTRIBUTES),
  ];
  return { framework, files, next: nextOf(options, files, place) };
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

function layCdktf(
  project: string,
  name: string,
  framework: Framework,
  { closeout }: Place,
): LaidFile {
  // Where a workspace has its packages above, npm is asked for them.
  const app = closeout.startsWith("../")
    ? "npx --no-install closeout synth"
    : "node_modules/.bin/closeout synth";
  const laid = layFile(project, "cdktf.json", cdktfText(app, name));
  if (laid.outcome !== "kept" || makesAccounts(project, appIn(join(project, laid.file))))
    return laid;
  return {
    ...laid,
    note: `its app makes no stacks of accounts: have it call accountStacks(app, ".", "policies"), of "closeout/${framework}"`,
  };
}

/** True of an app that is ours, and of one whose file imports from this package. */
function makesAccounts(project: string, app = ""): boolean {
  const files = app.split(/\s+/u).filter((word) => /\.[cm]?[jt]s$/u.test(word));
  return /\bcloseout synth\b/u.test(app) || files.some((file) => imports(join(project, file)));
}

function imports(file: string): boolean {
  return (
    existsSync(file) &&
    /["']closeout\/cdkt[fn]["']|\b(?:accountStacks|synthesize)\(/u.test(readFileSync(file, "utf8"))
  );
}

/** The workflow of the project, which is read at the root of the repository alone. */
function layWorkflow(project: string, keys: readonly string[], place: Place): LaidFile {
  const file = posix.join(place.root, workflowFile(place));
  const laid = layFile(project, file, workflowText(keys, place));
  if (laid.outcome !== "kept") return laid;
  const before = readFileSync(join(project, file), "utf8");
  const filter = accountsFilter(place);
  // A person may write the path without marks.
  if (!before.includes(filter.slice(1, -1)))
    return { ...laid, note: `it does not run for ${filter}: write a workflow that does` };
  const missing = secretsOfWorkflow(keys).filter((name) => !before.includes(name));
  return missing.length === 0
    ? laid
    : { ...laid, note: `its steps are not given ${missing.join(", ")}: add them to their env` };
}

function laySettings(project: string, record: RecordKind): LaidFile {
  const laid = layFile(project, "closeout.yaml", settingsText(record));
  if (laid.outcome !== "kept" || record === "file") return laid;
  return { ...laid, note: "say `record: postgres` and `backend: {pg: {}}` in it" };
}

/** True where the settings say that nothing is on record in a folder alone, which a runner forgets. */
function isForRunners(project: string): boolean {
  return /^record:\s*["']?postgres\b/mu.test(readFileSync(join(project, "closeout.yaml"), "utf8"));
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

function layOwners(project: string, owners: string | undefined, place: Place): LaidFile {
  const { root, folder } = place;
  const [usual = ""] = OWNERS_FILES;
  const name = OWNERS_FILES.find((one) => existsSync(join(project, root, one))) ?? usual;
  const file = posix.join(root, name);
  if (owners !== undefined) return layLines(project, file, ownersLines(owners, folder));
  const lines = ownersLines("@your-org/your-team", folder).map((line) => `# ${line}`);
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

function nextOf(
  { project, accounts }: InitOptions,
  files: readonly LaidFile[],
  { manager, plugAndPlay }: Place,
): readonly string[] {
  const [first] = accounts;
  const manifest = files.some(({ file, outcome }) => file === "package.json" && outcome !== "kept");
  return [
    ...(namesCloseout(project) ? [] : ["name `closeout` in package.json (npm install -D)"]),
    ...(plugAndPlay
      ? [
          "say `nodeLinker: node-modules` in .yarnrc.yml: without the folder node_modules nothing is compiled",
        ]
      : []),
    ...(manifest ? [`${manager} install`] : []),
    ...files.flatMap(({ file, note }) => (note === undefined ? [] : [`${file}: ${note}`])),
    ...(isForRunners(project)
      ? []
      : ["before a runner deploys: docs/ci.md, and `record: postgres` in closeout.yaml"]),
    first === undefined
      ? "describe an account: npx closeout init --cloud … --id … --kind …"
      : `npx closeout doctor ${first.name}`,
  ];
}
