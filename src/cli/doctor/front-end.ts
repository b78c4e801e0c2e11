import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { Problem } from "../../core/problem.ts";
import { closeoutFolder } from "../../files/installed.ts";
import type { Framework } from "../../files/new-project/texts.ts";
import { mainOf, readAppCommand } from "../../files/terraform/app-command.ts";
import { frameworkFault, frameworkIn, versionFor } from "../../files/terraform/framework.ts";
import { type Check, failed, note, ok } from "./check.ts";

/** Name of the check of the command line of CDKTF. */
export const CDKTF_COMMAND = "cdktf-cli";

/** The command line of CDKTF, or what makes the stacks without it. */
const FRONT_ENDS = [CDKTF_COMMAND, "cdktf", "cdktn"];

/** Looks whether what makes the project's stacks is installed, in a release that this Closeout is built for. */
export function checkFrontEnd(project: string): Check {
  const named = frameworkOfStacks(project);
  if (named !== undefined) {
    const fault = frameworkFault(named);
    return fault === undefined
      ? ok(named, String(versionFor(named)))
      : failed(named, fault.says, fault.next);
  }
  for (const name of FRONT_ENDS) {
    for (const folder of [resolve(project), closeoutFolder()]) {
      const version = versionFor(name, folder);
      if (version === undefined) continue;
      return name === CDKTF_COMMAND && !ptyLoads(folder)
        ? notForThisNode(version)
        : ok(name, version);
    }
  }
  return failed(
    "cdktf",
    "neither cdktf nor cdktn is installed",
    "Run `npm install` in the project's folder.",
  );
}

/** The framework of a project that has Closeout as a package; undefined in a clone, or where none is named. */
function frameworkOfStacks(project: string): Framework | undefined {
  try {
    const main = mainOf(readAppCommand(project), project);
    return main === undefined ? undefined : frameworkIn(main);
  } catch (cause) {
    if (cause instanceof Problem) return undefined;
    throw cause;
  }
}

const PTY = "@cdktf/node-pty-prebuilt-multiarch";

function notForThisNode(version: string): Check {
  return note(
    CDKTF_COMMAND,
    `${version} does not start under Node ${process.versions.node}: its terminal module has no build for it`,
    "`npx closeout plan` and `deploy` do without it. For `cdktf` itself, use Node 20 or 22, or run `npm rebuild` where a C++ compiler is installed.",
  );
}

/**
 * False where the command line of CDKTF cannot load its terminal module. It comes built for Node up to 22
 * (prebuilds/ of 0.10.2, its last version); for a newer Node, npm has to compile it.
 */
function ptyLoads(folder: string): boolean {
  const load = createRequire(join(folder, "package.json"));
  try {
    load.resolve(PTY);
  } catch {
    return true;
  }
  try {
    load(PTY);
    return true;
  } catch {
    return false;
  }
}
