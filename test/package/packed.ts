import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** This repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** How a command ended. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly text: string;
}

/** Runs a command to its end, without what npm says to the scripts that it runs. */
export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Ran> {
  const own = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_ENV|VITEST|TF_)/u.test(name)),
  );
  return new Promise((resolve) => {
    const child = execFile(
      command,
      [...args],
      { cwd, env: { ...own, CHECKPOINT_DISABLE: "1", ...env }, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => {
        const text = `${stdout}\n${stderr}${error === null ? "" : `\n${error.message}`}`;
        resolve({ code: child.exitCode ?? 1, stdout, text });
      },
    );
  });
}

/** Packs this repository as npm would publish it; returns the tarball. */
export async function pack(): Promise<string> {
  const place = mkdtempSync(join(tmpdir(), "closeout-packed-"));
  process.once("exit", () => rmSync(place, { recursive: true, force: true }));
  const packed = await run("npm", ["pack", "--pack-destination", place], ROOT);
  const [name] = readdirSync(place);
  if (packed.code !== 0 || name === undefined) throw new Error(packed.text);
  return join(place, name);
}

/** What the package, and a project made by `init`, need of a registry. */
const FROM_REGISTRY = ["esbuild", "@esbuild", "cdktf", "cdktn", "constructs"];

const INSTALL = ["install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];

/**
 * `npm install` in a project's folder. Where no registry answers, the packages of this repository are laid
 * there instead, and what a tarball holds beside them.
 */
export async function install(folder: string, ...args: readonly string[]): Promise<void> {
  const installed = await run("npm", [...INSTALL, ...args], folder);
  if (installed.code === 0) return;
  if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED|E50\d/u.test(installed.text))
    throw new Error(installed.text);
  const packages = join(folder, "node_modules");
  mkdirSync(packages, { recursive: true });
  for (const name of FROM_REGISTRY) {
    cpSync(join(ROOT, "node_modules", name), join(packages, name), { recursive: true });
  }
  const tarball = args.find((arg) => arg.endsWith(".tgz"));
  if (tarball === undefined) return;
  const place = join(packages, "closeout");
  mkdirSync(place, { recursive: true });
  mkdirSync(join(packages, ".bin"), { recursive: true });
  const laid = await run("tar", ["-xzf", tarball, "-C", place, "--strip-components=1"], folder);
  const linked = await run(
    "ln",
    ["-sf", "../closeout/bin/closeout.mjs", ".bin/closeout"],
    packages,
  );
  if (laid.code !== 0 || linked.code !== 0) throw new Error(`${laid.text}${linked.text}`);
}
