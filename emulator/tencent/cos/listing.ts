import type { Call } from "../../core/call.ts";
import { cut, sortedBy, startAfter } from "../../core/cut.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import type { Row } from "../../core/table.ts";
import { versionsInOrder } from "../../core/version-order.ts";
import { cosTime, keyWriter, limitOf, placeOf } from "./place.ts";
import { buckets, rapidBuckets } from "./tables.ts";

function ownerOf(call: Call): JsonObject {
  const id = call.account.id;
  return { ID: `qcs::cam::uin/${id}:uin/${id}`, DisplayName: id };
}

function bucketOf(call: Call, row: Row): JsonObject {
  const { Name, Location, CreationDate = cosTime(call), BucketType = "cos" } = row;
  return { Name, Location, CreationDate, BucketType };
}

/** GET / on the service: the buckets of all regions. https://cloud.tencent.com/document/product/436/8291 */
export function getService(call: Call): JsonObject {
  const rapid = call.hostVars["rapid"];
  if (rapid !== undefined) return getRapidService(call, rapid);
  const region = call.text("region") ?? "";
  const marker = call.text("marker") ?? "";
  const limit = call.number("max-keys") ?? 2000;
  if (limit < 1 || limit > 2000) throw call.errors.invalid("max-keys");
  const all = call.rows(buckets, (row) => region === "" || row["Location"] === region);
  const rows = sortedBy(all, "Name");
  const page = cut(call, rows, "Name", {
    start: startAfter(rows, "Name", marker),
    prefix: "",
    delimiter: "",
    limit,
  });
  const next = call.hasEffect("repeat-token") ? marker : (page.last?.["Name"] ?? "");
  return {
    Owner: ownerOf(call),
    Buckets: { Bucket: page.rows.map((row) => call.show(row, (one) => bucketOf(call, one))) },
    ...(page.truncated ? { Marker: marker, NextMarker: next } : {}),
    IsTruncated: page.truncated,
  };
}

/**
 * GET / on the host of a region's rapid buckets: those of that region, and no others. The markers stand in every
 * answer. https://cloud.tencent.com/document/product/436/139734
 */
function getRapidService(call: Call, region: string): JsonObject {
  const marker = call.text("marker") ?? "";
  const limit = call.number("max-keys") ?? 2000;
  if (limit < 1 || limit > 2000) throw call.errors.invalid("max-keys");
  const rows = sortedBy(call.rows(rapidBuckets, undefined, region), "Name");
  const start = startAfter(rows, "Name", marker);
  const page = cut(call, rows, "Name", { start, prefix: "", delimiter: "", limit });
  const next = page.truncated ? (page.last?.["Name"] ?? "") : "";
  return {
    Owner: ownerOf(call),
    Marker: marker,
    NextMarker: page.truncated && call.hasEffect("repeat-token") ? marker : next,
    IsTruncated: page.truncated,
    Buckets: {
      Bucket: page.rows.map((row) =>
        call.show(row, ({ CreationDate = cosTime(call), ...own }) => ({
          Location: region,
          CreationDate,
          ...own,
        })),
      ),
    },
  };
}

/** GET /?versions: every version and delete marker, by key, the newest first. */
export function getObjectVersions(call: Call): JsonObject {
  const place = placeOf(call);
  const keyMarker = call.text("key-marker") ?? "";
  const idMarker = call.text("version-id-marker") ?? "";
  const prefix = call.text("prefix") ?? "";
  const limit = limitOf(call, "max-keys");
  const write = keyWriter(call);
  place.versions.listed();
  const rows = versionsInOrder(place.versions);
  const page = cut(call, rows, "Key", {
    start: versionStart(rows, keyMarker, idMarker),
    prefix,
    delimiter: "",
    limit,
  });
  const shown = page.rows.map((row) => ({ row, body: versionOf(call, rows, row, write) }));
  const repeat = call.hasEffect("repeat-token");
  const next = {
    NextKeyMarker: repeat ? write(keyMarker) : write(textOf(page.last?.["Key"]) ?? ""),
    NextVersionIdMarker: repeat ? idMarker : (page.last?.["VersionId"] ?? "null"),
  };
  return {
    ...(call.text("encoding-type") === "url" ? { EncodingType: "url" } : {}),
    Name: place.bucket,
    Prefix: write(prefix),
    KeyMarker: write(keyMarker),
    VersionIdMarker: idMarker,
    MaxKeys: limit,
    IsTruncated: page.truncated,
    ...(page.truncated ? next : {}),
    Version: shown.filter(({ row }) => row["Type"] !== "DeleteMarker").map(({ body }) => body),
    DeleteMarker: shown.filter(({ row }) => row["Type"] === "DeleteMarker").map(({ body }) => body),
  };
}

/** After all versions of the key, or after the named one of them. */
function versionStart(rows: readonly Row[], key: string, version: string): number {
  const end = startAfter(rows, "Key", key);
  if (key === "" || version === "") return end;
  let first = end;
  for (let i = end - 1; i >= 0 && rows[i]?.["Key"] === key; i -= 1) {
    if ((textOf(rows[i]?.["VersionId"]) ?? "null") === version) return i + 1;
    first = i;
  }
  // The version is gone: go on with what is left of the key.
  return first;
}

function versionOf(
  call: Call,
  rows: readonly Row[],
  row: Row,
  write: (key: string) => string,
): JsonObject {
  const key = textOf(row["Key"]) ?? "";
  let first = startAfter(rows, "Key", key) - 1;
  while (first > 0 && rows[first - 1]?.["Key"] === key) first -= 1;
  const base = {
    Key: write(key),
    VersionId: row["VersionId"] ?? "null",
    IsLatest: rows[first] === row,
    LastModified: row["LastModified"] ?? cosTime(call),
    Owner: ownerOf(call),
  };
  if (row["Type"] === "DeleteMarker") return base;
  const StorageClass = row["StorageClass"] ?? "STANDARD";
  return { ...base, ETag: row["ETag"] ?? '"0"', Size: row["Size"] ?? 0, StorageClass };
}

/** GET / on a bucket: the newest version of each key that is not a delete marker. */
export function getBucket(call: Call): JsonObject {
  const place = placeOf(call);
  const marker = call.text("marker") ?? "";
  const prefix = call.text("prefix") ?? "";
  const limit = limitOf(call, "max-keys");
  const write = keyWriter(call);
  place.versions.listed();
  const rows = current(versionsInOrder(place.versions));
  const delimiter = call.text("delimiter") ?? "";
  const page = cut(call, rows, "Key", {
    start: startAfter(rows, "Key", marker),
    prefix,
    delimiter,
    limit,
  });
  const next = call.hasEffect("repeat-token") ? marker : (textOf(page.last?.["Key"]) ?? "");
  return {
    Name: place.bucket,
    ...(call.text("encoding-type") === "url" ? { EncodingType: "url" } : {}),
    Prefix: write(prefix),
    Marker: write(marker),
    MaxKeys: limit,
    Delimiter: delimiter,
    IsTruncated: page.truncated,
    ...(page.truncated ? { NextMarker: write(next) } : {}),
    Contents: page.rows.map((row) => ({
      Key: write(textOf(row["Key"]) ?? ""),
      LastModified: row["LastModified"] ?? cosTime(call),
      ETag: row["ETag"] ?? '"0"',
      Size: row["Size"] ?? 0,
      Owner: ownerOf(call),
      StorageClass: row["StorageClass"] ?? "STANDARD",
    })),
    CommonPrefixes: page.prefixes.map((one) => ({ Prefix: write(one) })),
  };
}

function current(rows: readonly Row[]): readonly Row[] {
  return rows.filter(
    (row, at) => rows[at - 1]?.["Key"] !== row["Key"] && row["Type"] !== "DeleteMarker",
  );
}

/** GET /?uploads: multipart uploads that were begun and not ended. */
export function listUploads(call: Call): JsonObject {
  const place = placeOf(call);
  const keyMarker = call.text("key-marker") ?? "";
  const idMarker = call.text("upload-id-marker") ?? "";
  const limit = limitOf(call, "max-uploads");
  const write = keyWriter(call);
  place.uploads.listed();
  const order = (row: Row) => `${row["Key"]}\n${row["UploadId"]}`;
  const rows = [...place.uploads.rows()]
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .filter((row) => {
      const key = String(row["Key"]);
      if (keyMarker === "" || key > keyMarker) return true;
      return key === keyMarker && idMarker !== "" && String(row["UploadId"]) > idMarker;
    });
  const prefix = call.text("prefix") ?? "";
  const page = cut(call, rows, "Key", { start: 0, prefix, delimiter: "", limit });
  const repeat = call.hasEffect("repeat-token");
  return {
    Bucket: place.bucket,
    ...(call.text("encoding-type") === "url" ? { EncodingType: "url" } : {}),
    KeyMarker: write(keyMarker),
    UploadIdMarker: idMarker,
    MaxUploads: limit,
    Prefix: write(prefix),
    IsTruncated: page.truncated,
    NextKeyMarker: repeat ? write(keyMarker) : write(textOf(page.last?.["Key"]) ?? ""),
    NextUploadIdMarker: repeat ? idMarker : (page.last?.["UploadId"] ?? ""),
    Upload: page.rows.map((row) => ({
      Key: write(textOf(row["Key"]) ?? ""),
      UploadId: row["UploadId"],
      StorageClass: "STANDARD",
      Initiator: ownerOf(call),
      Owner: ownerOf(call),
      Initiated: row["Initiated"] ?? cosTime(call),
    })),
  };
}
