import { createHash } from "node:crypto";
import { XMLBuilder } from "fast-xml-parser";
import { GLOBAL_REGION } from "../../../core/item.ts";
import type { Filled } from "../../../core/row-call.ts";
import { bodyText } from "../../shared/wire/body.ts";
import type { HttpReply } from "../../shared/wire/http.ts";
import { asText, readText } from "../../shared/wire/paths.ts";
import { CallError, type TransportRequest } from "../../shared/wire/transport.ts";
import { readXmlReply, type XmlShape } from "../../shared/wire/xml-reply.ts";
import { isRapid, rapidHost } from "./rapid.ts";
import type { Answer, Keys, SignedRequest, Wire } from "./wire.ts";

/** How one method of the vendor's client goes on the wire. */
interface Operation {
  readonly method: "GET" | "POST" | "DELETE";
  /** Sub-resource without value that stands in the query. */
  readonly flag?: string;
  /** Query names by the method's parameter. */
  readonly query?: Readonly<Record<string, string>>;
  /** True when the parameter `Key` is the path. */
  readonly onObject?: true;
  /** Name that the package puts around the reply's content. */
  readonly under?: string;
  /**
   * What it answers, with status 200, lists by the method's name for them; without it, nothing, with 200
   * or 204.
   */
  readonly shape?: XmlShape;
  /** Name under which the reply's text stands, where it is a JSON object. */
  readonly json?: string;
}

const PAGE = { MaxKeys: "max-keys", EncodingType: "encoding-type" } as const;

/**
 * Methods and parameters are named as in npm cos-nodejs-sdk-v5 3.0.0; what they become on the wire is
 * that package's base.js and https://cloud.tencent.com/document/product/436/7751.
 */
const OPERATIONS: Readonly<Record<string, Operation>> = {
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
    method: "GET",
    flag: "versions",
    query: {
      Prefix: "prefix",
      KeyMarker: "key-marker",
      VersionIdMarker: "version-id-marker",
      ...PAGE,
    },
    shape: {
      root: "ListVersionsResult",
      must: ["Name", "IsTruncated"],
      lists: { Versions: "Version", DeleteMarkers: "DeleteMarker" },
    },
  },
  multipartList: {
    method: "GET",
    flag: "uploads",
    query: {
      KeyMarker: "key-marker",
      UploadIdMarker: "upload-id-marker",
      MaxUploads: "max-uploads",
      EncodingType: "encoding-type",
    },
    shape: {
      root: "ListMultipartUploadsResult",
      must: ["Bucket", "IsTruncated"],
      lists: { Upload: "Upload" },
    },
  },
  multipartAbort: { method: "DELETE", query: { UploadId: "uploadId" }, onObject: true },
  deleteMultipleObject: {
    method: "POST",
    flag: "delete",
    shape: { root: "DeleteResult", lists: { Deleted: "Deleted", Error: "Error" } },
  },
  getBucketReplication: {
    method: "GET",
    flag: "replication",
    under: "ReplicationConfiguration",
    shape: { root: "ReplicationConfiguration", must: "Rule", lists: { Rules: "Rule" } },
  },
  // https://cloud.tencent.com/document/product/436/34837
  getBucketTagging: {
    method: "GET",
    flag: "tagging",
    shape: { root: "Tagging", lists: { Tags: "TagSet.Tag" } },
  },
  // The answer is the policy itself: https://cloud.tencent.com/document/product/436/8276
  getBucketPolicy: { method: "GET", flag: "policy", json: "Policy" },
  deleteBucketReplication: { method: "DELETE", flag: "replication" },
  deleteBucket: { method: "DELETE" },
};

/** How long a signature holds, in seconds; the vendor's own default. */
const VALID_SECONDS = 900;

const builder = new XMLBuilder({ format: false });

let signature: Promise<typeof import("./cos-signature.ts")> | undefined;

/** The vendor's signer of object storage, loaded with the first call and once. */
function cosSignature(): Promise<typeof import("./cos-signature.ts")> {
  signature ??= import("./cos-signature.ts");
  return signature;
}

/**
 * The XML API of COS: the signature is cos-nodejs-sdk-v5's, replies are their XML without the root
 * element under the package's names, all values as text. A call with a parameter `Bucket` goes to the
 * bucket's host in the call's region.
 */
export const cos: Wire = {
  async sign(request: TransportRequest, keys: Keys, now: number): Promise<SignedRequest> {
    const { getAuth } = await cosSignature();
    const operation = operationOf(request);
    const { params } = request;
    const host = hostOf(request);
    const pathname = operation.onObject === true ? `/${textOf(params["Key"])}` : "/";
    const query: Record<string, string> = {};
    if (operation.flag !== undefined) query[operation.flag] = "";
    for (const [name, wire] of Object.entries(operation.query ?? {})) {
      const value = textOf(params[name]);
      if (value !== "") query[wire] = value;
    }
    const body = operation.flag === "delete" ? deleteBody(params) : undefined;
    const headers: Record<string, string> = { host, "user-agent": "closeout" };
    if (body !== undefined) {
      headers["content-type"] = "application/xml";
      headers["content-md5"] = createHash("md5").update(body).digest("base64");
    }
    if (keys.token !== undefined) headers["x-cos-security-token"] = keys.token;
    // A minute back, so that a clock that is a little ahead signs nothing that begins in the future.
    const start = Math.floor(now / 1000) - 60;
    headers["authorization"] = getAuth({
      SecretId: keys.secretId,
      SecretKey: keys.secretKey,
      Method: operation.method,
      Pathname: pathname,
      Query: query,
      Headers: headers,
      KeyTime: `${start};${start + VALID_SECONDS}`,
      UseRawKey: true,
    });
    return {
      method: operation.method,
      path: `${pathname.split("/").map(encodeURIComponent).join("/")}${queryText(query)}`,
      headers,
      body,
    };
  },

  read(request: TransportRequest, reply: HttpReply): Answer {
    const text = bodyText(reply.body);
    if (text === undefined) return { is: "unreadable" };
    const requestId = reply.headers["x-cos-request-id"] ?? "";
    if (reply.status >= 400) return errorOf(reply.status, text, requestId);
    const content = contentOf(operationOf(request), reply.status, text);
    if (content === undefined || requestId === "") return { is: "unreadable" };
    return { is: "reply", reply: { ...content, RequestId: requestId } };
  },
};

function errorOf(status: number, text: string, requestId: string): Answer {
  const content = readXmlReply(text, { root: "Error", must: "Code" });
  // A gateway's answer; below 500 it says nothing of the call.
  if (content === undefined && status < 500 && status !== 429) return { is: "unreadable" };
  return {
    is: "error",
    error: {
      status,
      code: readText(content, "Code") ?? `HTTP${status}`,
      message: readText(content, "Message") ?? `HTTP status ${status}`,
      requestId: readText(content, "RequestId") ?? (requestId === "" ? undefined : requestId),
    },
  };
}

/** What an answer holds; undefined when it is not what the operation sends. */
function contentOf(
  { shape, under, json }: Operation,
  status: number,
  text: string,
): Readonly<Record<string, unknown>> | undefined {
  if (json !== undefined)
    return status === 200 && text.startsWith("{") ? { [json]: text } : undefined;
  if (shape === undefined) return [200, 204].includes(status) && text === "" ? {} : undefined;
  const content = status === 200 ? readXmlReply(text, shape) : undefined;
  return content === undefined || under === undefined ? content : { [under]: content };
}

function operationOf({ action }: TransportRequest): Operation {
  const operation = OPERATIONS[action];
  if (operation === undefined) throw new Error(`no operation ${action} of COS is known here`);
  return operation;
}

/**
 * Rapid buckets are listed one region at a time, at a host of that region; all others for the whole account.
 * https://cloud.tencent.com/document/product/436/6224 https://cloud.tencent.com/document/product/436/139734
 */
function hostOf(request: TransportRequest): string {
  const bucket = textOf(request.params["Bucket"]);
  if (isRapid(request)) return rapidHost(request.region);
  if (bucket === "") return "service.cos.myqcloud.com";
  if (request.region === GLOBAL_REGION) {
    throw new CallError({
      kind: "refused",
      code: "MissingArgument",
      message: `cos ${request.action} needs the region of bucket ${bucket}, which was not given`,
    });
  }
  return `${bucket}.cos.${request.region}.myqcloud.com`;
}

function textOf(value: Filled | undefined): string {
  return asText(value) ?? "";
}

/** https://cloud.tencent.com/document/product/436/8289 */
function deleteBody(params: TransportRequest["params"]): string {
  const { Objects: objects, Quiet: quiet } = params;
  const content = { Delete: { Quiet: quiet ?? false, Object: objects ?? [] } };
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build(content)}`;
}

function queryText(query: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(query).map(([name, value]) =>
    value === "" ? name : `${name}=${encodeURIComponent(value)}`,
  );
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}
