import { createHash, randomBytes } from "node:crypto";
import { type Call, HttpReply } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { arrayOf, isArray, type Json, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import type { Row } from "../../core/table.ts";
import { versionsInOrder } from "../../core/version-order.ts";
import { parseXml, xml } from "../../core/xml.ts";
import { immutable, isRetained, ossTime, type Place, placeOf } from "./place.ts";

const largestKept = 65_536;

/** PUT /key. The content of objects up to 64 KiB is kept. */
export function putObject(call: Call): HttpReply {
  const place = placeOf(call);
  const body = call.rawBody;
  const etag = `"${createHash("md5").update(body).digest("hex").toUpperCase()}"`;
  const row = addVersion(call, place, place.key, {
    Type: "Version",
    Size: body.length,
    ETag: etag,
    StorageClass: call.headers["x-oss-storage-class"] ?? "Standard",
    ...(body.length <= largestKept ? { _body: body.toString("base64") } : {}),
  });
  return new HttpReply(200, "", { etag, ...versionHeader(row) });
}

function addVersion(call: Call, place: Place, key: string, fields: JsonObject): Row {
  const versioned = place.row["_versioning"] === "Enabled";
  const id = versioned ? `CAEQ${randomBytes(24).toString("hex")}` : "null";
  const old = place.versions.get(`${key}\nnull`);
  if (!versioned && old !== undefined) {
    if (isRetained(call, place, old)) throw immutable();
    place.versions.remove(`${key}\nnull`);
  }
  return place.versions.put({ Key: key, VersionId: id, LastModified: ossTime(call), ...fields });
}

function versionHeader(row: Row): Readonly<Record<string, string>> {
  const id = textOf(row["VersionId"]) ?? "null";
  return id === "null" ? {} : { "x-oss-version-id": id };
}

/** GET or HEAD /key. */
export function getObject(call: Call): HttpReply {
  const place = placeOf(call);
  const row = objectAt(call, place);
  const body = Buffer.from(textOf(row["_body"]) ?? "", "base64");
  const size = textOf(row["Size"]) ?? "0";
  return new HttpReply(200, body, {
    etag: textOf(row["ETag"]) ?? "",
    "last-modified": new Date(textOf(row["LastModified"]) ?? 0).toUTCString(),
    "x-oss-object-type": "Normal",
    "x-oss-storage-class": textOf(row["StorageClass"]) ?? "Standard",
    ...versionHeader(row),
    ...(call.action === "HeadObject" ? { "content-length": size } : {}),
  });
}

function objectAt(call: Call, place: Place): Row {
  const id = call.text("versionId");
  if (id !== undefined) {
    const row = place.versions.get(`${place.key}\n${id}`);
    if (row !== undefined && row["Type"] !== "DeleteMarker") return row;
    throw vendorError(404, "NoSuchVersion", "The specified version does not exist.", {
      Key: place.key,
    });
  }
  const newest = versionsInOrder(place.versions).find((row) => row["Key"] === place.key);
  if (newest === undefined || newest["Type"] === "DeleteMarker") {
    throw vendorError(404, "NoSuchKey", "The specified key does not exist.", { Key: place.key });
  }
  return newest;
}

/** DELETE /key. Without a version id, a versioned bucket gets a delete marker. */
export function deleteObject(call: Call): HttpReply {
  const place = placeOf(call);
  const done = removeOne(call, place, place.key, call.text("versionId"));
  return new HttpReply(204, "", {
    ...(done.marker === undefined ? {} : { "x-oss-delete-marker": "true" }),
    ...(done.version === undefined ? {} : { "x-oss-version-id": done.version }),
  });
}

interface Removed {
  /** The version that was removed, or made as a delete marker. */
  readonly version: string | undefined;
  /** The delete marker's version, when one was made or removed. */
  readonly marker: string | undefined;
}

/** Removes one version, or puts a delete marker; what is not there is no error. */
function removeOne(call: Call, place: Place, key: string, version: string | undefined): Removed {
  if (version === undefined && place.row["_versioning"] !== undefined) {
    const row = addVersion(call, place, key, { Type: "DeleteMarker" });
    const made = textOf(row["VersionId"]);
    return { version: made, marker: made };
  }
  const id = `${key}\n${version ?? "null"}`;
  const row = place.versions.get(id);
  if (row === undefined) return { version, marker: undefined };
  if (isRetained(call, place, row)) throw immutable();
  place.versions.remove(id);
  return { version, marker: row["Type"] === "DeleteMarker" ? version : undefined };
}

const mostInOneCall = 1000;

/** POST /?delete. https://www.alibabacloud.com/help/en/oss/developer-reference/deletemultipleobjects */
export function deleteMultipleObjects(call: Call): HttpReply {
  const place = placeOf(call);
  checkDigest(call);
  const request = parseXml(call.rawBody.toString("utf8"), "Delete");
  const listed = objectOf(request)["Object"];
  const objects = (isArray(listed) ? listed : arrayOf(listed === undefined ? [] : [listed])).map(
    objectOf,
  );
  if (request === undefined || objects.length === 0 || objects.length > mostInOneCall) {
    throw vendorError(
      400,
      "MalformedXML",
      "The XML you provided was not well-formed or did not validate against our published schema.",
    );
  }
  const deleted: JsonObject[] = [];
  for (const object of objects) {
    const key = textOf(object["Key"]) ?? "";
    const version = textOf(object["VersionId"]);
    const done = tryRemove(call, place, key, version === "" ? undefined : version);
    if (done === undefined) continue;
    deleted.push({
      Key: key,
      ...(version === undefined ? {} : { VersionId: version }),
      ...(done.marker === undefined
        ? {}
        : { DeleteMarker: true, DeleteMarkerVersionId: done.marker }),
    });
  }
  if (textOf(objectOf(request)["Quiet"]) === "true") return new HttpReply(200, "");
  return new HttpReply(200, xml("DeleteResult", { Deleted: deleted }), {
    "content-type": "application/xml",
  });
}

/** An object under retention is left out of the answer's list. */
function tryRemove(
  call: Call,
  place: Place,
  key: string,
  version: string | undefined,
): Removed | undefined {
  const row: Json = place.versions.get(`${key}\n${version ?? "null"}`);
  if (row !== undefined && isRetained(call, place, row)) return undefined;
  return removeOne(call, place, key, version);
}

function checkDigest(call: Call): void {
  const given = call.headers["content-md5"];
  if (given === undefined) {
    throw vendorError(400, "MissingArgument", "Missing Some Required Arguments.", {
      ArgumentName: "Content-MD5",
    });
  }
  if (createHash("md5").update(call.rawBody).digest("base64") !== given) {
    throw vendorError(400, "InvalidDigest", "The Content-MD5 you specified was invalid.");
  }
}
