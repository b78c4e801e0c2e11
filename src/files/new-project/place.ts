import { existsSync, readFileSync } from "node:fs";
import { dirname, join, parse, relative, resolve, sep } from "node:path";
import { repositoryAbove } from "../repository.ts";

/** What installs a project's packages. */
export type Manager = "npm" | "pnpm" | "yarn";

/** Where a project stands: in its repository, and with its packages. */
export interface Place {
  /** From the project to the root of its repository; `.` where it is the root, or where there is no repository. */
  readonly root: string;
  /** From the root of the repository to the project, with `/`; empty where it is the root. */
  readonly folder: string;
  readonly manager: Manager;
  /** From the project to the lock file of its packages, with `/`; it need not be there yet. */
  readonly lock: string;
  /** From the project to the folder that the package `closeout` is in, with `/`. */
  readonly closeout: string;
  /** What a pipeline installs the packages with, exactly as the lock file says. */
  readonly install: string;
  /** True where packages are in no folder, by Plug'n'Play of yarn: no program is found there. */
  readonly plugAndPlay: boolean;
}

const LOCKS: Readonly<Record<Manager, string>> = {
  npm: "package-lock.json",
  pnpm: "pnpm-lock.yaml",
  yarn: "yarn.lock",
};

/** Looks where a project stands. */
export function placeOf(project: string): Place {
  const own = resolve(project);
  const root = repositoryAbove(own) ?? own;
  const folders = upTo(own, root);
  const managers = Object.keys(LOCKS).filter((name): name is Manager => name in LOCKS);
  const locks = folders.flatMap((folder) =>
    managers.map((manager) => ({ manager, folder, file: join(folder, LOCKS[manager]) })),
  );
  const { manager, folder, file } = locks.find((one) => existsSync(one.file)) ?? {
    manager: "npm",
    folder: own,
    file: join(own, LOCKS.npm),
  };
  // As Node itself looks for it.
  const installed =
    upTo(own, parse(own).root).find((one) => existsSync(join(one, "node_modules/closeout"))) ?? own;
  return {
    root: slashed(relative(own, root)) || ".",
    folder: slashed(relative(root, own)),
    manager,
    lock: slashed(relative(own, file)),
    closeout: slashed(relative(own, join(installed, "node_modules/closeout"))),
    install: installOf(manager, folder),
    plugAndPlay: existsSync(join(folder, ".pnp.cjs")),
  };
}

/** A folder and those above it, up to another one. */
function upTo(folder: string, last: string): readonly string[] {
  return folder === last ? [folder] : [folder, ...upTo(dirname(folder), last)];
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}

function installOf(manager: Manager, folder: string): string {
  if (manager === "npm") return "npm ci";
  if (manager === "pnpm") return "corepack enable && pnpm install --frozen-lockfile";
  return isClassicYarn(folder)
    ? "corepack enable && yarn install --frozen-lockfile"
    : "corepack enable && yarn install --immutable";
}

/** Yarn 1 writes a head that no later one does. */
function isClassicYarn(folder: string): boolean {
  return /^# yarn lockfile v1$/mu.test(readFileSync(join(folder, LOCKS.yarn), "utf8"));
}
