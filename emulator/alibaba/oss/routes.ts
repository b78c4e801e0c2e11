import type { Call, HttpReply } from "../../core/call.ts";
import type { JsonObject } from "../../core/json.ts";
import type { Declared } from "../conduct.ts";
import * as bucket from "./buckets.ts";
import * as listing from "./listing.ts";
import * as objects from "./object-listing.ts";
import * as object from "./objects.ts";
import * as settings from "./settings.ts";
import * as upload from "./uploads.ts";

/** An OSS action: how it is recognised, and the root element of its answer. */
export interface OssRoute {
  /** The action's name in the vendor's list of operations; faults and quotas go by it. */
  readonly name: string;
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "HEAD";
  readonly level: "service" | "bucket" | "object";
  readonly subresources: readonly string[];
  readonly root: string;
  /** True where the answer is JSON, the root a field of it. */
  readonly json?: true;
  readonly action: Declared & {
    readonly handle: (call: Call) => JsonObject | HttpReply | string;
  };
}

type Handler = OssRoute["action"]["handle"];

/** `"GET bucket ?versions"` → the parts of a route. */
function route(
  name: string,
  where: string,
  root: string,
  handle: Handler,
  options: {
    readonly params?: readonly string[];
    readonly ignored?: readonly string[];
    readonly permission?: string;
  } = {},
): OssRoute {
  const [method = "", level = "", subs = ""] = where.split(" ");
  const subresources = subs === "" ? [] : subs.slice(1).split("&");
  const params = [...subresources, ...(options.params ?? [])];
  return {
    name,
    method: methodOf(method),
    level: level === "service" || level === "object" ? level : "bucket",
    subresources,
    root,
    action: {
      params: Object.fromEntries(params.map((param) => [param, "key" as const])),
      ignored: options.ignored ?? [],
      permission: options.permission ?? `oss:${name}`,
      handle,
    },
  };
}

function methodOf(method: string): OssRoute["method"] {
  if (method === "PUT" || method === "POST" || method === "DELETE" || method === "HEAD") {
    return method;
  }
  return "GET";
}

const keys = ["prefix", "marker", "max-keys"];
const versionPaging = [
  "prefix",
  "key-marker",
  "version-id-marker",
  "max-keys",
  "delimiter",
  "encoding-type",
];
const uploadPaging = [
  "prefix",
  "key-marker",
  "upload-id-marker",
  "max-uploads",
  "delimiter",
  "encoding-type",
];

/**
 * What the emulator answers of OSS, those with sub-resources first.
 * https://www.alibabacloud.com/help/en/oss/developer-reference/list-of-operations-by-function
 */
export const ossRoutes: readonly OssRoute[] = [
  route(
    "ListAccessPoints",
    "GET service ?accessPoint",
    "ListAccessPointsResult",
    bucket.listAccessPoints,
    { params: ["max-keys", "continuation-token"] },
  ),
  route("ListBuckets", "GET service", "ListAllMyBucketsResult", listing.listBuckets, {
    params: keys,
  }),
  route(
    "ListObjectVersions",
    "GET bucket ?versions",
    "ListVersionsResult",
    objects.listObjectVersions,
    {
      params: versionPaging,
    },
  ),
  route(
    "ListMultipartUploads",
    "GET bucket ?uploads",
    "ListMultipartUploadsResult",
    listing.listMultipartUploads,
    {
      params: uploadPaging,
    },
  ),
  route("ListLiveChannel", "GET bucket ?live", "ListLiveChannelResult", listing.listLiveChannels, {
    params: keys,
  }),
  route("GetBucketInfo", "GET bucket ?bucketInfo", "BucketInfo", bucket.getBucketInfo),
  route(
    "GetBucketLocation",
    "GET bucket ?location",
    "LocationConstraint",
    bucket.getBucketLocation,
  ),
  route("GetBucketAcl", "GET bucket ?acl", "AccessControlPolicy", bucket.getBucketAcl),
  route("GetBucketStat", "GET bucket ?stat", "BucketStat", bucket.getBucketStat),
  route(
    "GetBucketVersioning",
    "GET bucket ?versioning",
    "VersioningConfiguration",
    bucket.getBucketVersioning,
  ),
  route("PutBucketVersioning", "PUT bucket ?versioning", "", bucket.putBucketVersioning),
  route("GetBucketWorm", "GET bucket ?worm", "WormConfiguration", bucket.getBucketWorm),
  route("AbortBucketWorm", "DELETE bucket ?worm", "", bucket.abortBucketWorm),
  route("GetBucketLogging", "GET bucket ?logging", "BucketLoggingStatus", bucket.getBucketLogging),
  route("DeleteBucketLogging", "DELETE bucket ?logging", "", bucket.forget("_logging")),
  route(
    "GetBucketReplication",
    "GET bucket ?replication",
    "ReplicationConfiguration",
    bucket.rules(
      "_replication",
      "NoSuchReplicationConfiguration",
      "The bucket you specified does not have replication configuration.",
    ),
  ),
  route("DeleteBucketReplication", "POST bucket ?replication&comp", "", bucket.deleteReplication),
  route(
    "GetBucketLifecycle",
    "GET bucket ?lifecycle",
    "LifecycleConfiguration",
    bucket.rules("_lifecycle", "NoSuchLifecycle", "No Row found in Lifecycle Table."),
  ),
  route("DeleteBucketLifecycle", "DELETE bucket ?lifecycle", "", bucket.forget("_lifecycle")),
  route("GetBucketPolicy", "GET bucket ?policy", "", bucket.getBucketPolicy),
  route("PutBucketPolicy", "PUT bucket ?policy", "", bucket.putBucketPolicy),
  route(
    "GetBucketCors",
    "GET bucket ?cors",
    "CORSConfiguration",
    settings.never("NoSuchCORSConfiguration", "The CORS Configuration does not exist."),
  ),
  route(
    "GetBucketWebsite",
    "GET bucket ?website",
    "WebsiteConfiguration",
    settings.never(
      "NoSuchWebsiteConfiguration",
      "The specified bucket does not have a website configuration.",
    ),
  ),
  route(
    "GetBucketEncryption",
    "GET bucket ?encryption",
    "ServerSideEncryptionRule",
    settings.never(
      "NoSuchServerSideEncryptionRule",
      "The server side encryption configuration does not exist.",
    ),
  ),
  route(
    "GetBucketResourceGroup",
    "GET bucket ?resourceGroup",
    "BucketResourceGroupConfiguration",
    settings.always({ ResourceGroupId: "" }),
  ),
  route(
    "GetBucketTransferAcceleration",
    "GET bucket ?transferAcceleration",
    "TransferAccelerationConfiguration",
    settings.never(
      "NoSuchTransferAccelerationConfiguration",
      "The specified bucket does not have a transfer acceleration configuration.",
    ),
  ),
  route(
    "GetBucketReferer",
    "GET bucket ?referer",
    "RefererConfiguration",
    settings.always({ AllowEmptyReferer: true, RefererList: {} }),
  ),
  route("GetBucketTags", "GET bucket ?tagging", "Tagging", bucket.getBucketTags, {
    permission: "oss:GetBucketTagging",
  }),
  route(
    "GetBucketRequestPayment",
    "GET bucket ?requestPayment",
    "RequestPaymentConfiguration",
    settings.always({ Payer: "BucketOwner" }),
  ),
  route("DeleteBucketPolicy", "DELETE bucket ?policy", "", bucket.forget("_policy")),
  route(
    "ListAccessPoints",
    "GET bucket ?accessPoint",
    "ListAccessPointsResult",
    bucket.listAccessPoints,
    { params: ["max-keys", "continuation-token"] },
  ),
  route("DeleteAccessPoint", "DELETE bucket ?accessPoint", "", bucket.deleteAccessPoint),
  route(
    "DeleteMultipleObjects",
    "POST bucket ?delete",
    "DeleteResult",
    object.deleteMultipleObjects,
    {
      ignored: ["encoding-type"],
      permission: "oss:DeleteObject",
    },
  ),
  route("ListObjectsV2", "GET bucket ?list-type", "ListBucketResult", objects.listObjectsV2, {
    params: [
      "prefix",
      "continuation-token",
      "start-after",
      "max-keys",
      "delimiter",
      "encoding-type",
      "fetch-owner",
    ],
    permission: "oss:ListObjects",
  }),
  route("ListObjects", "GET bucket", "ListBucketResult", objects.listObjects, {
    params: ["prefix", "marker", "max-keys", "delimiter", "encoding-type"],
  }),
  route("PutBucket", "PUT bucket", "", bucket.putBucket),
  route("DeleteBucket", "DELETE bucket", "", bucket.deleteBucket),
  route(
    "InitiateMultipartUpload",
    "POST object ?uploads",
    "InitiateMultipartUploadResult",
    upload.initiateUpload,
    {
      permission: "oss:PutObject",
    },
  ),
  route("UploadPart", "PUT object ?uploadId&partNumber", "", upload.uploadPart, {
    permission: "oss:PutObject",
  }),
  route("ListParts", "GET object ?uploadId", "ListPartsResult", upload.listParts, {
    params: ["max-parts", "part-number-marker"],
    ignored: ["encoding-type"],
  }),
  route("AbortMultipartUpload", "DELETE object ?uploadId", "", upload.abortUpload),
  route("DeleteLiveChannel", "DELETE object ?live", "", upload.deleteLiveChannel),
  route("PutObject", "PUT object", "", object.putObject),
  route("GetObject", "GET object", "", object.getObject, { params: ["versionId"] }),
  route("HeadObject", "HEAD object", "", object.getObject, {
    params: ["versionId"],
    permission: "oss:GetObject",
  }),
  route("DeleteObject", "DELETE object", "", object.deleteObject, { params: ["versionId"] }),
];

/** What the host of a region's vector buckets knows; it answers in JSON. */
export const vectorRoutes: readonly OssRoute[] = [
  {
    ...route(
      "ListVectorBuckets",
      "GET service",
      "ListAllMyBucketsResult",
      listing.listVectorBuckets,
      { params: keys },
    ),
    json: true,
  },
];
