import { usualDialect } from "../../shared/rows/bucket-dialect.ts";
import { emptyBucket } from "../../shared/rows/empty-bucket.ts";
import type { Hook } from "../../shared/rows/hook.ts";

/** Hooks of this cloud, by the names that rows use. */
export const huaweiHooks: Readonly<Record<string, Hook>> = {
  // https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0022.html
  "empty-bucket": emptyBucket(
    usualDialect({
      uploads: {
        list: "listMultipartUploads",
        records: "Uploads",
        remove: "abortMultipartUpload",
      },
      versions: { list: "listVersions", remove: "deleteObjects" },
      errors: "Errors",
    }),
  ),
};
