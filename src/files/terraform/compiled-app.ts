import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Built, inputsOf, keep, kept } from "../kept-build.ts";
import { esbuild } from "../modules.ts";
import { packagesAbove } from "./app-command.ts";

const NAME = "main.mjs";

/** What stands in each module for where its source is. */
const HERE = "closeoutModuleUrl";

/**
 * A TypeScript program compiled into one module, from the last time where nothing of it changed; packages
 * stay where they are installed. Undefined where none can be made or kept: the program is then run as it is,
 * which says what is wrong.
 */
export async function compiledApp(main: string): Promise<string | undefined> {
  const packages = packagesAbove(main);
  if (packages === undefined) return undefined;
  const { version } = esbuild();
  const options = { place: join(packages, ".cache/closeout/apps"), of: [version, main] };
  try {
    const { folder } = kept(options) ?? keep(options, await compileApp(main));
    return folder === undefined ? undefined : join(folder, NAME);
  } catch {
    return undefined;
  }
}

/** Compiles a TypeScript program into one module. Throws what the compiler has to say. */
export async function compileApp(main: string): Promise<Built> {
  const { outputFiles, metafile } = await esbuild().build({
    entryPoints: [main],
    outdir: "/app", // nothing is written
    bundle: true,
    write: false,
    metafile: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    keepNames: true,
    logLevel: "silent",
    define: { "import.meta.url": HERE },
    plugins: [
      {
        // A module goes on knowing where its source stands.
        name: "places",
        setup: ({ onLoad }) =>
          onLoad({ filter: /\.m?[jt]s$/ }, ({ path }) => {
            const text = readFileSync(path, "utf8");
            const here = JSON.stringify(pathToFileURL(path).href);
            return {
              contents: `const ${HERE} = ${here};${text}`,
              loader: path.endsWith("ts") ? "ts" : "js",
            };
          }),
      },
    ],
  });
  return {
    files: outputFiles.map(({ text }) => ({ name: NAME, text })),
    inputs: inputsOf(metafile),
  };
}
