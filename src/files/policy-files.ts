import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const SOURCE = /\.m?[jt]s$/u;
const NO_POLICY = /\.(?:test|d)\.m?[jt]s$/u;

/**
 * Paths of the modules directly in a project's `policies/` folder, in the order of their names; none
 * where there is no such folder. Folders in it, `standard/` among them, are not looked into.
 */
export function policyFilesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => SOURCE.test(name) && !NO_POLICY.test(name))
    .sort()
    .map((name) => join(folder, name));
}
