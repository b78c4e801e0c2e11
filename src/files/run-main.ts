import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "esbuild";
import { Problem } from "../core/problem.ts";
import { compileFault, esbuild } from "./modules.ts";

/**
 * Runs a project's main file, TypeScript or JavaScript, in this process. Its own files are compiled together;
 * packages stay where they are installed. Throws the Problem `not-found` where there is none, and `usage`
 * where it does not compile.
 */
export async function runMain(project: string, file: string): Promise<void> {
  const path = resolve(project, file);
  if (!existsSync(path)) {
    throw new Problem({
      code: "not-found",
      summary: `There is no ${file} to synthesize`,
      where: path,
      next: "Run `npx closeout init`, which writes one, or name the file that makes the stacks.",
    });
  }
  // Packages are looked for above the file that imports them.
  const place = resolve(project, "node_modules/.cache/closeout", `main-${process.pid}`);
  mkdirSync(place, { recursive: true });
  const compiled = join(place, "main.mjs");
  try {
    await compile(path, compiled);
    await import(pathToFileURL(compiled).href);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function compile(path: string, outfile: string): Promise<void> {
  try {
    await esbuild().build({
      entryPoints: [path],
      outfile,
      bundle: true,
      packages: "external",
      format: "esm",
      platform: "node",
      target: "node20",
      keepNames: true,
      sourcemap: "inline",
      plugins: [KEEP_PLACES],
      logLevel: "silent",
    });
  } catch (cause) {
    throw new Problem({
      code: "usage",
      summary: `The stacks do not compile:\n${compileFault(cause)}`,
      where: path,
      next: "Correct the file and run the command again.",
      cause,
    });
  }
}

/** A module goes on knowing where its source stands. */
const KEEP_PLACES: Plugin = {
  name: "places",
  setup({ onLoad }) {
    // The compiler reads it as Go does, which knows no flags.
    onLoad({ filter: /\.m?[jt]s$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes("import.meta.")) return undefined;
      const here = JSON.stringify(pathToFileURL(path).href);
      return {
        contents: text.replaceAll("import.meta.url", here),
        loader: path.endsWith("ts") ? "ts" : "js",
      };
    });
  },
};
