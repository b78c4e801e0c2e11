import { usualDialect } from "../../shared/rows/bucket-dialect.ts";
import { emptyBucket } from "../../shared/rows/empty-bucket.ts";
import type { Hook } from "../../shared/rows/hook.ts";

/** Hooks of this cloud, by the names that rows use. */
export const tencentHooks: Readonly<Record<string, Hook>> = {
  // https://cloud.tencent.com/document/product/436/8289
  "empty-bucket": emptyBucket(
    usualDialect({
      uploads: { list: "multipartList", records: "Upload", remove: "multipartAbort" },
      versions: { list: "listObjectVersions", remove: "deleteMultipleObject" },
      errors: "Error",
    }),
  ),
};
