import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { BuildFailure, BuildOptions } from "esbuild";
import { closeoutFolder, isClone } from "./installed.ts";

/** CommonJS packages inside an ES module still expect what CommonJS gives them. */
export const COMMON_JS = [
  'import { createRequire as bannerRequire } from "node:module";',
  'import { dirname as bannerFolder } from "node:path";',
  'import { fileURLToPath as bannerPath } from "node:url";',
  "const require = bannerRequire(import.meta.url);",
  "const __filename = bannerPath(import.meta.url);",
  "const __dirname = bannerFolder(__filename);",
].join("");

/** What is compiled into one module. */
export interface ModuleSource {
  /** Text of the module that is begun with; its imports are relative to the folder. */
  readonly entry: string;
  readonly folder: string;
  /** Smaller, for what is kept. @default false */
  readonly minify?: boolean;
}

/**
 * TypeScript of a project as one ES module that Node runs as it is, with everything that it imports in
 * it. `closeout` in it means this Closeout. Throws what the compiler has to say.
 */
export function compileModule({ entry, folder, minify = false }: ModuleSource): string {
  return build({
    stdin: { contents: entry, resolveDir: resolve(folder), sourcefile: "closeout-entry.ts" },
    // Names of files go into the result: the same project elsewhere makes the same.
    absWorkingDir: dirname(resolve(folder)),
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "esm",
    minifyWhitespace: minify,
    minifySyntax: minify,
    // What the package holds declares what the banner does, and the compiler does not read banners.
    minifyIdentifiers: true,
    legalComments: "none",
    banner: { js: COMMON_JS },
    alias: ownModules(),
    // A folder may hold a tsconfig that is meant for something else.
    tsconfigRaw: "{}",
    logLevel: "silent",
  });
}

function build(options: BuildOptions & { readonly write: false }): string {
  try {
    const { outputFiles } = esbuild().buildSync(options);
    return outputFiles.map(({ text }) => text).join("");
  } catch (cause) {
    throw new Error(compileFault(cause), { cause });
  }
}

/** What the compiler has to say, each mistake in a line of its own: `policies/mine.ts:3: Could not resolve "x"`. */
export function compileFault(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (!("errors" in cause)) return cause.message;
  return (cause as BuildFailure).errors
    .map(({ text, location }) =>
      location === null ? text : `${location.file}:${location.line}: ${text}`,
    )
    .join("\n");
}

/** Loads a TypeScript or JavaScript file of a project. Throws what the compiler or the module has to say. */
export async function importModule(file: string): Promise<Readonly<Record<string, unknown>>> {
  const path = resolve(file);
  const entry = `import * as all from ${JSON.stringify(path)}; export { all };`;
  const text = compileModule({ entry, folder: dirname(path) });
  const place = mkdtempSync(join(tmpdir(), "closeout-module-"));
  try {
    const compiled = join(place, `${basename(path).replace(/\.[^.]*$/u, "")}.mjs`);
    writeFileSync(compiled, text);
    const { all } = await import(pathToFileURL(compiled).href);
    return { ...all };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** What `closeout` means in a project's own policies: this Closeout. */
function ownModules(): Readonly<Record<string, string>> {
  const folder = closeoutFolder();
  return isClone()
    ? {
        closeout: join(folder, "src/index.ts"),
        "closeout/policies": join(folder, "policies/standard/index.ts"),
      }
    : {
        closeout: join(folder, "dist/index.js"),
        "closeout/policies": join(folder, "dist/policies.js"),
      };
}

/** Loaded only where something is to be compiled. */
export function esbuild(): typeof import("esbuild") {
  return createRequire(import.meta.url)("esbuild");
}
