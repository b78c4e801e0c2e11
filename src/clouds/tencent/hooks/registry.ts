import { emptyBucket } from "../../shared/rows/empty-bucket.ts";
import type { Hook } from "../../shared/rows/hook.ts";
import { cos } from "./cos-dialect.ts";

/** Hooks of this cloud, by the names that rows use. */
export const tencentHooks: Readonly<Record<string, Hook>> = {
  "empty-bucket": emptyBucket(cos),
};
