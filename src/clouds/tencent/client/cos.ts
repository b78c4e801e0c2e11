import { GLOBAL_REGION } from "../../../core/item.ts";
import {
  alike,
  type BucketWire,
  bucketCall,
  bucketQuery,
  needsRegion,
  readBucketReply,
} from "../../shared/wire/buckets.ts";
import type { TransportRequest } from "../../shared/wire/transport.ts";
import { isRapid, rapidHost } from "./rapid.ts";
import type { Wire } from "./wire.ts";

/**
 * Methods and parameters are named as in npm cos-nodejs-sdk-v5 3.0.0; what they become on the wire is
 * that package's base.js and https://cloud.tencent.com/document/product/436/7751.
 */
const COS: BucketWire = {
  title: "COS",
  requestId: "x-cos-request-id",
  operations: {
    getService: {
      method: "GET",
      query: { Marker: "marker", MaxKeys: "max-keys" },
      shape: {
        root: "ListAllMyBucketsResult",
        must: ["Owner.ID", "IsTruncated"],
        lists: { Buckets: "Buckets.Bucket" },
      },
    },
    // Not in the package; https://cloud.tencent.com/document/product/436/55291
    getObjectLockConfiguration: {
      method: "GET",
      flag: "object-lock",
      shape: { root: "ObjectLockConfiguration", must: "ObjectLockEnabled" },
    },
    listObjectVersions: {
      ...alike.versions,
      query: { Prefix: "prefix", ...alike.versions.query },
    },
    multipartList: alike.uploads({ Upload: "Upload" }),
    multipartAbort: alike.abort,
    // https://cloud.tencent.com/document/product/436/8289
    deleteMultipleObject: alike.deleteMany({ Deleted: "Deleted", Error: "Error" }),
    getBucketReplication: {
      method: "GET",
      flag: "replication",
      under: "ReplicationConfiguration",
      shape: { root: "ReplicationConfiguration", must: "Rule", lists: { Rules: "Rule" } },
    },
    // https://cloud.tencent.com/document/product/436/34837
    getBucketTagging: alike.tagging,
    // https://cloud.tencent.com/document/product/436/8276
    getBucketPolicy: alike.policy,
    deleteBucketReplication: { method: "DELETE", flag: "replication" },
    deleteBucket: alike.deleteBucket,
  },
};

/** How long a signature holds, in seconds; the vendor's own default. */
const VALID_SECONDS = 900;

let signature: Promise<typeof import("./cos-signature.ts")> | undefined;

/** The vendor's signer of object storage, loaded with the first call and once. */
function cosSignature(): Promise<typeof import("./cos-signature.ts")> {
  signature ??= import("./cos-signature.ts");
  return signature;
}

/**
 * The XML API of COS: the signature is cos-nodejs-sdk-v5's. A call with a parameter `Bucket` goes to the
 * bucket's host in the call's region.
 */
export const cos: Wire = {
  async sign(request, _site, keys, now) {
    const { getAuth } = await cosSignature();
    const { operation, bucket, pathname, query, body, bodyHeaders } = bucketCall(COS, request);
    const headers: Record<string, string> = {
      host: hostOf(request, bucket),
      "user-agent": "closeout",
      ...bodyHeaders,
      ...(keys.token === undefined ? {} : { "x-cos-security-token": keys.token }),
    };
    // A minute back, so that a clock that is a little ahead signs nothing that begins in the future.
    const start = Math.floor(now / 1000) - 60;
    headers["authorization"] = getAuth({
      SecretId: keys.secretId,
      SecretKey: keys.secretKey,
      Method: operation.method,
      Pathname: pathname,
      Query: Object.fromEntries(query),
      Headers: headers,
      KeyTime: `${start};${start + VALID_SECONDS}`,
      UseRawKey: true,
    });
    const path = pathname.split("/").map(encodeURIComponent).join("/");
    return {
      method: operation.method,
      path: `${path}${bucketQuery(query, encodeURIComponent)}`,
      headers,
      body,
    };
  },
  read: (request, reply) => readBucketReply(COS, request, reply),
};

/**
 * Rapid buckets are listed one region at a time, at a host of that region; all others for the whole account.
 * https://cloud.tencent.com/document/product/436/6224 https://cloud.tencent.com/document/product/436/139734
 */
function hostOf(request: TransportRequest, bucket: string): string {
  if (isRapid(request)) return rapidHost(request.region);
  if (bucket === "") return "service.cos.myqcloud.com";
  if (request.region === GLOBAL_REGION) throw needsRegion(request, bucket);
  return `${bucket}.cos.${request.region}.myqcloud.com`;
}
