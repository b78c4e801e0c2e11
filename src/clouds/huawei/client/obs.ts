import { createHmac } from "node:crypto";
import { GLOBAL_REGION } from "../../../core/item.ts";
import {
  alike,
  type BucketWire,
  bucketCall,
  bucketQuery,
  needsRegion,
  readBucketReply,
} from "../../shared/wire/buckets.ts";
import { byName, encoded } from "../../shared/wire/encoding.ts";
import { regionOfProject } from "./endpoints.ts";
import type { Wire } from "./wire.ts";

/** Query names that are signed, besides sub-resources. https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0010.html */
const SIGNED = new Set(["uploadId", "versionId"]);

/** Names are those of npm esdk-obs-nodejs 3.26.8. */
const OBS: BucketWire = {
  title: "OBS",
  requestId: "x-obs-request-id",
  operations: {
    listBuckets: {
      method: "GET",
      shape: {
        root: "ListAllMyBucketsResult",
        must: "Owner.ID",
        lists: { Buckets: "Buckets.Bucket" },
      },
    },
    listVersions: alike.versions,
    // https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0086.html
    deleteObjects: alike.deleteMany({ Deleteds: "Deleted", Errors: "Error" }),
    listMultipartUploads: alike.uploads({ Uploads: "Upload" }),
    abortMultipartUpload: alike.abort,
    getBucketPolicy: alike.policy,
    getBucketTagging: alike.tagging,
    getBucketObjectLockConfig: {
      method: "GET",
      flag: "object-lock",
      under: "Lock",
      shape: { root: "ObjectLockConfiguration", mayBeEmpty: true },
    },
    deleteBucket: alike.deleteBucket,
  },
};

/**
 * Object storage: its own signature (`OBS <key>:<hmac>`). A call with a parameter `Bucket` goes to the bucket's
 * host in the call's region. https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0010.html
 */
export const obs: Wire = {
  async sign(request, to, keys, now) {
    const { operation, bucket, query, body, bodyHeaders, ...call } = bucketCall(OBS, request);
    const pathname = call.pathname.split("/").map(encoded).join("/");
    if (bucket !== "" && request.region === GLOBAL_REGION) throw needsRegion(request, bucket);
    const region = regionOfProject(request.region);
    const host = bucket === "" ? to.host : `${bucket}.obs.${region}.myhuaweicloud.com`;
    const obsHeaders: Record<string, string> = {
      "x-obs-date": new Date(now).toUTCString(),
      ...(keys.token === undefined ? {} : { "x-obs-security-token": keys.token }),
    };
    const resources = query
      .filter(([name]) => name === operation.flag || SIGNED.has(name))
      .toSorted(byName)
      .map(([name, value]) => (value === "" ? name : `${name}=${value}`));
    const named = bucket === "" ? "/" : `/${bucket}${pathname}`;
    const text = [
      operation.method,
      bodyHeaders["content-md5"] ?? "",
      bodyHeaders["content-type"] ?? "",
      // `x-obs-date` stands for it.
      "",
      ...Object.entries(obsHeaders)
        .toSorted(byName)
        .map(([name, value]) => `${name}:${value}`),
      `${named}${resources.length === 0 ? "" : `?${resources.join("&")}`}`,
    ].join("\n");
    const signature = createHmac("sha1", keys.secretKey).update(text).digest("base64");
    return {
      method: operation.method,
      path: `${pathname}${bucketQuery(query, encoded)}`,
      headers: {
        host,
        "user-agent": "closeout",
        ...obsHeaders,
        ...bodyHeaders,
        authorization: `OBS ${keys.accessKey}:${signature}`,
      },
      body,
    };
  },
  read: (request, reply) => readBucketReply(OBS, request, reply),
};
