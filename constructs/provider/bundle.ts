import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { closeoutFolder, isClone } from "../../src/files/installed.ts";
import { type Built, inputsOf, keptBuild } from "../../src/files/kept-build.ts";
import { COMMON_JS, compileModule, esbuild } from "../../src/files/modules.ts";
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
  /**
   * The module that exports `run(policies)`.
   *
   * @default the closeout provider, as it was built into the package; in a clone it is built anew
   */
  readonly main?: string | undefined;
  /** The folder whose modules are the project's policies; it need not exist. */
  readonly policies: string;
}

/** The project's policies, loaded by {@link EXECUTABLE} when its streams are in order. */
const POLICIES = "policies.mjs";

// One synth lays the same bundle beside every stack.
const made = new Map<string, ProviderBundle>();

/**
 * Bundles the provider with the project's policies. The result depends on nothing but the
 * sources' content, so that another checkout comes to the same version. Throws what the
 * compiler has to say when a policy does not compile.
 */
export function bundleProvider({ main, policies }: BundleSource): ProviderBundle {
  const files = policyFilesIn(resolve(policies));
  const source = main ?? ownMain();
  const key = digest(
    [...(source === undefined ? [] : [source]), ...files].map(
      (file) => `${file}\n${readFileSync(file, "utf8")}`,
    ),
  );
  const known = made.get(key);
  if (known !== undefined) return known;
  const built = [
    ...(source === undefined ? prebuilt() : buildProgram(resolve(source))),
    { name: POLICIES, content: Buffer.from(policiesModule(policies, files)) },
  ];
  const content = digest(built.flatMap((file) => [`${file.name}\n`, file.content]));
  const bundle = { files: built, version: `${PROVIDER.version}-b${content.slice(0, 16)}` };
  made.set(key, bundle);
  return bundle;
}

/** The closeout provider's sources; undefined in the package, which holds the built one. */
function ownMain(): string | undefined {
  return isClone() ? join(closeoutFolder(), "src/provider/main.ts") : undefined;
}

function prebuilt(): readonly BundleFile[] {
  const folder = join(closeoutFolder(), "dist/provider");
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, content: readFileSync(join(folder, name)) }));
}

/** A project without policies of its own needs no compiler. */
function policiesModule(folder: string, files: readonly string[]): string {
  if (files.length === 0) return "export const policies = [];\n";
  const modules = files.map((file, index) => ({
    name: `policy${index}`,
    file: JSON.stringify(resolve(file)),
    label: JSON.stringify(`${basename(folder)}/${basename(file)}`),
  }));
  const entry = [
    ...modules.map(({ name, file }) => `import * as ${name} from ${file};`),
    `export const policies = [${modules.map(({ name, label }) => `{ file: ${label}, exports: ${name} }`).join(", ")}];`,
  ].join("\n");
  return compileModule({ entry, folder, minify: true });
}

/** Stands for the module of policies while the rest is built. */
const UNBUILT = "closeout-policies";

const PART = /part-[A-Z0-9]{8}\.mjs/g;

/** The provider without policies: what the package holds. */
export function buildProgram(main: string): readonly BundleFile[] {
  const from = (path: string) => JSON.stringify(path);
  const streams = join(closeoutFolder(), "src/plugin/standard-streams.ts");
  const entry = [
    // first, before any other module can print
    `import ${from(streams)};`,
    `import { run } from ${from(main)};`,
    `const { policies } = await import(${from(UNBUILT)});`,
    "run(policies);",
  ].join("\n");
  const kept = { place: KEPT, of: [esbuild().version, PROVIDER.version, entry] };
  const { files } = keptBuild(kept, () => compiled(entry, main));
  return renumber(new Map(files.map(({ name, text }) => [name, text]))).map(([name, text]) => ({
    name,
    content: Buffer.from(
      name === EXECUTABLE ? `#!/usr/bin/env node\n${text.replace(UNBUILT, `./${POLICIES}`)}` : text,
    ),
  }));
}

/** Folder of what was built before, below Closeout's own packages. */
const KEPT = join(closeoutFolder(), "node_modules/.cache/closeout/providers");

/** What esbuild calls the text that it begins with. */
const ENTRY = "closeout-entry.ts";

function compiled(entry: string, main: string): Built {
  const { outputFiles, metafile } = esbuild().buildSync({
    stdin: { contents: entry, resolveDir: dirname(main), sourcefile: ENTRY },
    metafile: true,
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
    // Names stay: clients of clouds look at them, and wrapping every function to keep one takes time.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    banner: { js: COMMON_JS },
    // The first two are asked for only where a proxy, or a native client of the database, is set up: nobody
    // has them installed.
    external: ["proxy-agent", "pg-native", UNBUILT],
    tsconfigRaw: "{}",
    logLevel: "silent",
  });
  return {
    files: outputFiles.map(({ path, text }) => ({ name: basename(path), text })),
    inputs: inputsOf(metafile, ENTRY),
  };
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
