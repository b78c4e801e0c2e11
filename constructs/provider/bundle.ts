import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { policyFilesIn } from "../../src/files/policy-files.ts";
import { PROVIDER } from "../../src/provider/resources/schemas.ts";

/** One file of a bundle. */
export interface BundleFile {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * A provider that Node runs as it is: {@link EXECUTABLE}, and beside it the parts that are
 * loaded only when they are needed. Terraform starts a provider three times a plan, and
 * twice of these it needs no cloud; in one file the clients of the clouds would cost every
 * start another 45 ms.
 */
export interface ProviderBundle {
  readonly files: readonly BundleFile[];
  /** The release and a digest of the files: two bundles that differ never share a version. */
  readonly version: string;
}

/**
 * The file that Terraform starts. It looks for this beginning; the ending keeps Node from
 * asking the next package.json what kind of module it is.
 */
export const EXECUTABLE = `terraform-provider-${PROVIDER.name}.mjs`;

/** What goes into a bundle. */
export interface BundleSource {
  /** The module that exports `run(policies)`. */
  readonly main: string;
  /** The folder whose modules are the project's policies; it need not exist. */
  readonly policies: string;
}

const STREAMS = fileURLToPath(new URL("../../src/plugin/standard-streams.ts", import.meta.url));

// One synth lays the same bundle beside every stack.
const made = new Map<string, ProviderBundle>();

/**
 * Bundles the provider with the project's policies. The result depends on nothing but the
 * sources' content, so that another checkout comes to the same version. Throws what esbuild
 * has to say when a policy does not compile.
 */
export function bundleProvider({ main, policies }: BundleSource): ProviderBundle {
  const files = policyFilesIn(resolve(policies));
  const key = digest([main, ...files].map((file) => `${file}\n${readFileSync(file, "utf8")}`));
  const known = made.get(key);
  if (known !== undefined) return known;
  const built = build(resolve(main), policies, files);
  const content = digest(built.flatMap((file) => [`${file.name}\n`, file.content]));
  const bundle = { files: built, version: `${PROVIDER.version}-b${content.slice(0, 16)}` };
  made.set(key, bundle);
  return bundle;
}

// CommonJS packages inside an ES module still expect what CommonJS gives them.
const COMMON_JS = [
  'import { createRequire as makeRequire } from "node:module";',
  'import { dirname as folderOf } from "node:path";',
  'import { fileURLToPath as toPath } from "node:url";',
  "const require = makeRequire(import.meta.url);",
  "const __filename = toPath(import.meta.url);",
  "const __dirname = folderOf(__filename);",
].join("");

const PART = /part-[A-Z0-9]{8}\.mjs/g;

function build(main: string, policies: string, files: readonly string[]): readonly BundleFile[] {
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
    splitting: true,
    write: false,
    outdir: "/bundle", // nothing is written
    entryNames: basename(EXECUTABLE, ".mjs"),
    chunkNames: "part-[hash]",
    outExtension: { ".js": ".mjs" },
    platform: "node",
    target: "node20",
    format: "esm",
    minify: true,
    keepNames: true,
    legalComments: "none",
    banner: { js: COMMON_JS },
    // asked for only where a proxy, or gRPC's own statistics, are set up: nobody has them installed
    external: ["proxy-agent", "@grpc/proto-loader"],
    // a policy's folder may hold a tsconfig that is meant for something else
    tsconfigRaw: "{}",
    logLevel: "silent",
  });
  return renumber(new Map(outputFiles.map(({ path, text }) => [basename(path), text]))).map(
    ([name, text]) => ({
      name,
      content: Buffer.from(name === EXECUTABLE ? `#!/usr/bin/env node\n${text}` : text),
    }),
  );
}

/**
 * Names the parts by their order instead of esbuild's hashes, into which the sources' paths
 * go: the same project elsewhere would get another version.
 */
function renumber(files: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const order = [EXECUTABLE];
  for (const name of order) {
    for (const [part] of files.get(name)?.matchAll(PART) ?? []) {
      if (files.has(part) && !order.includes(part)) order.push(part);
    }
  }
  const names = new Map(
    order.map((name, index) => [name, index === 0 ? name : `part-${index}.mjs`]),
  );
  return order.map((name) => [
    names.get(name) ?? name,
    (files.get(name) ?? "").replace(PART, (part) => names.get(part) ?? part),
  ]);
}

function digest(parts: readonly (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
