import type { Call } from "../../core/call.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import type { Row } from "../../core/table.ts";
import { buckets, uploads, versions } from "./tables.ts";

const bucketOf = (call: Call): string => call.hostVars["bucket"] ?? "";

/** The versions of a bucket by key, the newest first. */
export function versionsOf(call: Call): readonly Row[] {
  const rows = [...call.rows(versions, undefined, bucketOf(call))];
  return rows.sort((a, b) => compare(keyOf(a), keyOf(b)) || Number(b["_seq"]) - Number(a["_seq"]));
}

const keyOf = (row: Row): string => textOf(row["Key"]) ?? "";

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether a version is the newest of its key. */
export function isLatest(rows: readonly Row[], row: Row): boolean {
  return rows.find((one) => one["Key"] === row["Key"]) === row;
}

function size(call: Call, name: string): number {
  const said = call.number(name) ?? 1000;
  if (said < 1) throw call.errors.invalid(name);
  return Math.min(said, 1000);
}

/** How an answer writes keys and markers: percent-encoded with `encoding-type=url`; which characters stay is unverified. */
function written(call: Call): (key: string) => string {
  return call.text("encoding-type") === "url" ? encodeURIComponent : (key) => key;
}

/** The element that says so. */
function encodingOf(call: Call): JsonObject {
  return call.text("encoding-type") === "url" ? { EncodingType: "url" } : {};
}

/** One page of rows; the paging faults are done here. */
function cut(
  call: Call,
  rows: readonly Row[],
  most: number,
): { page: readonly Row[]; more: boolean } {
  const whole = rows.slice(0, most);
  const page = call.hasEffect("short-page") ? whole.slice(0, Math.ceil(whole.length / 2)) : whole;
  return { page, more: page.length < rows.length };
}

/** All buckets of the account; `x-obs-bucket-type` POSIX lists file systems, OBJECT the others. */
export function listBuckets(call: Call): JsonObject {
  const type = call.headers["x-obs-bucket-type"];
  const rows = call.rows(buckets, (row) => type === undefined || row["BucketType"] === type);
  return { Owner: { ID: call.account.id }, Buckets: { Bucket: rows.map((row) => call.show(row)) } };
}

/** The newest versions that are no delete markers. */
export function listObjects(call: Call): JsonObject {
  const all = versionsOf(call);
  const prefix = call.text("prefix") ?? "";
  const marker = call.text("marker") ?? "";
  const rows = all.filter(
    (row) =>
      isLatest(all, row) &&
      row["_marker"] !== true &&
      keyOf(row).startsWith(prefix) &&
      keyOf(row) > marker,
  );
  const { page, more } = cut(call, rows, size(call, "max-keys"));
  const next = page.at(-1);
  return {
    Name: bucketOf(call),
    Prefix: prefix,
    Marker: marker,
    MaxKeys: size(call, "max-keys"),
    IsTruncated: more,
    ...(more && next !== undefined ? { NextMarker: keyOf(next) } : {}),
    Contents: page.map((row) => ({
      Key: row["Key"],
      LastModified: row["LastModified"],
      ETag: '"0"',
      Size: row["Size"],
      StorageClass: row["StorageClass"],
    })),
  };
}

/** All versions and delete markers. */
export function listVersions(call: Call): JsonObject {
  const all = versionsOf(call);
  const prefix = call.text("prefix") ?? "";
  const marker = call.text("key-marker") ?? "";
  const version = call.text("version-id-marker") ?? "";
  const matching = all.filter((row) => keyOf(row).startsWith(prefix));
  const at = matching.findIndex((row) => row["Key"] === marker && row["VersionId"] === version);
  const rows = at >= 0 ? matching.slice(at + 1) : matching.filter((row) => keyOf(row) > marker);
  const { page, more } = cut(call, rows, size(call, "max-keys"));
  const next = page.at(-1);
  const write = written(call);
  const shown = (row: Row): JsonObject => ({
    Key: write(keyOf(row)),
    VersionId: row["VersionId"],
    IsLatest: isLatest(all, row),
    LastModified: row["LastModified"],
    ...(row["_marker"] === true
      ? {}
      : { ETag: '"0"', Size: row["Size"], StorageClass: row["StorageClass"] }),
  });
  return {
    Name: bucketOf(call),
    ...encodingOf(call),
    Prefix: write(prefix),
    KeyMarker: write(marker),
    VersionIdMarker: version,
    MaxKeys: size(call, "max-keys"),
    IsTruncated: more,
    ...(more && next !== undefined
      ? { NextKeyMarker: write(keyOf(next)), NextVersionIdMarker: next["VersionId"] }
      : {}),
    Version: page.filter((row) => row["_marker"] !== true).map(shown),
    DeleteMarker: page.filter((row) => row["_marker"] === true).map(shown),
  };
}

/** Multipart uploads that were neither completed nor aborted. */
export function listUploads(call: Call): JsonObject {
  const marker = call.text("key-marker") ?? "";
  const id = call.text("upload-id-marker") ?? "";
  const prefix = call.text("prefix") ?? "";
  const order = (row: Row): string => `${keyOf(row)}\n${row["UploadId"]}`;
  const rows = [...call.rows(uploads, (row) => keyOf(row).startsWith(prefix), bucketOf(call))]
    .sort((a, b) => compare(order(a), order(b)))
    .filter(
      (row) => marker === "" || (id === "" ? keyOf(row) > marker : order(row) > `${marker}\n${id}`),
    );
  const { page, more } = cut(call, rows, size(call, "max-uploads"));
  const next = page.at(-1);
  const write = written(call);
  return {
    Bucket: bucketOf(call),
    ...encodingOf(call),
    KeyMarker: write(marker),
    UploadIdMarker: id,
    MaxUploads: size(call, "max-uploads"),
    IsTruncated: more,
    ...(more && next !== undefined
      ? { NextKeyMarker: write(keyOf(next)), NextUploadIdMarker: next["UploadId"] }
      : {}),
    Upload: page.map((row) => ({
      Key: write(keyOf(row)),
      UploadId: row["UploadId"],
      Initiated: row["Initiated"],
    })),
  };
}
