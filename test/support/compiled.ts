import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const made = new Map<string, Promise<string>>();

/**
 * A TypeScript file as one that Node runs, without a second for a compiler at each of its starts. Packages
 * stay where they are installed.
 */
export function compiled(file: string | URL): Promise<string> {
  const path = typeof file === "string" ? file : fileURLToPath(file);
  const known = made.get(path) ?? compile(path);
  made.set(path, known);
  return known;
}

/**
 * The words that `cdktf.json` has as a clone's app: what stacks/main.ts does, in half the time that loading
 * its modules one by one takes.
 */
export async function synthApp(): Promise<readonly [string, ...string[]]> {
  const cache = join(ROOT, "node_modules/.cache/closeout-tests");
  mkdirSync(cache, { recursive: true });
  const path = fileURLToPath(new URL("./synth-app.ts", import.meta.url));
  // Inside of the clone, where its packages are found.
  const known =
    made.get(path) ?? keep(cache, await compile(path, join(cache, "making-"), "external"));
  made.set(path, known);
  return [process.execPath, await known, join(ROOT, "policies")];
}

/** Gives a module the name of its content: however many workers end without a word, there is one. */
async function keep(folder: string, file: string): Promise<string> {
  const name = createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16);
  const kept = join(folder, `${name}.mjs`);
  renameSync(file, kept);
  rmSync(dirname(file), { recursive: true, force: true });
  return kept;
}

async function compile(
  path: string,
  beginning = join(tmpdir(), "closeout-compiled-"),
  packages: "bundle" | "external" = "bundle",
): Promise<string> {
  const folder = mkdtempSync(beginning);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, `${basename(path, ".ts")}.mjs`);
  const root = JSON.stringify(join(ROOT, "package.json"));
  await build({
    entryPoints: [path],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages,
    // Asked for only where it is installed.
    external: ["proxy-agent", "pg-native"],
    banner: {
      js: `import { createRequire as requireOf } from "node:module"; const require = requireOf(${root});`,
    },
  });
  return outfile;
}
