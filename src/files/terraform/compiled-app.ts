import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Problem } from "../../core/problem.ts";
import { type Built, inputsOf, keep, kept } from "../kept-build.ts";
import { compileFault, esbuild } from "../modules.ts";
import { foundAbove, packagesAbove } from "./app-command.ts";
import { frameworkFault, frameworkIn } from "./framework.ts";

const NAME = "main.mjs";

/** What stands in each module for where its source is. */
const HERE = "closeoutModuleUrl";

/**
 * A project's program, TypeScript or JavaScript, compiled into one module that any Node runs, from the last
 * time where nothing of it changed; packages stay where they are installed. Throws the Problem `not-found`
 * where there is no such file, `usage` where it does not compile, and `unwritable` where the result cannot be
 * laid beside its packages.
 */
export async function compiledApp(main: string): Promise<string> {
  if (!existsSync(main)) {
    throw new Problem({
      code: "not-found",
      summary: "There is no such file to synthesize",
      where: main,
      next: "Run `npx closeout init`, which writes one, or name the file that makes the stacks.",
    });
  }
  // Packages are looked for above the file that imports them.
  const packages = packagesAbove(main);
  if (packages === undefined) throw notInstalled(main);
  requireFramework(main);
  const options = { place: join(packages, ".cache/closeout/apps"), of: [esbuild().version, main] };
  const { folder } = kept(options) ?? keep(options, await compile(main));
  if (folder !== undefined) return join(folder, NAME);
  throw new Problem({
    code: "unwritable",
    summary: "The compiled stacks cannot be written",
    where: options.place,
    next: "Grant this user write permission on the folder, and run the command again.",
  });
}

/** Left alone, Node says of a missing package where in the built code it was looked for. */
function requireFramework(main: string): void {
  const framework = frameworkIn(main);
  const fault = framework === undefined ? undefined : frameworkFault(framework);
  if (fault === undefined) return;
  throw new Problem({
    code: "usage",
    summary: `The stacks cannot be made: ${fault.says}`,
    where: main,
    next: fault.next,
  });
}

function notInstalled(main: string): Problem {
  return new Problem({
    code: "not-found",
    summary: "The project's packages are not installed: there is no node_modules above its stacks",
    where: main,
    next:
      foundAbove(main, ".pnp.cjs") === undefined
        ? "Install them (`npm ci`), and run the command again."
        : "Plug'n'Play of yarn makes none: say `nodeLinker: node-modules` in .yarnrc.yml, run `yarn install`, and the command again.",
  });
}

async function compile(main: string): Promise<Built> {
  try {
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
      sourcemap: "inline",
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
              const loader = path.endsWith("ts") ? "ts" : "js";
              return { contents: `const ${HERE} = ${here};${text}`, loader };
            }),
        },
      ],
    });
    return {
      files: outputFiles.map(({ text }) => ({ name: NAME, text })),
      inputs: inputsOf(metafile),
    };
  } catch (cause) {
    throw new Problem({
      code: "usage",
      summary: `The stacks do not compile:\n${compileFault(cause)}`,
      where: main,
      next: "Correct the file and run the command again.",
      cause,
    });
  }
}
