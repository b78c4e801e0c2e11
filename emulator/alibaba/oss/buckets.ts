import { type Call, HttpReply } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import {
  arrayOf,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  parseJson,
  textOf,
} from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { parseXml } from "../../core/xml.ts";
import { tagsOf } from "../products/common/tag-resources.ts";
import { bucketRecord, ossTime, ownerOf, type Place, placeOf } from "./place.ts";
import { buckets, findBucket } from "./tables.ts";

/** PUT / */
export function putBucket(call: Call): HttpReply {
  const name = call.hostVars["bucket"] ?? "";
  const known = findBucket(call.store, name);
  if (known !== undefined && known.account.id !== call.account.id) {
    throw vendorError(
      409,
      "BucketAlreadyExists",
      "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.",
    );
  }
  const region = call.region === "" ? "cn-hangzhou" : call.region;
  if (known === undefined) {
    call.table(buckets).put({
      Name: name,
      Location: `oss-${region}`,
      Region: region,
      CreationDate: ossTime(call),
      StorageClass: "Standard",
      ExtranetEndpoint: `oss-${region}.aliyuncs.com`,
      IntranetEndpoint: `oss-${region}-internal.aliyuncs.com`,
    });
  }
  return new HttpReply(200, "", { location: `/${name}` });
}

/** DELETE / . https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucket */
export function deleteBucket(call: Call): HttpReply {
  const place = placeOf(call);
  const full =
    place.versions.size + place.uploads.size + place.liveChannels.size > 0 ||
    arrayOf(place.row["_accessPoints"]).length > 0 ||
    // OSS-HDFS keeps hidden objects that only the console removes; the code is unverified.
    place.row["_hdfs"] === true;
  if (full) {
    throw vendorError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty.", {
      EC: "0015-00000301",
    });
  }
  call.table(buckets).remove(place.bucket);
  return new HttpReply(204);
}

/** GET /?bucketInfo */
export function getBucketInfo(call: Call): JsonObject {
  const place = placeOf(call);
  const versioning = textOf(place.row["_versioning"]);
  const { Region: _, ...row } = call.show(place.row, (one) => bucketRecord(call, one));
  return {
    Bucket: {
      ...row,
      Owner: ownerOf(call),
      AccessControlList: { Grant: textOf(place.row["_acl"]) ?? "private" },
      ...(versioning === undefined ? {} : { Versioning: versioning }),
      TransferAcceleration: "Disabled",
      CrossRegionReplication: "Disabled",
      DataRedundancyType: "LRS",
      AccessMonitor: "Disabled",
      BucketPolicy: logging(place),
    },
  };
}

function logging(place: Place): JsonObject {
  const rule = objectOf(place.row["_logging"]);
  return {
    LogBucket: textOf(rule["TargetBucket"]) ?? "",
    LogPrefix: textOf(rule["TargetPrefix"]) ?? "",
  };
}

/** GET /?location */
export function getBucketLocation(call: Call): string {
  return textOf(placeOf(call).row["Location"]) ?? "";
}

/** GET /?acl */
export function getBucketAcl(call: Call): JsonObject {
  const grant = textOf(placeOf(call).row["_acl"]) ?? "private";
  return { Owner: ownerOf(call), AccessControlList: { Grant: grant } };
}

/** GET /?stat : numbers and sizes; the vendor counts them with a delay, here they are exact. */
export function getBucketStat(call: Call): JsonObject {
  const place = placeOf(call);
  let storage = 0;
  let markers = 0;
  for (const row of place.versions.rows()) {
    storage += Number(row["Size"] ?? 0);
    if (row["Type"] === "DeleteMarker") markers += 1;
  }
  return {
    Storage: storage,
    ObjectCount: place.versions.size - markers,
    MultipartUploadCount: place.uploads.size,
    LiveChannelCount: place.liveChannels.size,
    LastModifiedTime: Math.floor(call.now() / 1000),
    StandardStorage: storage,
    StandardObjectCount: place.versions.size - markers,
    DeleteMarkerCount: markers,
  };
}

/** GET /?versioning : empty for a bucket that never had it. */
export function getBucketVersioning(call: Call): JsonObject {
  const status = textOf(placeOf(call).row["_versioning"]);
  return status === undefined ? {} : { Status: status };
}

/** PUT /?versioning */
export function putBucketVersioning(call: Call): HttpReply {
  const body = parseXml(call.rawBody.toString("utf8"), "VersioningConfiguration");
  const status = textOf(objectOf(body)["Status"]);
  if (status !== "Enabled" && status !== "Suspended") throw call.errors.invalid("Status");
  call.table(buckets).patch(placeOf(call).bucket, { _versioning: status });
  return new HttpReply(200);
}

/** GET /?worm */
export function getBucketWorm(call: Call): JsonObject {
  const worm = placeOf(call).row["_worm"];
  if (isObject(worm)) return worm;
  throw vendorError(404, "NoSuchWORMConfiguration", "The WORM Configuration does not exist.");
}

/** DELETE /?worm : only a policy that is not locked yet. */
export function abortBucketWorm(call: Call): HttpReply {
  const place = placeOf(call);
  const worm = place.row["_worm"];
  if (!isObject(worm)) {
    throw vendorError(404, "NoSuchWORMConfiguration", "The WORM Configuration does not exist.");
  }
  if (worm["State"] === "Locked") {
    throw vendorError(409, "WORMConfigurationLocked", "The WORM Configuration is locked.");
  }
  call.table(buckets).patch(place.bucket, { _worm: undefined });
  return new HttpReply(204);
}

/** GET /?logging : an empty status when there is none. */
export function getBucketLogging(call: Call): JsonObject {
  const rule = placeOf(call).row["_logging"];
  return isObject(rule) ? { LoggingEnabled: rule } : {};
}

/**
 * GET /?tagging : an empty root element when there are none.
 * https://www.alibabacloud.com/help/en/oss/developer-reference/getbuckettags
 */
export function getBucketTags(call: Call): JsonObject {
  const Tag = tagsOf(placeOf(call).row).map(({ TagKey, TagValue }) => ({
    Key: TagKey,
    Value: TagValue,
  }));
  return Tag.length === 0 ? {} : { TagSet: { Tag } };
}

/** DELETE of a setting: no error when there is none. */
export function forget(field: string) {
  return (call: Call): HttpReply => {
    call.table(buckets).patch(placeOf(call).bucket, { [field]: undefined });
    return new HttpReply(204);
  };
}

/** GET of a list of rules, with the vendor's code when there are none. */
export function rules(field: string, missing: string, message: string) {
  return (call: Call): JsonObject => {
    const value: Json = placeOf(call).row[field];
    if (!isArray(value) || value.length === 0) throw vendorError(404, missing, message);
    return { Rule: value };
  };
}

/** POST /?replication&comp=delete : the body names one rule. */
export function deleteReplication(call: Call): HttpReply {
  const place = placeOf(call);
  const body = parseXml(call.rawBody.toString("utf8"), "ReplicationRules");
  const id = textOf(objectOf(body)["ID"]);
  const known = arrayOf(place.row["_replication"]).map(objectOf);
  const left = known.filter((rule) => rule["ID"] !== id);
  if (left.length === known.length) {
    throw vendorError(
      404,
      "NoSuchReplicationRule",
      "The specified replication rule does not exist.",
    );
  }
  call.table(buckets).patch(place.bucket, { _replication: left });
  return new HttpReply(200);
}

/** GET /?policy : JSON, not XML. */
export function getBucketPolicy(call: Call): HttpReply {
  const policy = textOf(placeOf(call).row["_policy"]);
  if (policy === undefined) {
    throw vendorError(404, "NoSuchBucketPolicy", "The bucket policy does not exist.");
  }
  return new HttpReply(200, policy, { "content-type": "application/json" });
}

/** PUT /?policy */
export function putBucketPolicy(call: Call): HttpReply {
  const text = call.rawBody.toString("utf8");
  if (parseJson(text) === undefined) {
    throw vendorError(400, "InvalidPolicyDocument", "The policy document is not JSON.");
  }
  call.table(buckets).patch(placeOf(call).bucket, { _policy: text });
  return new HttpReply(200);
}

/** GET /?accessPoint : the bucket's, or all of the account. */
export function listAccessPoints(call: Call): JsonObject {
  const bucket = call.hostVars["bucket"] ?? "";
  const rows = call.rows(buckets, (row) => bucket === "" || row["Name"] === bucket);
  const points = rows.flatMap((row) =>
    arrayOf(row["_accessPoints"]).map((point) => ({
      ...objectOf(point),
      Bucket: row["Name"],
    })),
  );
  const style = {
    token: "continuation-token",
    size: "max-keys",
    standard: 100,
    max: 1000,
  } as const;
  const page = paginate(call, points, { by: "token", ...style });
  return {
    IsTruncated: page.truncated,
    ...(page.next === undefined ? {} : { NextContinuationToken: page.next }),
    MaxKeys: page.size,
    AccountId: call.account.id,
    AccessPoints: { AccessPoint: page.items },
  };
}

/** DELETE /?accessPoint with the name in the header x-oss-access-point-name. */
export function deleteAccessPoint(call: Call): HttpReply {
  const place = placeOf(call);
  const name = call.headers["x-oss-access-point-name"];
  const known = arrayOf(place.row["_accessPoints"]).map(objectOf);
  const left = known.filter((point) => point["AccessPointName"] !== name);
  if (left.length === known.length) {
    throw vendorError(404, "NoSuchAccessPoint", "The specified access point does not exist.");
  }
  call.table(buckets).patch(place.bucket, { _accessPoints: left });
  return new HttpReply(204);
}
