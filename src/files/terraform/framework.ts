import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { FRAMEWORK_RELEASES } from "../../core/requirements.ts";
import { closeoutFolder, closeoutVersion } from "../installed.ts";
import { readText } from "../local.ts";
import { FRAMEWORKS, type Framework } from "../new-project/texts.ts";

/** What is wrong with the packages that a project's stacks are made with, and what to do. */
export interface FrameworkFault {
  readonly says: string;
  readonly next: string;
}

/** The framework whose stacks a file makes, by what it imports; undefined where it names none of ours. */
export function frameworkIn(main: string): Framework | undefined {
  const text = readText(main) ?? "";
  return FRAMEWORKS.find((one) => new RegExp(`["']closeout/${one}["']`, "u").test(text));
}

/** Version of a package as Closeout's own code finds it; undefined where it is not installed. */
export function versionFor(name: string, from = closeoutFolder()): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const file = join(folder, "node_modules", name, "package.json");
    if (existsSync(file)) {
      const { version }: { readonly version?: unknown } = JSON.parse(readFileSync(file, "utf8"));
      return String(version);
    }
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * What keeps stacks of a framework from being made: it is missing, or of a release that this Closeout was not
 * built for, which npm installs with `--force` or `--legacy-peer-deps` alone.
 */
export function frameworkFault(framework: Framework): FrameworkFault | undefined {
  const wanted = FRAMEWORK_RELEASES[framework];
  const next = `Run \`npm install -D ${framework}@${wanted}\` in the project's folder.`;
  const version = versionFor(framework);
  if (version === undefined) return { says: `${framework} is not installed`, next };
  return version.startsWith(`${wanted}.`)
    ? undefined
    : {
        says: `${framework} ${version} is installed, and Closeout ${closeoutVersion()} is built for ${wanted}`,
        next,
      };
}
