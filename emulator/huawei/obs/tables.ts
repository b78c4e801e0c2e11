import type { Account, Store } from "../../core/store.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { accountsOf } from "../identity.ts";

/**
 * Buckets: `Name`, `CreationDate`, `Location`, `BucketType`; `_versioning` (Enabled, Suspended),
 * `_objectLock` (the configuration), `_policy` (text), `_tags` (by key), `_lifecycle` (rules).
 */
export const buckets = defineTable("obs.bucket", {
  id: "Name",
  scope: "account",
  usual: { BucketType: "OBJECT" },
});
/** Versions, one table a bucket: `Key`, `VersionId`, `Size`, `LastModified`; `_marker`, `_retainUntil`. */
export const versions = defineTable("obs.version", {
  id: (row: Row) => `${row["Key"]}\n${row["VersionId"] ?? "null"}`,
  usual: { VersionId: "null", Size: 0, StorageClass: "STANDARD" },
});
/** Multipart uploads, one table a bucket: `Key`, `UploadId`, `Initiated`. */
export const uploads = defineTable("obs.upload", { id: "UploadId" });

/** The tables of object storage. */
export const obsTables = [buckets, versions, uploads];

/** A bucket of any account: names are unique in the cloud. */
export function findBucket(
  store: Store,
  name: string,
): { readonly account: Account; readonly row: Row } | undefined {
  for (const account of accountsOf(store)) {
    const row = account.table(buckets, "").get(name);
    if (row !== undefined) return { account, row };
  }
  return undefined;
}
