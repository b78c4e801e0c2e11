import type { Call, HttpReply } from "../../core/call.ts";
import type { JsonObject } from "../../core/json.ts";
import * as bucket from "./buckets.ts";
import * as listing from "./listing.ts";
import * as objects from "./objects.ts";
import * as settings from "./settings.ts";

/** One operation of COS. */
export interface CosRoute {
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

/** What can be set on a bucket, as it is asked for. */
function setting(name: string, sub: string, root: string, handle: CosRoute["handle"]): CosRoute {
  return { name, method: "GET", level: "bucket", sub, params: [], root, handle };
}

const paging = ["prefix", "delimiter", "encoding-type", "max-keys"];

/** The operations; those with a sub-resource first. https://cloud.tencent.com/document/product/436/7751 */
export const cosRoutes: readonly CosRoute[] = [
  {
    name: "GetService",
    method: "GET",
    level: "service",
    params: ["region", "marker", "max-keys"],
    root: "ListAllMyBucketsResult",
    handle: listing.getService,
  },
  {
    name: "GetBucketObjectVersions",
    method: "GET",
    level: "bucket",
    sub: "versions",
    params: [...paging, "key-marker", "version-id-marker"],
    root: "ListVersionsResult",
    handle: listing.getObjectVersions,
  },
  {
    name: "ListMultipartUploads",
    method: "GET",
    level: "bucket",
    sub: "uploads",
    params: [
      "prefix",
      "delimiter",
      "encoding-type",
      "max-uploads",
      "key-marker",
      "upload-id-marker",
    ],
    root: "ListMultipartUploadsResult",
    handle: listing.listUploads,
  },
  {
    name: "GetBucketVersioning",
    method: "GET",
    level: "bucket",
    sub: "versioning",
    params: [],
    root: "VersioningConfiguration",
    handle: bucket.getVersioning,
  },
  {
    name: "GetBucketObjectLockConfiguration",
    method: "GET",
    level: "bucket",
    sub: "object-lock",
    params: [],
    root: "ObjectLockConfiguration",
    handle: bucket.getObjectLock,
  },
  {
    name: "GetBucketReplication",
    method: "GET",
    level: "bucket",
    sub: "replication",
    params: [],
    root: "ReplicationConfiguration",
    handle: bucket.getReplication,
  },
  {
    name: "GetBucketPolicy",
    method: "GET",
    level: "bucket",
    sub: "policy",
    params: [],
    root: "",
    handle: bucket.getPolicy,
  },
  {
    name: "GetBucketTagging",
    method: "GET",
    level: "bucket",
    sub: "tagging",
    params: [],
    root: "Tagging",
    handle: bucket.getTagging,
  },
  setting("GetBucketLocation", "location", "", settings.getLocation),
  setting("GetBucketACL", "acl", "AccessControlPolicy", settings.getAcl),
  setting("GetBucketLogging", "logging", "BucketLoggingStatus", settings.getLogging),
  setting("GetBucketAccelerate", "accelerate", "AccelerateConfiguration", settings.getAccelerate),
  setting("GetBucketCORS", "cors", "CORSConfiguration", settings.notSet("NoSuchCORSConfiguration")),
  setting(
    "GetBucketLifecycle",
    "lifecycle",
    "LifecycleConfiguration",
    settings.notSet("NoSuchLifecycleConfiguration"),
  ),
  setting(
    "GetBucketWebsite",
    "website",
    "WebsiteConfiguration",
    settings.notSet("NoSuchWebsiteConfiguration"),
  ),
  setting(
    "GetBucketEncryption",
    "encryption",
    "ServerSideEncryptionConfiguration",
    settings.notSet("NoSuchEncryptionConfiguration"),
  ),
  setting(
    "GetBucketReferer",
    "referer",
    "RefererConfiguration",
    settings.notSet("NoSuchRefererConfiguration"),
  ),
  {
    name: "GetBucket",
    method: "GET",
    level: "bucket",
    params: [...paging, "marker"],
    root: "ListBucketResult",
    handle: listing.getBucket,
  },
  {
    name: "HeadBucket",
    method: "HEAD",
    level: "bucket",
    params: [],
    root: "",
    handle: bucket.headBucket,
  },
  {
    name: "PutBucketVersioning",
    method: "PUT",
    level: "bucket",
    sub: "versioning",
    params: [],
    root: "",
    handle: bucket.putVersioning,
  },
  {
    name: "PutBucket",
    method: "PUT",
    level: "bucket",
    params: [],
    root: "",
    handle: bucket.putBucket,
  },
  {
    name: "DeleteMultipleObjects",
    method: "POST",
    level: "bucket",
    sub: "delete",
    params: [],
    root: "DeleteResult",
    handle: objects.deleteMultipleObjects,
  },
  {
    name: "DeleteBucketReplication",
    method: "DELETE",
    level: "bucket",
    sub: "replication",
    params: [],
    root: "",
    handle: bucket.deleteReplication,
  },
  {
    name: "DeleteBucket",
    method: "DELETE",
    level: "bucket",
    params: [],
    root: "",
    handle: bucket.deleteBucket,
  },
  {
    name: "HeadObject",
    method: "HEAD",
    level: "object",
    params: ["versionId"],
    root: "",
    handle: objects.headObject,
  },
  {
    name: "InitiateMultipartUpload",
    method: "POST",
    level: "object",
    sub: "uploads",
    params: [],
    root: "InitiateMultipartUploadResult",
    handle: objects.initiateUpload,
  },
  {
    name: "PutObject",
    method: "PUT",
    level: "object",
    params: [],
    root: "",
    handle: objects.putObject,
  },
  {
    name: "AbortMultipartUpload",
    method: "DELETE",
    level: "object",
    sub: "uploadId",
    params: ["uploadId"],
    root: "",
    handle: objects.abortUpload,
  },
  {
    name: "DeleteObject",
    method: "DELETE",
    level: "object",
    params: ["versionId"],
    root: "",
    handle: objects.deleteObject,
  },
];
