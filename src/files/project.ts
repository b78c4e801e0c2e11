import { lstatSync, readdirSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { Problem } from "../core/problem.ts";
import { systemCode, unreadable } from "./local.ts";
import { nearest } from "./nearest.ts";
import { stackNameProblem } from "./stack-name.ts";

/** Where the files of one account are. */
export interface AccountPaths {
  readonly dir: string;
  /** What the user writes. */
  readonly account: string;
  /** What a pull request approves. */
  readonly review: string;
  /** The same for people. */
  readonly reviewMarkdown: string;
  /** Folder of its other pages, where it is too long for one. */
  readonly reviewPages: string;
  /** The whole of it as one page, to look for something in. */
  readonly reviewHtml: string;
  /** What was done, one JSON line each. */
  readonly journal: string;
  readonly report: string;
  readonly reportHtml: string;
  /** Folder of attestations. */
  readonly attestations: string;
  /** Folder of what a person follows where the vendor has no API to close the account. */
  readonly packet: string;
  /** There while a run is under way. */
  readonly lock: string;
}

/** An account of the project, by its folder. */
export interface AccountFolder {
  readonly name: string;
  readonly dir: string;
  /** Its account.yaml. */
  readonly file: string;
}

/** Names of the files in an account's folder; none of them needs to exist. */
export function accountPaths(dir: string): AccountPaths {
  return {
    dir,
    account: join(dir, "account.yaml"),
    review: join(dir, "review.json"),
    reviewMarkdown: join(dir, "review.md"),
    reviewPages: join(dir, "review"),
    reviewHtml: join(dir, "review.html"),
    journal: join(dir, "journal.jsonl"),
    report: join(dir, "report.md"),
    reportHtml: join(dir, "report.html"),
    attestations: join(dir, "attestations"),
    packet: join(dir, "packet"),
    lock: join(dir, "run.lock"),
  };
}

/**
 * Folders under `accounts/` that hold an account.yaml, by name; also one that cannot be looked into,
 * so that no account is passed over silently. No such folder is no accounts.
 */
export function findAccounts(root: string): readonly AccountFolder[] {
  const accounts = join(root, "accounts");
  return (
    folders(accounts)
      .sort()
      .map((name) => ({
        name,
        dir: join(accounts, name),
        file: accountPaths(join(accounts, name)).account,
      }))
      // A name that is not valid UTF-8 leads nowhere: what is in it is not known.
      .filter(({ name, file }) => name.includes("\ufffd") || mayBeThere(file))
  );
}

/** True unless it is known that there is no such entry. */
function mayBeThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch (error) {
    const code = systemCode(error);
    return code !== "ENOENT" && code !== "ENOTDIR";
  }
}

function folders(dir: string): string[] {
  try {
    return readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      .map((entry) => entry.name);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return [];
    throw unreadable(dir, error);
  }
}

/**
 * Paths of the account of that name. Throws the Problem `not-found` that names the nearest one, or
 * `account-file` where no stack can be made of its folder.
 */
export function findAccount(root: string, name: string): AccountPaths {
  const found = findAccounts(root);
  const account = found.find((candidate) => candidate.name === name);
  const names = found.map((candidate) => candidate.name);
  if (account !== undefined) {
    const unnamed = stackNameProblem(account.name, account.file, names);
    if (unnamed !== undefined) throw unnamed;
    return accountPaths(account.dir);
  }
  const meant = nearest(name, names);
  const known =
    names.length === 0
      ? `${resolve(root)} holds no account, and no folder above it: run in the project's folder, or name it with --project.`
      : `There are: ${names.join(", ")}.`;
  throw new Problem({
    code: "not-found",
    summary: `There is no account "${name}" in this project.${meant === undefined ? "" : ` Did you mean "${meant}"?`}`,
    where: join(root, "accounts", name, "account.yaml"),
    next: `${known} An account is a folder under accounts/ with an account.yaml in it.`,
  });
}

/**
 * The project that a folder lies in: the folder itself or the nearest above it that has accounts, relative
 * to it; the folder itself where there is none.
 */
export function projectAbove(folder: string): string {
  for (let above = resolve(folder); ; above = dirname(above)) {
    if (hasAccounts(above)) return relative(folder, above) || ".";
    if (dirname(above) === above) return ".";
  }
}

/**
 * The project that an account belongs to by its folder: what holds the folder `accounts` that it is in, as
 * seen from the current directory; that one itself where it is in none.
 */
export function projectOfAccount(dir: string): string {
  const accounts = dirname(resolve(dir));
  return basename(accounts) === "accounts" ? relative(".", dirname(accounts)) || "." : ".";
}

/** What cannot be looked into above a project is none of its business. */
function hasAccounts(folder: string): boolean {
  try {
    return findAccounts(folder).length > 0;
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return false;
  }
}

/** The account that a person names: by its folder's name, or by a path to that folder or into it. */
export function accountNameOf(root: string, typed: string): string {
  if (typed === "" || findAccounts(root).some(({ name }) => name === typed)) return typed;
  const inside = relative(resolve(root, "accounts"), resolve(typed));
  const [name = ""] = inside.split(sep);
  const isPath = /[/\\]/u.test(typed) || typed === ".";
  return isPath && name !== "" && name !== ".." && !isAbsolute(inside) ? name : typed;
}
