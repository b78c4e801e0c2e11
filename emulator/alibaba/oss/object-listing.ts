import type { Call } from "../../core/call.ts";
import { type Cut, cut, startAfter } from "../../core/cut.ts";
import { type Json, type JsonObject, textOf } from "../../core/json.ts";
import type { Row } from "../../core/table.ts";
import { versionsInOrder } from "../../core/version-order.ts";
import { encodingOf, keyWriter, limitOf, ossTime, ownerOf, placeOf } from "./place.ts";

/** GET /?versions : every version and delete marker, by key, the newest first. */
export function listObjectVersions(call: Call): JsonObject {
  const place = placeOf(call);
  const keyMarker = call.text("key-marker") ?? "";
  const versionMarker = call.text("version-id-marker") ?? "";
  const limit = limitOf(call, "max-keys", 100, 1000);
  const prefix = call.text("prefix") ?? "";
  const write = keyWriter(call);
  place.versions.listed();
  const rows = versionsInOrder(place.versions);
  const page = cut(call, rows, "Key", {
    start: versionStart(rows, keyMarker, versionMarker),
    prefix,
    delimiter: call.text("delimiter") ?? "",
    limit,
  });
  const shaped = page.rows.map((row) => shapeVersion(call, rows, row, write));
  const repeat = call.hasEffect("repeat-token");
  return {
    Name: place.bucket,
    Prefix: write(prefix),
    KeyMarker: write(keyMarker),
    VersionIdMarker: versionMarker,
    MaxKeys: limit,
    ...encodingOf(call),
    Delimiter: call.text("delimiter") ?? "",
    IsTruncated: page.truncated,
    ...(page.truncated
      ? {
          NextKeyMarker: repeat ? write(keyMarker) : write(textOf(page.last?.["Key"]) ?? ""),
          NextVersionIdMarker: repeat ? versionMarker : (page.last?.["VersionId"] ?? "null"),
        }
      : {}),
    Version: shaped.filter((one) => one.type !== "DeleteMarker").map((one) => one.body),
    DeleteMarker: shaped.filter((one) => one.type === "DeleteMarker").map((one) => one.body),
    CommonPrefixes: page.prefixes.map((one) => ({ Prefix: write(one) })),
  };
}

/** After all versions of the key, or after the named one of them. */
function versionStart(rows: readonly Row[], key: string, version: string): number {
  const end = startAfter(rows, "Key", key);
  if (key === "" || version === "") return end;
  for (let i = end - 1; i >= 0 && rows[i]?.["Key"] === key; i -= 1) {
    if ((textOf(rows[i]?.["VersionId"]) ?? "null") === version) return i + 1;
  }
  // The version is gone: go on with what is left of the key.
  let first = end;
  while (first > 0 && rows[first - 1]?.["Key"] === key) first -= 1;
  return first;
}

function shapeVersion(
  call: Call,
  rows: readonly Row[],
  row: Row,
  write: (key: string) => string,
): { readonly type: string; readonly body: JsonObject } {
  const key = textOf(row["Key"]) ?? "";
  const at = startAfter(rows, "Key", key);
  let first = at - 1;
  while (first > 0 && rows[first - 1]?.["Key"] === key) first -= 1;
  const type = textOf(row["Type"]) ?? "Version";
  const base = {
    Key: write(key),
    VersionId: row["VersionId"] ?? "null",
    IsLatest: rows[first] === row,
    LastModified: row["LastModified"] ?? ossTime(call),
    Owner: ownerOf(call),
  };
  if (type === "DeleteMarker") return { type, body: base };
  return {
    type,
    body: {
      ...base,
      ETag: row["ETag"] ?? '"0"',
      Type: "Normal",
      Size: row["Size"] ?? 0,
      StorageClass: row["StorageClass"] ?? "Standard",
    },
  };
}

/** The newest version of each key that is not a delete marker. */
function currentObjects(rows: readonly Row[]): readonly Row[] {
  const found: Row[] = [];
  let last: Json;
  for (const row of rows) {
    if (row["Key"] === last) continue;
    last = row["Key"];
    if (row["Type"] !== "DeleteMarker") found.push(row);
  }
  return found;
}

function contents(call: Call, page: Cut, write: (key: string) => string): readonly JsonObject[] {
  return page.rows.map((row) => ({
    Key: write(textOf(row["Key"]) ?? ""),
    LastModified: row["LastModified"] ?? ossTime(call),
    ETag: row["ETag"] ?? '"0"',
    Type: "Normal",
    Size: row["Size"] ?? 0,
    StorageClass: row["StorageClass"] ?? "Standard",
    Owner: ownerOf(call),
  }));
}

/** GET / on a bucket, the first form. */
export function listObjects(call: Call): JsonObject {
  const place = placeOf(call);
  const marker = call.text("marker") ?? "";
  const prefix = call.text("prefix") ?? "";
  const limit = limitOf(call, "max-keys", 100, 1000);
  const write = keyWriter(call);
  place.versions.listed();
  const rows = currentObjects(versionsInOrder(place.versions));
  const page = cut(call, rows, "Key", {
    start: startAfter(rows, "Key", marker),
    prefix,
    delimiter: call.text("delimiter") ?? "",
    limit,
  });
  const next = call.hasEffect("repeat-token") ? marker : (textOf(page.last?.["Key"]) ?? "");
  return {
    Name: place.bucket,
    Prefix: write(prefix),
    Marker: write(marker),
    MaxKeys: limit,
    ...encodingOf(call),
    Delimiter: call.text("delimiter") ?? "",
    IsTruncated: page.truncated,
    ...(page.truncated ? { NextMarker: write(next) } : {}),
    Contents: contents(call, page, write),
    CommonPrefixes: page.prefixes.map((one) => ({ Prefix: write(one) })),
  };
}

/** GET /?list-type=2 on a bucket. */
export function listObjectsV2(call: Call): JsonObject {
  const place = placeOf(call);
  const token = call.text("continuation-token") ?? "";
  const marker = token === "" ? (call.text("start-after") ?? "") : fromToken(call, token);
  const prefix = call.text("prefix") ?? "";
  const limit = limitOf(call, "max-keys", 100, 1000);
  const write = keyWriter(call);
  call.text("fetch-owner");
  call.text("list-type");
  place.versions.listed();
  const rows = currentObjects(versionsInOrder(place.versions));
  const page = cut(call, rows, "Key", {
    start: startAfter(rows, "Key", marker),
    prefix,
    delimiter: call.text("delimiter") ?? "",
    limit,
  });
  const last = textOf(page.last?.["Key"]) ?? "";
  const next = call.hasEffect("repeat-token") ? token : Buffer.from(last).toString("base64");
  return {
    Name: place.bucket,
    Prefix: write(prefix),
    MaxKeys: limit,
    ...encodingOf(call),
    KeyCount: page.rows.length + page.prefixes.length,
    IsTruncated: page.truncated,
    ...(page.truncated ? { NextContinuationToken: next } : {}),
    Contents: contents(call, page, write),
    CommonPrefixes: page.prefixes.map((one) => ({ Prefix: write(one) })),
  };
}

function fromToken(call: Call, token: string): string {
  const key = Buffer.from(token, "base64").toString("utf8");
  if (Buffer.from(key).toString("base64") !== token)
    throw call.errors.invalid("continuation-token");
  return key;
}
