import { emptyBucket } from "../../shared/empty-bucket.ts";
import type { Hook } from "../../shared/hook.ts";
import { oss } from "./oss-dialect.ts";

/** Every hook that a row may name. */
export const alibabaHooks: Readonly<Record<string, Hook>> = {
  "empty-bucket": emptyBucket(oss),
};
