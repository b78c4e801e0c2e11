import type { Account, Store } from "../../core/store.ts";
import { defineTable, type Row, type Table } from "../../core/table.ts";

/**
 * Buckets, as ListBuckets returns them. Hidden: `_versioning`, `_worm`, `_logging`,
 * `_replication`, `_policy`, `_lifecycle`, `_inventory`, `_hdfs`, `_acl`, `_accessPoints`.
 */
export const buckets = defineTable("oss.bucket", { id: "Name", scope: "account" });

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
export const ossTables = [buckets, versions, uploads, liveChannels];

/** A bucket with the account that owns it; names are unique in the world. */
export function findBucket(store: Store, name: string): { account: Account; row: Row } | undefined {
  for (const account of store.accounts.values()) {
    const row = account.table(buckets, "").get(name);
    if (row !== undefined) return { account, row };
  }
  return undefined;
}

interface Sorted {
  readonly version: number;
  readonly rows: readonly Row[];
  /** True when the rows stand in this order by themselves; taking some away leaves it so. */
  readonly byNature: boolean;
}

const sorted = new WeakMap<Table, Sorted>();

/** All versions of a bucket by key, the newest of each key first; remembered until it changes. */
export function versionsInOrder(table: Table): readonly Row[] {
  const known = sorted.get(table);
  if (known !== undefined && known.version === table.version) return known.rows;
  const found = table.rows();
  const onlyFewer =
    known !== undefined && found.length <= known.rows.length && newest(found) <= newest(known.rows);
  const byNature = (onlyFewer && known.byNature) || isInOrder(found);
  const rows = byNature ? found : [...found].sort(byKeyThenAge);
  sorted.set(table, { version: table.version, rows, byNature });
  return rows;
}

function isInOrder(rows: readonly Row[]): boolean {
  return rows.every((row, at) => {
    const before = rows[at - 1];
    return before === undefined || byKeyThenAge(before, row) < 0;
  });
}

/** The sequence number of the row that was added last. */
function newest(rows: readonly Row[]): number {
  return Number(rows.at(-1)?.["_seq"] ?? 0);
}

function byKeyThenAge(a: Row, b: Row): number {
  const left = String(a["Key"]);
  const right = String(b["Key"]);
  if (left !== right) return left < right ? -1 : 1;
  return Number(b["_seq"]) - Number(a["_seq"]);
}
