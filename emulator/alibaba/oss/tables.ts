import type { Account, Store } from "../../core/store.ts";
import { defineTable, type Row } from "../../core/table.ts";

/**
 * Buckets, as ListBuckets returns them. Hidden: `_versioning`, `_worm`, `_logging`,
 * `_replication`, `_policy`, `_lifecycle`, `_inventory`, `_hdfs`, `_acl`, `_accessPoints`.
 */
export const buckets = defineTable("oss.bucket", { id: "Name", scope: "account" });

/**
 * Vector buckets, by region, as ListVectorBuckets returns them: `Name` is `acs:ossvector:<region>:<account>:<name>`.
 * https://www.alibabacloud.com/help/en/oss/developer-reference/listvectorbuckets
 */
export const vectorBuckets = defineTable("oss.vector-bucket", { id: "Name" });

/**
 * What buckets hold; the place of these tables is the bucket's name instead of a region. Versions
 * carry `Key`, `VersionId` (`null` without versioning), `Type` (Version, DeleteMarker), `Size`,
 * `ETag`, `LastModified`, `StorageClass`.
 */
export const versions = defineTable("oss.version", {
  id: (row: Row) => `${row["Key"]}\n${row["VersionId"] ?? "null"}`,
});
/** Multipart uploads: `Key`, `UploadId`, `Initiated`; hidden `_parts`. */
export const uploads = defineTable("oss.upload", { id: "UploadId" });
/** Live channels: `Name`, `Description`, `Status`, `LastModified`. */
export const liveChannels = defineTable("oss.live-channel", { id: "Name" });

/** The tables of OSS. */
export const ossTables = [buckets, vectorBuckets, versions, uploads, liveChannels];

/** A bucket with the account that owns it; names are unique in the world. */
export function findBucket(store: Store, name: string): { account: Account; row: Row } | undefined {
  for (const account of store.accounts.values()) {
    const row = account.table(buckets, "").get(name);
    if (row !== undefined) return { account, row };
  }
  return undefined;
}
