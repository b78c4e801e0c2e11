import type { Account, Store } from "../../core/store.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { accountsOf } from "../identity.ts";

/**
 * Buckets: `Name` with the AppId, `Location`, `CreationDate`. Hidden: `_versioning` (Enabled,
 * Suspended), `_lock` (`{days}`: objects younger than that cannot go), `_replication`, `_policy`, `_tags` (by key), `_lifecycle`,
 * `_cdn` (domains that keep it).
 */
export const buckets = defineTable("cos.bucket", { id: "Name", scope: "account" });
/**
 * Rapid buckets, by region: `Name` (`<name>-x--<AppId>`), `Location`, `CreationDate`, `VpcId`, `SubnetId`, `Zone`,
 * `Status`. https://cloud.tencent.com/document/product/436/139734
 */
export const rapidBuckets = defineTable("cos.rapid-bucket", {
  id: "Name",
  usual: { Status: "Available" },
});
/**
 * What buckets hold; the place of these tables is the bucket's name instead of a region: `Key`,
 * `VersionId`, `Type` (Version, DeleteMarker), `Size`, `ETag`, `LastModified`, `StorageClass`.
 */
export const objectVersions = defineTable("cos.version", {
  id: (row: Row) => `${row["Key"]}\n${row["VersionId"] ?? "null"}`,
});
/** Multipart uploads: `Key`, `UploadId`, `Initiated`. */
export const uploads = defineTable("cos.upload", { id: "UploadId" });

/** The tables of object storage. */
export const cosTables = [buckets, rapidBuckets, objectVersions, uploads];

/** A bucket with the account that owns it; names are unique in the world. */
export function findBucket(store: Store, name: string): { account: Account; row: Row } | undefined {
  for (const account of accountsOf(store)) {
    const row = account.table(buckets, "").get(name);
    if (row !== undefined) return { account, row };
  }
  return undefined;
}
