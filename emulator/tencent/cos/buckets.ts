import { type Call, HttpReply } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { parseXml } from "../../core/xml.ts";
import { cosTime, placeOf } from "./place.ts";
import { buckets, findBucket } from "./tables.ts";

/** PUT / */
export function putBucket(call: Call): HttpReply {
  const name = call.hostVars["bucket"] ?? "";
  if (findBucket(call.store, name) !== undefined) {
    throw vendorError(409, "BucketAlreadyExists", "The requested bucket name is not available.");
  }
  call.table(buckets).put({ Name: name, Location: call.region, CreationDate: cosTime(call) });
  return new HttpReply(200, "");
}

/** HEAD / */
export function headBucket(call: Call): HttpReply {
  const { row } = placeOf(call);
  return new HttpReply(200, "", { "x-cos-bucket-region": textOf(row["Location"]) ?? "" });
}

/**
 * DELETE / : no object, version, delete marker or upload may be left, and no CDN domain.
 * https://cloud.tencent.com/document/product/436/14105 ; the code for the domain is unverified.
 */
export function deleteBucket(call: Call): HttpReply {
  const place = placeOf(call);
  if (place.versions.size > 0 || place.uploads.size > 0) {
    throw vendorError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty.");
  }
  const cdn = call.inUse("cdn.domain", (row) => {
    const origins = arrayOf(objectOf(row["Origin"])["Origins"]);
    return origins.some((one) => String(one).startsWith(`${place.bucket}.cos.`));
  });
  if (cdn || arrayOf(place.row["_cdn"]).length > 0) {
    throw vendorError(409, "BucketNotEmpty", "The bucket still has acceleration domains.");
  }
  call.table(buckets).remove(place.bucket);
  return new HttpReply(204);
}

/** GET /?versioning */
export function getVersioning(call: Call): JsonObject {
  return { Status: placeOf(call).row["_versioning"] };
}

/** PUT /?versioning */
export function putVersioning(call: Call): HttpReply {
  const body = objectOf(parseXml(call.rawBody.toString("utf8"), "VersioningConfiguration"));
  const status = textOf(body["Status"]);
  if (status !== "Enabled" && status !== "Suspended") {
    throw vendorError(400, "MalformedXML", "The XML you provided was not well-formed.");
  }
  call.table(buckets).patch(placeOf(call).bucket, { _versioning: status });
  return new HttpReply(200, "");
}

/** GET /?object-lock; the code for a bucket without one is unverified. */
export function getObjectLock(call: Call): JsonObject {
  const days = objectOf(placeOf(call).row["_lock"])["days"];
  if (days === undefined) {
    throw vendorError(
      404,
      "ObjectLockConfigurationNotFoundError",
      "The bucket has no object lock.",
    );
  }
  return {
    ObjectLockEnabled: "Enabled",
    Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: days } },
  };
}

/** GET /?replication */
export function getReplication(call: Call): JsonObject {
  const rules = placeOf(call).row["_replication"];
  if (rules === undefined) {
    throw vendorError(
      404,
      // npm cos-nodejs-sdk-v5 3.0.0 sdk/base.js, getBucketReplication
      "ReplicationConfigurationnotFoundError",
      "The replication configuration was not found.",
    );
  }
  return { Role: "", Rule: rules };
}

/** GET /?tagging; npm cos-nodejs-sdk-v5 3.0.0 sdk/base.js, getBucketTagging, has the code for none. */
export function getTagging(call: Call): JsonObject {
  const tags = Object.entries(objectOf(placeOf(call).row["_tags"]));
  if (tags.length === 0) throw vendorError(404, "NoSuchTagSet", "The TagSet does not exist.");
  return { TagSet: { Tag: tags.map(([Key, Value]) => ({ Key, Value })) } };
}

/**
 * GET /?policy: the body is the policy itself. Codes: npm cos-nodejs-sdk-v5 3.0.0 sdk/base.js,
 * getBucketPolicy.
 */
export function getPolicy(call: Call): HttpReply {
  const policy = placeOf(call).row["_policy"];
  if (policy === undefined) throw vendorError(404, "NoSuchPolicy", "The policy does not exist.");
  return new HttpReply(200, Buffer.from(JSON.stringify(policy)));
}

/** DELETE /?replication */
export function deleteReplication(call: Call): HttpReply {
  call.table(buckets).patch(placeOf(call).bucket, { _replication: undefined });
  return new HttpReply(204);
}
