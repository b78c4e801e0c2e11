import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

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

async function compile(path: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "closeout-compiled-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, `${basename(path, ".ts")}.mjs`);
  const root = JSON.stringify(fileURLToPath(new URL("../../package.json", import.meta.url)));
  await build({
    entryPoints: [path],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // Asked for only where it is installed.
    external: ["proxy-agent", "pg-native"],
    banner: {
      js: `import { createRequire } from "node:module"; const require = createRequire(${root});`,
    },
  });
  return outfile;
}
