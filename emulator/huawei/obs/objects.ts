import { randomUUID } from "node:crypto";
import { type Call, HttpReply } from "../../core/call.ts";
import { isoSeconds } from "../../core/clock.ts";
import { VendorError, vendorError } from "../../core/errors.ts";
import { isArray, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import type { Row } from "../../core/table.ts";
import { parseXml } from "../../core/xml.ts";
import { versionsOf } from "./listing.ts";
import { buckets, uploads, versions } from "./tables.ts";

const bucketOf = (call: Call): string => call.hostVars["bucket"] ?? "";

/** Object lock keeps a version until its time, by the world's clock. */
function refuseLocked(call: Call, row: Row): void {
  const until = Date.parse(textOf(row["_retainUntil"]) ?? "");
  if (until > call.now()) {
    throw vendorError(
      403,
      "AccessDenied",
      "Access Denied because object protected by object lock.",
    );
  }
}

/** Deletes one version, or without one puts a delete marker in a versioned bucket. */
function deleteOne(call: Call, key: string, version: string | undefined): JsonObject {
  const name = bucketOf(call);
  const table = call.table(versions, name);
  const state = textOf(call.table(buckets).get(name)?.["_versioning"]);
  if (version !== undefined && version !== "") {
    const row = table.get(`${key}\n${version}`);
    if (row !== undefined) {
      refuseLocked(call, row);
      table.remove(table.idOf(row));
    }
    return { Key: key, VersionId: version };
  }
  const plain = table.get(`${key}\nnull`);
  if (state === undefined) {
    if (plain !== undefined) {
      refuseLocked(call, plain);
      table.remove(table.idOf(plain));
    }
    return { Key: key };
  }
  if (state === "Suspended" && plain !== undefined) table.remove(table.idOf(plain));
  const VersionId = state === "Suspended" ? "null" : randomUUID().replaceAll("-", "");
  table.put({ Key: key, VersionId, _marker: true, LastModified: isoSeconds(call.now()) });
  return { Key: key, DeleteMarker: true, DeleteMarkerVersionId: VersionId };
}

/** DELETE of an object or of one of its versions. */
export function deleteObject(call: Call): HttpReply {
  deleteOne(call, call.hostVars["key"] ?? "", call.text("versionId"));
  return new HttpReply(204);
}

/** Deletes at most 1000 objects; what fails is in the answer, whose status is 200. */
export function deleteObjects(call: Call): JsonObject {
  const sent = objectOf(parseXml(call.rawBody.toString("utf8"), "Delete"));
  const list = sent["Object"];
  const wanted = (isArray(list) ? list : [list]).map(objectOf);
  if (wanted.length > 1000) throw vendorError(400, "MalformedXML", "More than 1000 objects.");
  const Deleted: JsonObject[] = [];
  const failed: JsonObject[] = [];
  for (const one of wanted) {
    const key = textOf(one["Key"]) ?? "";
    const version = textOf(one["VersionId"]);
    try {
      Deleted.push(deleteOne(call, key, version));
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      failed.push({ Key: key, VersionId: version, Code: error.code, Message: error.message });
    }
  }
  return { Deleted: textOf(sent["Quiet"]) === "true" ? [] : Deleted, Error: failed };
}

/** Stores an object of which only the size is kept. */
export function putObject(call: Call): HttpReply {
  const name = bucketOf(call);
  const enabled = call.table(buckets).get(name)?.["_versioning"] === "Enabled";
  call.table(versions, name).put({
    Key: call.hostVars["key"] ?? "",
    VersionId: enabled ? randomUUID().replaceAll("-", "") : "null",
    Size: call.rawBody.length,
    LastModified: isoSeconds(call.now()),
  });
  return new HttpReply(200);
}

/** HEAD of the newest version. */
export function headObject(call: Call): HttpReply {
  const row = versionsOf(call).find((one) => one["Key"] === call.hostVars["key"]);
  if (row === undefined || row["_marker"] === true)
    throw vendorError(404, "NoSuchKey", "No such key.");
  return new HttpReply(200, undefined, { "content-length": String(row["Size"]) });
}

/** Aborts a multipart upload. */
export function abortUpload(call: Call): HttpReply {
  const gone = call.table(uploads, bucketOf(call)).remove(call.text("uploadId") ?? "");
  if (gone === undefined) throw vendorError(404, "NoSuchUpload", "No such upload.");
  return new HttpReply(204);
}
