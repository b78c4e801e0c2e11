import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { PROVIDER } from "../../src/provider/resources/schemas.ts";

/** A provider in one file that Node runs as it is. */
export interface ProviderBundle {
  readonly code: Buffer;
  /** The release and a digest of the code: two bundles that differ never share a version. */
  readonly version: string;
}

/** What goes into a bundle. */
export interface BundleSource {
  /** The module that exports `run(policies)`. */
  readonly main: string;
  /** The folder whose modules are the project's policies; it need not exist. */
  readonly policies: string;
}

const STREAMS = fileURLToPath(
  new URL("../../src/provider/serve/standard-streams.ts", import.meta.url),
);

// One synth lays the same bundle beside every stack.
const made = new Map<string, ProviderBundle>();

/**
 * Bundles the provider with the project's policies. The result depends on nothing but the
 * sources' content, so that another checkout comes to the same version. Throws what esbuild
 * has to say when a policy does not compile.
 */
export function bundleProvider({ main, policies }: BundleSource): ProviderBundle {
  const files = policyFiles(policies);
  const key = digest([main, ...files].map((file) => `${file}\n${readFileSync(file, "utf8")}`));
  const known = made.get(key);
  if (known !== undefined) return known;
  const code = build(resolve(main), policies, files);
  const bundle = { code, version: `${PROVIDER.version}-b${digest([code]).slice(0, 16)}` };
  made.set(key, bundle);
  return bundle;
}

function policyFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.m?[jt]s$/.test(name) && !/\.(d|test)\.m?[jt]s$/.test(name))
    .sort()
    .map((name) => resolve(folder, name));
}

function build(main: string, policies: string, files: readonly string[]): Buffer {
  const from = (path: string) => JSON.stringify(path);
  const modules = files.map((file, index) => ({
    name: `policy${index}`,
    file,
    label: `${basename(policies)}/${basename(file)}`,
  }));
  const entry = [
    // first, before any other module can print
    `import ${from(STREAMS)};`,
    `import { run } from ${from(main)};`,
    ...modules.map(({ name, file }) => `import * as ${name} from ${from(file)};`),
    `run([${modules.map(({ name, label }) => `{ file: ${from(label)}, exports: ${name} }`).join(", ")}]);`,
  ].join("\n");
  const { outputFiles } = buildSync({
    stdin: { contents: entry, resolveDir: dirname(main), sourcefile: "closeout-entry.ts" },
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    keepNames: true,
    legalComments: "none",
    banner: { js: "#!/usr/bin/env node" },
    // asked for by an HTTP client only where a proxy is set up for it; nobody has it installed
    external: ["proxy-agent"],
    // a policy's folder may hold a tsconfig that is meant for something else
    tsconfigRaw: "{}",
    logLevel: "silent",
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild made nothing of ${join(main)}`);
  return Buffer.from(output.contents);
}

function digest(parts: readonly (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
