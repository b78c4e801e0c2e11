import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CACHE = join(ROOT, "node_modules/.cache/closeout");
/** Everything that the program is made of: a copy is used for just this content. */
const SOURCES = ["bin", "src", "policies/standard", "package-lock.json"];
const DAY_MS = 24 * 60 * 60 * 1000;

// CommonJS packages inside an ES module still expect what CommonJS gives them.
const COMMON_JS = [
  'import { createRequire as bannerRequire } from "node:module";',
  'import { dirname as bannerFolder } from "node:path";',
  'import { fileURLToPath as bannerPath } from "node:url";',
  "const require = bannerRequire(import.meta.url);",
  "const __filename = bannerPath(import.meta.url);",
  "const __dirname = bannerFolder(__filename);",
].join("");

/** What can be started, by the name of its compiled module. */
const PROGRAMS = { main: "src/cli/main.ts", pulumi: "src/pulumi/main.ts" };

/**
 * The program compiled into a few files, made when its sources changed: it starts in a fifth of the time
 * that compiling each module at each start takes. Undefined where none can be made or kept.
 */
export async function compiledProgram(name = "main") {
  try {
    const digest = digestOf(SOURCES.flatMap((path) => filesOf(join(ROOT, path))).sort());
    const folder = join(CACHE, digest);
    const program = join(folder, `${name}.mjs`);
    if (!isFile(program)) await compile(folder);
    return pathToFileURL(program).href;
  } catch (error) {
    // Sources that do not compile are said at once; a folder that cannot be written is no reason to stop.
    if (Array.isArray(error?.errors)) throw error;
    return undefined;
  }
}

function filesOf(path) {
  if (isFile(path)) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    filesOf(join(path, entry.name)),
  );
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function digestOf(files) {
  const hash = createHash("sha256").update(`${process.version}\n`);
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 32);
}

async function compile(folder) {
  // Nothing is compiled that could not be kept.
  mkdirSync(CACHE, { recursive: true });
  const making = `${folder}.${process.pid}`;
  mkdirSync(making);
  try {
    const { build } = await import("esbuild");
    await build({
      entryPoints: Object.entries(PROGRAMS).map(([out, path]) => ({ in: join(ROOT, path), out })),
      outdir: making,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20",
      keepNames: true,
      legalComments: "none",
      // Asked for only where they are needed, from where they are installed.
      external: [
        "esbuild",
        "tsx",
        "proxy-agent",
        "@grpc/proto-loader",
        "pg-native",
        "@pulumi/pulumi",
        "google-protobuf",
      ],
      banner: { js: COMMON_JS },
      define: { "import.meta.url": HERE },
      plugins: [{ name: "places", setup: keepPlaces }],
      logLevel: "silent",
    });
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Another start may have been quicker.
    if (!isFile(join(folder, "main.mjs"))) throw error;
  }
  removeOld(folder);
}

/** What stands in each module for where its source is. */
const HERE = "closeoutModuleUrl";

/** A module goes on knowing where its source stands. */
function keepPlaces({ onLoad }) {
  onLoad({ filter: /\.m?[jt]s$/ }, ({ path }) => {
    const text = readFileSync(path, "utf8");
    if (!text.includes("import.meta.url")) return undefined;
    const here = JSON.stringify(pathToFileURL(path).href);
    const loader = path.endsWith("ts") ? "ts" : "js";
    return { contents: `const ${HERE} = ${here};${text}`, loader };
  });
}

/** Copies of other sources that nobody has needed today. */
function removeOld(folder) {
  for (const name of readdirSync(dirname(folder))) {
    const other = join(dirname(folder), name);
    if (other !== folder && Date.now() - statSync(other).mtimeMs > DAY_MS)
      rmSync(other, { recursive: true, force: true });
  }
}
