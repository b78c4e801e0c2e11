import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Problem } from "../core/problem.ts";
import { projectOfAccount } from "../files/project.ts";
import { readSettings, type Settings } from "../files/settings/settings-file.ts";
import { loadPolicies } from "./load-policies.ts";
import type { PolicyFile } from "./policies.ts";

/** The settings of an account's project, for a program that may stand elsewhere; `account`: its folder. */
export function settingsOf(account: string): Settings {
  return readSettings(projectOfAccount(account));
}

/**
 * The policies in the folder that is named; else those of the account's project, and those beside the
 * program where that stands elsewhere. Throws a Problem where the folder that is named is not there.
 */
export async function policiesOf(
  account: string,
  named: string | undefined,
): Promise<readonly PolicyFile[]> {
  if (named === undefined) {
    const folders = [join(projectOfAccount(account), "policies"), "policies"];
    const loaded = await Promise.all([...new Set(folders)].map(loadPolicies));
    return loaded.flat();
  }
  if (named.trim() === "" || !existsSync(named)) {
    throw new Problem({
      code: "policy",
      summary: `There is no folder of policies at ${resolve(named)}`,
      where: named,
      next: "Correct the provider's policies, or leave it out for those of the account's project. No policy is left out silently.",
    });
  }
  return loadPolicies(named);
}
