import { type Call, HttpReply } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, objectOf, textOf } from "../../core/json.ts";
import type { Row } from "../../core/table.ts";
import { buckets, uploads, versions } from "./tables.ts";

function rowOf(call: Call): Row {
  return call.table(buckets).get(call.hostVars["bucket"] ?? "") ?? {};
}

/** 404 with the vendor's code for a setting that a bucket has not. */
function missing(code: string): Error {
  return vendorError(404, code, "The configuration does not exist.");
}

/** Answers where a bucket is; OBS sends `x-obs-version` to those who ask which protocol it speaks. */
export function headBucket(call: Call): HttpReply {
  call.text("apiversion");
  return new HttpReply(200, undefined, {
    "x-obs-api": "3.0",
    "x-obs-version": "3.0",
    "x-obs-bucket-location": textOf(rowOf(call)["Location"]) ?? "",
  });
}

/** Whether versions are kept; nothing where that was never switched on. */
export function getVersioning(call: Call): JsonObject {
  return { Status: rowOf(call)["_versioning"] };
}

/** The object lock (WORM). */
export function getObjectLock(call: Call): JsonObject {
  const lock = rowOf(call)["_objectLock"];
  if (lock === undefined) throw missing("ObjectLockConfigurationNotFoundError");
  return { ObjectLockEnabled: "Enabled", ...objectOf(lock) };
}

/** The policy, which is JSON. */
export function getPolicy(call: Call): HttpReply {
  const policy = textOf(rowOf(call)["_policy"]);
  if (policy === undefined) throw missing("NoSuchBucketPolicy");
  return new HttpReply(200, policy, { "content-type": "application/json" });
}

/** Tags. */
export function getTagging(call: Call): JsonObject {
  const tags = Object.entries(objectOf(rowOf(call)["_tags"]));
  if (tags.length === 0) throw missing("NoSuchTagSet");
  return { TagSet: { Tag: tags.map(([Key, Value]) => ({ Key, Value })) } };
}

/** How much a bucket holds. */
export function getStorageInfo(call: Call): JsonObject {
  const rows = call.table(versions, call.hostVars["bucket"] ?? "").rows();
  const objects = rows.filter((row) => row["_marker"] !== true);
  const Size = objects.reduce((sum, row) => sum + Number(row["Size"] ?? 0), 0);
  return { Size, ObjectNumber: objects.length };
}

/** Where a bucket is. */
export function getLocation(call: Call): JsonObject {
  return { Location: rowOf(call)["Location"] };
}

/** Deletes a bucket that holds neither versions nor uploads. */
export function deleteBucket(call: Call): HttpReply {
  const name = call.hostVars["bucket"] ?? "";
  const full = [versions, uploads].some((table) => call.table(table, name).size > 0);
  if (full)
    throw vendorError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty.");
  call.table(buckets).remove(name);
  return new HttpReply(204);
}
