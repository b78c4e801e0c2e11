import { readdirSync } from "node:fs";
import type { Policy } from "../../../src/core/policy.ts";
import { collectPolicies, type PolicyFile } from "../../../src/workspace/policies.ts";

const folder = new URL("../../../policies/", import.meta.url);

/** Every file of `policies/` with what it exports. */
export const files: readonly PolicyFile[] = await Promise.all(
  readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map(async (file): Promise<PolicyFile> => {
      const exports: Readonly<Record<string, unknown>> = await import(new URL(file, folder).href);
      return { file, exports };
    }),
);

/** The standard policies. */
export const pack: readonly Policy[] = collectPolicies(files);
