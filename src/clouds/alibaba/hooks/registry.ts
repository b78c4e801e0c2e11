import type { Hook } from "../../shared/hook.ts";
import { emptyBucket } from "./empty-bucket.ts";

/** Every hook that a row may name. */
export const alibabaHooks: Readonly<Record<string, Hook>> = {
  "oss.empty-bucket": emptyBucket,
};
