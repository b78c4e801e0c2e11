import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { closeoutFolder } from "../installed.ts";
import type { Place } from "./place.ts";

/** Where the workflow stands, from the root of the repository: GitHub reads none elsewhere. */
export function workflowFile(place: Place): string {
  return `.github/workflows/${nameOf(place)}.yml`;
}

/** What is asked for in a workflow that stands already: an account's path, as the filters of one for this place hold it. */
export function accountsFilter({ folder }: Place): string {
  return quoted(`${plain(folder === "" ? "" : `${folder}/`)}accounts/**`);
}

/** Several projects of a repository have one each, and deploys that do not wait for each other's. */
function nameOf({ folder }: Place): string {
  const parts = ["closeout", ...folder.split("/")].filter(Boolean);
  return parts.join("-").replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, "-");
}

/** What the workflow gives the steps that call the cloud: keys of the project's clouds, and the record. */
export function secretsOfWorkflow(keys: readonly string[]): readonly string[] {
  return [...keys, "CLOSEOUT_RECORD_URL"];
}

/** The text of the workflow, for a project at that place. */
export function workflowText(keys: readonly string[], place: Place): string {
  const { folder, lock, closeout, install, manager } = place;
  const prefix = folder === "" ? "" : `${folder}/`;
  const lockFile = posix.join(prefix, lock);
  const approved = ["accounts/**", "policies/**"].map((path) => `${plain(prefix)}${path}`);
  const beside = ["stacks/**", "closeout.yaml"].map((path) => `${plain(prefix)}${path}`);
  const secrets = secretsOfWorkflow(keys).map(
    (name) => `          ${name}: \${{ secrets.${name} }}\n`,
  );
  // Other managers are not there yet when setup-node looks for their caches.
  const cache =
    manager === "npm"
      ? `          cache: npm\n${folder === "" ? "" : `          cache-dependency-path: ${quoted(lockFile)}\n`}`
      : "";
  const values: Readonly<Record<string, string>> = {
    "@@NAME@@": nameOf(place),
    "@@PATHS@@": listed([...approved, ...beside, plain(lockFile)]),
    "@@APPROVED_PATHS@@": listed(approved),
    "@@FOLDER@@\n": folder === "" ? "" : `    working-directory: ${quoted(folder)}\n`,
    "@@SCRIPTS@@": scalar(`${closeout}/integrations/ci`),
    "@@LOCK_HERE@@": scalar(lock),
    "@@PREFIX@@": prefix,
    "@@INSTALL@@": install,
    "@@CACHE@@\n": cache,
    "@@KEYS@@\n": secrets.join(""),
  };
  const template = readFileSync(join(closeoutFolder(), "templates/github/closeout.yml"), "utf8");
  return Object.entries(values).reduce(
    (text, [mark, value]) => text.replaceAll(mark, () => value),
    template,
  );
}

/** A path in a filter of GitHub: what means something else there stands for any sign. */
function plain(path: string): string {
  return path.replaceAll(/[*?+[\]!]/gu, "*");
}

function listed(paths: readonly string[]): string {
  return `[${paths.map(quoted).join(", ")}]`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A value of YAML, without marks where it needs none. */
function scalar(text: string): string {
  return /^[\w./-]+$/u.test(text) ? text : quoted(text);
}
