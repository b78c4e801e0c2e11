import { createHash, randomBytes } from "node:crypto";
import { type Call, HttpReply } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { isArray, type Json, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import type { Row } from "../../core/table.ts";
import { versionsInOrder } from "../../core/version-order.ts";
import { parseXml } from "../../core/xml.ts";
import { cosTime, lockOf, type Place, placeOf } from "./place.ts";

interface Removed {
  readonly VersionId?: string;
  readonly DeleteMarker?: boolean;
  readonly DeleteMarkerVersionId?: string;
}

/** A version goes for good; without a version id, a versioned bucket gets a delete marker. */
function removeOne(call: Call, place: Place, key: string, version: string | undefined): Removed {
  if (version !== undefined && version !== "") {
    const id = `${key}\n${version}`;
    const row = place.versions.get(id);
    if (row === undefined) return { VersionId: version };
    const lock = lockOf(call, place, row);
    if (lock !== undefined) throw lock;
    place.versions.remove(id);
    if (row["Type"] !== "DeleteMarker") return { VersionId: version };
    return { VersionId: version, DeleteMarker: true, DeleteMarkerVersionId: version };
  }
  const state = place.row["_versioning"];
  const plain = place.versions.get(`${key}\nnull`);
  if (state === undefined || state === "") {
    const lock = plain === undefined ? undefined : lockOf(call, place, plain);
    if (lock !== undefined) throw lock;
    place.versions.remove(`${key}\nnull`);
    return {};
  }
  const VersionId = state === "Suspended" ? "null" : randomBytes(16).toString("hex");
  if (state === "Suspended") place.versions.remove(`${key}\nnull`);
  place.versions.put({ Key: key, VersionId, Type: "DeleteMarker", LastModified: cosTime(call) });
  return { DeleteMarker: true, DeleteMarkerVersionId: VersionId };
}

/** DELETE /key, with `versionId` one version of it. */
export function deleteObject(call: Call): HttpReply {
  const place = placeOf(call);
  const done = removeOne(call, place, place.key, call.text("versionId"));
  const version = done.DeleteMarkerVersionId ?? done.VersionId;
  return new HttpReply(204, "", {
    ...(version === undefined ? {} : { "x-cos-version-id": version }),
    ...(done.DeleteMarker === true ? { "x-cos-delete-marker": "true" } : {}),
  });
}

/** POST /?delete : up to 1000 keys, with the failures in the answer. https://cloud.tencent.com/document/product/436/8289 */
export function deleteMultipleObjects(call: Call): JsonObject {
  const text = call.rawBody.toString("utf8");
  const sum = call.headers["content-md5"];
  if (sum === undefined) throw vendorError(400, "MissingRequestHeader", "Content-MD5 is missing.");
  if (sum !== createHash("md5").update(call.rawBody).digest("base64")) {
    throw vendorError(400, "InvalidDigest", "The Content-MD5 you specified is not valid.");
  }
  const body = objectOf(parseXml(text, "Delete"));
  const objects = manyOf(body["Object"]).map(objectOf);
  if (objects.length === 0 || objects.length > 1000) {
    throw vendorError(400, "MalformedXML", "The XML you provided was not well-formed.");
  }
  const place = placeOf(call);
  const Deleted: JsonObject[] = [];
  const failed: JsonObject[] = [];
  for (const one of objects) {
    const Key = textOf(one["Key"]) ?? "";
    const VersionId = textOf(one["VersionId"]);
    try {
      Deleted.push({ Key, ...removeOne(call, place, Key, VersionId) });
    } catch (error) {
      if (!(error instanceof Error) || !("code" in error)) throw error;
      failed.push({ Key, VersionId, Code: String(error.code), Message: error.message });
    }
  }
  const quiet = textOf(body["Quiet"]) === "true";
  return { Deleted: quiet ? [] : Deleted, Error: failed };
}

function manyOf(value: Json): readonly Json[] {
  if (value === undefined || value === null) return [];
  return isArray(value) ? value : [value];
}

/** PUT /key. The content is not kept. */
export function putObject(call: Call): HttpReply {
  const place = placeOf(call);
  const versioned = place.row["_versioning"] === "Enabled";
  const VersionId = versioned ? randomBytes(16).toString("hex") : "null";
  const ETag = `"${createHash("md5").update(call.rawBody).digest("hex")}"`;
  place.versions.put({
    Key: place.key,
    VersionId,
    Type: "Version",
    Size: call.rawBody.length,
    ETag,
    LastModified: cosTime(call),
  });
  return new HttpReply(200, "", {
    etag: ETag,
    ...(versioned ? { "x-cos-version-id": VersionId } : {}),
  });
}

/** HEAD /key */
export function headObject(call: Call): HttpReply {
  const place = placeOf(call);
  const version = call.text("versionId");
  const row: Row | undefined =
    version === undefined
      ? versionsInOrder(place.versions).find((one) => one["Key"] === place.key)
      : place.versions.get(`${place.key}\n${version}`);
  if (row === undefined || row["Type"] === "DeleteMarker") {
    throw vendorError(404, "NoSuchKey", "The specified key does not exist.");
  }
  return new HttpReply(200, "", {
    "content-length": String(row["Size"] ?? 0),
    etag: textOf(row["ETag"]) ?? '"0"',
  });
}

/** POST /key?uploads */
export function initiateUpload(call: Call): JsonObject {
  const place = placeOf(call);
  const UploadId = randomBytes(16).toString("hex");
  place.uploads.put({ Key: place.key, UploadId, Initiated: cosTime(call) });
  return { Bucket: place.bucket, Key: place.key, UploadId };
}

/** DELETE /key?uploadId */
export function abortUpload(call: Call): HttpReply {
  const place = placeOf(call);
  const id = call.need("uploadId");
  if (place.uploads.get(id)?.["Key"] !== place.key) {
    throw vendorError(404, "NoSuchUpload", "The specified multipart upload does not exist.");
  }
  place.uploads.remove(id);
  return new HttpReply(204);
}
