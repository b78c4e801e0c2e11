import { readdirSync } from "node:fs";
import { STANDARD_POLICIES } from "../../../policies/standard/index.ts";
import type { Policy } from "../../../src/core/policy.ts";
import type { PolicyFile } from "../../../src/workspace/policies.ts";

const folder = new URL("../../../policies/standard/", import.meta.url);

/** Every file of `policies/standard/` with what it exports. */
export const files: readonly PolicyFile[] = await Promise.all(
  readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && file !== "index.ts")
    .sort()
    .map(async (file): Promise<PolicyFile> => {
      const exports: Readonly<Record<string, unknown>> = await import(new URL(file, folder).href);
      return { file, exports };
    }),
);

/** The standard policies. */
export const pack: readonly Policy[] = STANDARD_POLICIES;
