import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { Problem } from "../core/problem.ts";
import { closeoutFolder, isClone } from "./installed.ts";
import { readText, systemCode, unreadable } from "./local.ts";
import { repositoryAbove } from "./repository.ts";

const SOURCE = /\.m?[jt]s$/u;
const NO_POLICY = /\.(?:test|d)\.m?[jt]s$/u;

/** Modules that are none here: endings that are not taken, or are written otherwise. */
const OTHER_MODULE = /\.[cm]?[jt]sx?$/iu;
const NO_OTHER_POLICY = /\.(?:test|spec|d)\.[cm]?[jt]sx?$/iu;

/** What a module that makes a policy says; one that says neither makes none. */
const MAKES_POLICY = /\bdefinePolicy\b|\bguards["']?\s*:\s*["'](?:closure|removal)\b/u;

/** Other files that a module takes something from. */
const TAKEN = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'](\.[^"']*)["']/gu;

/**
 * Paths of the modules directly in a project's `policies/` folder, in the order of their names; none
 * where there is no such folder. Throws the Problem `policy` for a module that makes a policy and would be passed
 * over: by its ending, or because it stands in a folder of it and none of these takes it from there.
 */
export function policyFilesIn(folder: string): readonly string[] {
  const names = entriesOf(folder);
  if (names.length === 0) requireCheckedOut(folder);
  const files = names
    .filter((name) => SOURCE.test(name) && !NO_POLICY.test(name) && !isFolder(join(folder, name)))
    .sort()
    .map((name) => join(folder, name));
  const all = names.length === 0 ? [] : modulesBelow(folder);
  const taken = new Set(takenBy(files, all));
  for (const file of all) {
    if (!taken.has(file) && MAKES_POLICY.test(readFileSync(file, "utf8"))) throw passedOver(file);
  }
  return files;
}

/** Names in a folder; none where there is no such folder, which a link that leads nowhere is not. */
function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    const link = lstatSync(folder, { throwIfNoEntry: false });
    if (systemCode(cause) === "ENOENT" && link === undefined) return [];
    throw unreadable(folder, cause, "policy");
  }
}

/** A submodule that was not checked out is an empty folder, which is no project without policies. */
function requireCheckedOut(folder: string): void {
  const root = repositoryAbove(resolve(folder));
  const modules = root === undefined ? undefined : readText(join(root, ".gitmodules"));
  if (root === undefined || modules === undefined) return;
  const own = relative(root, resolve(folder)).split(sep).join("/");
  if (![...modules.matchAll(/^\s*path\s*=\s*(.+?)\s*$/gmu)].some(([, path]) => path === own))
    return;
  throw new Problem({
    code: "policy",
    summary: `${folder} is a submodule that is not checked out: its policies are not known`,
    where: folder,
    next: "Run `git submodule update --init` (`submodules: true` of actions/checkout), and the command again.",
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** All modules in a folder and those in it, but for what is installed or hidden there, and Closeout's own policies. */
function modulesBelow(folder: string, above: readonly string[] = []): readonly string[] {
  const own = realpathSync(folder);
  if (above.includes(own) || (isClone() && own === realpathSync(standardPolicies()))) return [];
  return entriesOf(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name === "node_modules" || name.startsWith(".")) return [];
    if (isFolder(path)) return modulesBelow(path, [...above, own]);
    return OTHER_MODULE.test(name) && !NO_OTHER_POLICY.test(name) ? [path] : [];
  });
}

function standardPolicies(): string {
  return join(closeoutFolder(), "policies/standard");
}

/** Some files, and those of all that they take something from, directly or not. */
function takenBy(files: readonly string[], all: readonly string[]): readonly string[] {
  const found = [...files];
  for (const file of found) {
    for (const [, path = ""] of readFileSync(file, "utf8").matchAll(TAKEN)) {
      const wanted = resolve(dirname(file), path);
      const meant = all.filter((one) =>
        [wanted, join(wanted, "index")].some((stem) => stemOf(stem) === stemOf(resolve(one))),
      );
      found.push(...meant.filter((one) => !found.includes(one)));
    }
  }
  return found;
}

/** A module may be named without its ending, or with that which it is compiled to. */
function stemOf(path: string): string {
  return path.replace(OTHER_MODULE, "");
}

function passedOver(file: string): Problem {
  return new Problem({
    code: "policy",
    summary: `${file} makes a policy that would never be asked`,
    where: file,
    next: "Policies are taken from the .ts, .mts, .js and .mjs files that stand directly in policies/. Move it there, export it from one that does, or move it out of policies/.",
  });
}
