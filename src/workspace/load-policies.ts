import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Problem } from "../core/problem.ts";
import { policyFilesIn } from "../files/policy-files.ts";
import type { PolicyFile } from "./policies.ts";

/**
 * Loads the project's own policies from their folder; the standard ones are added to them when an account is opened.
 * Throws the Problem `policy` that names the file which cannot be loaded.
 */
export async function loadPolicies(folder: string): Promise<readonly PolicyFile[]> {
  const found = policyFilesIn(folder);
  if (found.length > 0) await readTypeScript();
  const files: PolicyFile[] = [];
  for (const file of found) files.push(await load(file));
  return files;
}

/** Makes this process read TypeScript; a program that was compiled does not by itself. */
async function readTypeScript(): Promise<void> {
  const { register } = await import("tsx/esm/api");
  register();
}

async function load(file: string): Promise<PolicyFile> {
  try {
    const loaded: Readonly<Record<string, unknown>> = await import(
      pathToFileURL(resolve(file)).href
    );
    return { file, exports: { ...loaded } };
  } catch (cause) {
    const says = cause instanceof Error ? cause.message : String(cause);
    // Node takes a file for CommonJS unless the package.json above it says otherwise.
    const hint = says.includes("require() ES Module")
      ? `Put "type": "module" into the project's package.json. `
      : "";
    throw new Problem({
      code: "policy",
      summary: `The policy file cannot be loaded: ${says}`,
      where: file,
      next: `${hint}Fix the file, or move it out of policies/. No policy is left out silently.`,
      cause,
    });
  }
}
