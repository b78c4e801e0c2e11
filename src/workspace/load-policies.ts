import { Problem } from "../core/problem.ts";
import { importModule } from "../files/modules.ts";
import { policyFilesIn } from "../files/policy-files.ts";
import type { PolicyFile } from "./policies.ts";

/**
 * Loads the project's own policies from their folder; the standard ones are added to them when an account is opened.
 * Throws the Problem `policy` that names the file which cannot be loaded.
 */
export async function loadPolicies(folder: string): Promise<readonly PolicyFile[]> {
  const found = policyFilesIn(folder);
  const files: PolicyFile[] = [];
  for (const file of found) files.push(await load(file));
  return files;
}

async function load(file: string): Promise<PolicyFile> {
  try {
    return { file, exports: await importModule(file) };
  } catch (cause) {
    const says = cause instanceof Error ? cause.message : String(cause);
    throw new Problem({
      code: "policy",
      summary: `The policy file cannot be loaded: ${says}`,
      where: file,
      next: "Fix the file, or move it out of policies/. No policy is left out silently.",
      cause,
    });
  }
}
