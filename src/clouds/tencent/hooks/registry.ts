import type { Hook } from "../../shared/hook.ts";
import { emptyBucket } from "./empty-bucket.ts";

/** Hooks of this cloud, by the names that rows use. */
export const tencentHooks: Readonly<Record<string, Hook>> = {
  "cos.empty-bucket": emptyBucket,
};
