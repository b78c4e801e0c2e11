import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let found: string | undefined;

/**
 * The folder of Closeout itself, with its package.json: of a clone, or of the package as it was installed.
 * Throws where this module lies in neither.
 */
export function closeoutFolder(): string {
  found ??= packageAbove(dirname(fileURLToPath(import.meta.url)));
  return found;
}

/** True in a clone, which holds the sources; the package holds what was built of them. */
export function isClone(): boolean {
  return existsSync(join(closeoutFolder(), "src/cli/main.ts"));
}

/** The version that package.json states. */
export function closeoutVersion(): string {
  return String(manifestIn(closeoutFolder())?.["version"]);
}

function packageAbove(folder: string): string {
  if (manifestIn(folder)?.["name"] === "closeout") return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error("There is no package.json of Closeout above its code.");
  return packageAbove(above);
}

function manifestIn(folder: string): Readonly<Record<string, unknown>> | undefined {
  const file = join(folder, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
