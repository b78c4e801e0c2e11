import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { buildProgram, EXECUTABLE } from "../../constructs/provider/bundle.ts";
import { COMMON_JS } from "../../src/files/modules.ts";

/** Asked for only where somebody has them installed: a proxy, statistics of gRPC, faster sockets, another client of Postgres. */
const NOBODY_HAS = [
  "proxy-agent",
  "@grpc/proto-loader",
  "bufferutil",
  "utf-8-validate",
  "pg-native",
];

/** What the built code may import: everything else is built in. */
interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** Builds all JavaScript of the package; returns the files that it was made of, relative to the root. */
export async function buildCode(root: string, dist: string): Promise<readonly string[]> {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const declared = [
    ...Object.keys(manifest.dependencies),
    ...Object.keys(manifest.peerDependencies),
  ];
  const common = {
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    keepNames: true,
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    external: [...declared, ...NOBODY_HAS],
    banner: { js: COMMON_JS },
    metafile: true,
    logLevel: "warning",
  } satisfies BuildOptions;
  const made = [
    await build({
      ...common,
      entryPoints: {
        index: "src/index.ts",
        policies: "policies/standard/index.ts",
        cdktf: "stacks/index.ts",
        pulumi: "constructs/pulumi/index.ts",
        "pulumi-policies": "constructs/pulumi/policies.ts",
        "pulumi-provider": "src/pulumi/main.ts",
        "cli/main": "src/cli/main.ts",
      },
      outdir: dist,
      chunkNames: "parts/[hash]",
    }),
    // The second front end is the same source.
    await build({
      ...common,
      entryPoints: { cdktn: "stacks/index.ts" },
      outdir: dist,
      chunkNames: "parts/[hash]",
      alias: { cdktf: "cdktn" },
    }),
  ];
  buildProvider(root, dist);
  const provider = await build({
    ...common,
    entryPoints: ["src/provider/main.ts"],
    outdir: "/bundle",
    write: false,
  });
  const files = [...made, provider].map(({ metafile }) => metafile);
  for (const one of files) requireDeclared(one, [...declared, ...NOBODY_HAS]);
  return [...new Set(files.flatMap(({ inputs }) => Object.keys(inputs)))].sort();
}

/** The provider as a project without policies of its own lays it: no compiler is needed for it. */
function buildProvider(root: string, dist: string): void {
  const folder = join(dist, "provider");
  mkdirSync(folder, { recursive: true });
  for (const { name, content } of buildProgram(join(root, "src/provider/main.ts"))) {
    writeFileSync(join(folder, name), content);
    if (name === EXECUTABLE) chmodSync(join(folder, name), 0o755);
  }
}

/** A package that is neither built in nor declared would be missing where the package is installed. */
function requireDeclared({ outputs }: Metafile, declared: readonly string[]): void {
  const imported = Object.values(outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ external }) => external === true)
    .map(({ path }) => path);
  const missing = imported.filter(
    (path) =>
      !isBuiltin(path) && !declared.some((name) => path === name || path.startsWith(`${name}/`)),
  );
  if (missing.length > 0)
    throw new Error(`The package imports what it does not declare: ${missing.join(", ")}`);
}
