import type { Call, HttpReply } from "../../core/call.ts";
import type { JsonObject } from "../../core/json.ts";
import * as bucket from "./buckets.ts";
import * as listing from "./listing.ts";
import * as objects from "./objects.ts";

/** One operation of OBS. */
export interface ObsRoute {
  /** The vendor's name for it, with which faults and the log speak of it. */
  readonly name: string;
  readonly method: string;
  readonly level: "service" | "bucket" | "object";
  /** The query name that tells it from others of the same method. */
  readonly sub?: string;
  /** Query names that it honours. */
  readonly params: readonly string[];
  /** The root element of its answer. */
  readonly root: string;
  readonly handle: (call: Call) => JsonObject | HttpReply;
}

function route(
  name: string,
  where: string,
  root: string,
  handle: ObsRoute["handle"],
  params: readonly string[] = [],
): ObsRoute {
  const [method = "", level = "", sub] = where.split(" ");
  const own = sub === undefined ? {} : { sub };
  const at = level === "service" || level === "object" ? level : "bucket";
  return { name, method, level: at, ...own, params, root, handle };
}

/** The operations; those with a sub-resource first. https://support.huaweicloud.com/api-obs/obs_04_0005.html */
export const obsRoutes: readonly ObsRoute[] = [
  route("ListBuckets", "GET service", "ListAllMyBucketsResult", listing.listBuckets),
  route("GetApiVersion", "HEAD service apiversion", "", bucket.headBucket, ["apiversion"]),
  route("ListVersions", "GET bucket versions", "ListVersionsResult", listing.listVersions, [
    "prefix",
    "key-marker",
    "version-id-marker",
    "max-keys",
    "encoding-type",
  ]),
  route(
    "ListMultipartUploads",
    "GET bucket uploads",
    "ListMultipartUploadsResult",
    listing.listUploads,
    ["prefix", "key-marker", "upload-id-marker", "max-uploads", "encoding-type"],
  ),
  route(
    "GetBucketVersioning",
    "GET bucket versioning",
    "VersioningConfiguration",
    bucket.getVersioning,
  ),
  route(
    "GetBucketObjectLock",
    "GET bucket object-lock",
    "ObjectLockConfiguration",
    bucket.getObjectLock,
  ),
  route("GetBucketPolicy", "GET bucket policy", "", bucket.getPolicy),
  route("GetBucketTagging", "GET bucket tagging", "Tagging", bucket.getTagging),
  route(
    "GetBucketLocation",
    "GET bucket location",
    "CreateBucketConfiguration",
    bucket.getLocation,
  ),
  route(
    "GetBucketStorageInfo",
    "GET bucket storageinfo",
    "GetBucketStorageInfoResult",
    bucket.getStorageInfo,
  ),
  route("ListObjects", "GET bucket", "ListBucketResult", listing.listObjects, [
    "prefix",
    "marker",
    "max-keys",
  ]),
  route("HeadBucket", "HEAD bucket", "", bucket.headBucket, ["apiversion"]),
  route("DeleteObjects", "POST bucket delete", "DeleteResult", objects.deleteObjects),
  route("DeleteBucket", "DELETE bucket", "", bucket.deleteBucket),
  route("HeadObject", "HEAD object", "", objects.headObject),
  route("PutObject", "PUT object", "", objects.putObject),
  route("AbortMultipartUpload", "DELETE object uploadId", "", objects.abortUpload, ["uploadId"]),
  route("DeleteObject", "DELETE object", "", objects.deleteObject, ["versionId"]),
];
