import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Policy } from "../core/policy.ts";
import { Problem } from "../core/problem.ts";
import { collectPolicies, type PolicyFile } from "../workspace/policies.ts";

const SOURCE = /\.(?:ts|mts|js|mjs)$/u;
const NO_POLICY = /\.(?:test|d)\.[a-z]+$/u;

/** Closeout's own policies, for a project that has no `policies/` folder. */
const STANDARD = fileURLToPath(new URL("../../policies", import.meta.url));

/**
 * Loads the files of the project's `policies/`, or the standard ones where there is no such folder.
 * Throws the Problem `policy` that names the file which cannot be loaded.
 */
export async function loadPolicies(project: string): Promise<readonly Policy[]> {
  const own = join(project, "policies");
  const folder = existsSync(own) ? own : STANDARD;
  const files: PolicyFile[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!SOURCE.test(name) || NO_POLICY.test(name)) continue;
    files.push(await load(join(folder, name)));
  }
  return collectPolicies(files);
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
      next: `${hint}Mend the file, or move it out of policies/. No policy is left out silently.`,
      cause,
    });
  }
}
