import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../core/problem.ts";
import { systemCode } from "./local.ts";

const SOURCE = /\.m?[jt]s$/u;
/** What a compiler may know as a source, and is not read here. */
const OTHER_SOURCE = /\.[cm]?[jt]sx?$/iu;
const NO_POLICY = /\.(?:test|d)\.[cm]?[jt]sx?$/iu;
/** Closeout's own policies, which are always in force, and what others wrote. */
const NOT_OURS: ReadonlySet<string> = new Set(["standard", "node_modules"]);

/**
 * Paths of the modules directly in a project's `policies/` folder, in the order of their names; none
 * where there is no such folder. Folders in it, `standard/` among them, are not looked into. Throws the Problem
 * `policy` for what somebody may take for a policy that is in force, and is not: a folder that is not there
 * behind its link, a module with another ending, one in a folder that no module takes in.
 */
export function policyFilesIn(folder: string): readonly string[] {
  const entries = entriesOf(folder);
  const modules = entries.filter(
    ({ name, isFolder }) => !isFolder && OTHER_SOURCE.test(name) && !NO_POLICY.test(name),
  );
  for (const { name } of modules) {
    if (SOURCE.test(name)) continue;
    throw refuse(
      join(folder, name),
      "is in policies/, and Closeout loads no file of that ending",
      "Let its name end in .ts, .mts, .js or .mjs, or move the file out of policies/.",
    );
  }
  const files = modules.map(({ name }) => join(folder, name)).sort();
  const inside = entries.flatMap(({ name, isFolder }) =>
    isFolder && isLookedInto(name) ? sourcesIn(folder, name) : [],
  );
  if (inside.length === 0) return files;
  const texts = [...files, ...inside.map((path) => join(folder, path))].map(textOf);
  const lost = inside.find(
    (path) => DEFINES.test(textOf(join(folder, path))) && !texts.some((text) => names(text, path)),
  );
  if (lost === undefined) return files;
  throw refuse(
    join(folder, lost),
    "defines a policy in a folder of policies/, and only what lies directly in policies/ is in force",
    `Move it into policies/, or take it in there: \`export * from "./${lost}";\` in a file of policies/.`,
  );
}

const DEFINES = /\bdefinePolicy\b/u;

/** Whether a module takes in another one, by the end of its path. */
function names(text: string, path: string): boolean {
  const module = path.split("/").at(-1)?.replace(OTHER_SOURCE, "") ?? path;
  return [`/${module}"`, `/${module}'`, `/${module}.`].some((one) => text.includes(one));
}

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** What is in a folder; a link counts as what it leads to. */
function entriesOf(folder: string): readonly Entry[] {
  try {
    return readdirSync(folder).map((name) => ({ name, isFolder: isFolder(join(folder, name)) }));
  } catch (error) {
    const code = systemCode(error);
    if (code === "ENOENT" && !isLink(folder)) return [];
    throw refuse(
      folder,
      code === "ENOENT"
        ? "is a link to a folder that is not there"
        : `cannot be read as a folder (${code ?? String(error)})`,
      "Bring the folder here, or remove the entry. No policy is left out silently.",
    );
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isLookedInto(name: string): boolean {
  return !NOT_OURS.has(name) && !name.startsWith(".");
}

/** Sources below a folder, by their paths in `root`. */
function sourcesIn(root: string, inside: string): readonly string[] {
  // A link may lead in a circle.
  if (lstatSync(join(root, inside)).isSymbolicLink() && inside.includes("/")) return [];
  return entriesOf(join(root, inside)).flatMap(({ name, isFolder }) => {
    const path = `${inside}/${name}`;
    if (isFolder) return isLookedInto(name) ? sourcesIn(root, path) : [];
    return OTHER_SOURCE.test(name) && !NO_POLICY.test(name) ? [path] : [];
  });
}

function textOf(file: string): string {
  return readFileSync(file, "utf8");
}

function refuse(where: string, what: string, next: string): Problem {
  return new Problem({ code: "policy", summary: `${where} ${what}`, where, next });
}
