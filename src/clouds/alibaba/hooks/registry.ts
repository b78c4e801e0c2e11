import { emptyBucket } from "../../shared/rows/empty-bucket.ts";
import type { Hook } from "../../shared/rows/hook.ts";
import { oss } from "./oss-dialect.ts";

/** Every hook that a row may name. */
export const alibabaHooks: Readonly<Record<string, Hook>> = {
  "empty-bucket": emptyBucket(oss),
};
