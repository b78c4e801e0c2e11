import { emptyBucket } from "../../shared/rows/empty-bucket.ts";
import type { Hook } from "../../shared/rows/hook.ts";
import { obsDialect } from "./obs-dialect.ts";

/** Hooks of this cloud, by the names that rows use. */
export const huaweiHooks: Readonly<Record<string, Hook>> = {
  "empty-bucket": emptyBucket(obsDialect),
};
