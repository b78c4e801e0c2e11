import { createHash, createHmac } from "node:crypto";
import { XMLBuilder } from "fast-xml-parser";
import { GLOBAL_REGION } from "../../../core/item.ts";
import type { Filled } from "../../../core/row-call.ts";
import { bodyText } from "../../shared/wire/body.ts";
import type { HttpReply } from "../../shared/wire/http.ts";
import { asText, readText } from "../../shared/wire/paths.ts";
import { CallError, type TransportRequest } from "../../shared/wire/transport.ts";
import { readXmlReply, type XmlShape } from "../../shared/wire/xml-reply.ts";
import { regionOfProject } from "./endpoints.ts";
import {
  type Answer,
  byName,
  type Destination,
  encoded,
  type Keys,
  type SignedRequest,
  type Wire,
} from "./wire.ts";

/** How one operation goes on the wire; names are those of npm esdk-obs-nodejs 3.26.8. */
interface Operation {
  readonly method: "GET" | "POST" | "DELETE";
  /** Sub-resource without value; it is part of what is signed. */
  readonly flag?: string;
  /** Query names by the operation's parameter. */
  readonly query?: Readonly<Record<string, string>>;
  /** True when the parameter `Key` is the path. */
  readonly onObject?: true;
  readonly shape?: XmlShape;
  /** Name under which the reply's text stands, where it is a JSON object. */
  readonly json?: string;
  /** Name around the reply's content. */
  readonly under?: string;
}

/** Query names that are signed. https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0010.html */
const SIGNED = new Set(["uploadId", "versionId"]);

const OPERATIONS: Readonly<Record<string, Operation>> = {
  listBuckets: {
    method: "GET",
    shape: {
      root: "ListAllMyBucketsResult",
      must: "Owner.ID",
      lists: { Buckets: "Buckets.Bucket" },
    },
  },
  listVersions: {
    method: "GET",
    flag: "versions",
    query: {
      KeyMarker: "key-marker",
      VersionIdMarker: "version-id-marker",
      MaxKeys: "max-keys",
      EncodingType: "encoding-type",
    },
    shape: {
      root: "ListVersionsResult",
      must: ["Name", "IsTruncated"],
      lists: { Versions: "Version", DeleteMarkers: "DeleteMarker" },
    },
  },
  deleteObjects: {
    method: "POST",
    flag: "delete",
    shape: { root: "DeleteResult", lists: { Deleteds: "Deleted", Errors: "Error" } },
  },
  listMultipartUploads: {
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
      lists: { Uploads: "Upload" },
    },
  },
  abortMultipartUpload: { method: "DELETE", query: { UploadId: "uploadId" }, onObject: true },
  getBucketPolicy: { method: "GET", flag: "policy", json: "Policy" },
  getBucketTagging: {
    method: "GET",
    flag: "tagging",
    shape: { root: "Tagging", lists: { Tags: "TagSet.Tag" } },
  },
  getBucketObjectLockConfig: {
    method: "GET",
    flag: "object-lock",
    under: "Lock",
    shape: { root: "ObjectLockConfiguration", mayBeEmpty: true },
  },
  deleteBucket: { method: "DELETE" },
};

const builder = new XMLBuilder({ format: false });

/**
 * Object storage: its own signature (`OBS <key>:<hmac>`), replies as their XML without the root element, all
 * values as text. A call with a parameter `Bucket` goes to the bucket's host in the call's region.
 * https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0010.html
 */
export const obs: Wire = {
  async sign(
    request: TransportRequest,
    to: Destination,
    keys: Keys,
    now: number,
  ): Promise<SignedRequest> {
    const operation = operationOf(request);
    const { params } = request;
    const bucket = textOf(params["Bucket"]);
    const host = bucket === "" ? to.host : hostOf(request, bucket);
    const key = operation.onObject === true ? textOf(params["Key"]) : "";
    const pathname = `/${key.split("/").map(encoded).join("/")}`;
    const query: [string, string][] = [];
    if (operation.flag !== undefined) query.push([operation.flag, ""]);
    for (const [name, wire] of Object.entries(operation.query ?? {})) {
      const value = textOf(params[name]);
      if (value !== "") query.push([wire, value]);
    }
    const body = operation.flag === "delete" ? deleteBody(params) : undefined;
    const md5 = body === undefined ? "" : createHash("md5").update(body).digest("base64");
    const type = body === undefined ? "" : "application/xml";
    const obsHeaders: Record<string, string> = {
      "x-obs-date": new Date(now).toUTCString(),
      ...(keys.token === undefined ? {} : { "x-obs-security-token": keys.token }),
    };
    const resources = query
      .filter(([name]) => name === operation.flag || SIGNED.has(name))
      .sort(byName)
      .map(([name, value]) => (value === "" ? name : `${name}=${value}`));
    const named = bucket === "" ? "/" : `/${bucket}${pathname}`;
    const text = [
      operation.method,
      md5,
      type,
      // `x-obs-date` stands for it.
      "",
      ...Object.entries(obsHeaders)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => `${name}:${value}`),
      `${named}${resources.length === 0 ? "" : `?${resources.join("&")}`}`,
    ].join("\n");
    const signature = createHmac("sha1", keys.secretKey).update(text).digest("base64");
    return {
      method: operation.method,
      path: `${pathname}${queryText(query)}`,
      headers: {
        host,
        "user-agent": "closeout",
        ...obsHeaders,
        ...(body === undefined ? {} : { "content-md5": md5, "content-type": type }),
        authorization: `OBS ${keys.accessKey}:${signature}`,
      },
      body,
    };
  },

  read(request: TransportRequest, reply: HttpReply): Answer {
    const text = bodyText(reply.body);
    if (text === undefined) return { is: "unreadable" };
    const requestId = reply.headers["x-obs-request-id"] ?? "";
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
  { shape, json, under }: Operation,
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
  if (operation === undefined) throw new Error(`no operation ${action} of OBS is known here`);
  return operation;
}

function hostOf(request: TransportRequest, bucket: string): string {
  if (request.region === GLOBAL_REGION) {
    throw new CallError({
      kind: "refused",
      code: "MissingArgument",
      message: `obs ${request.action} needs the region of bucket ${bucket}, which was not given`,
    });
  }
  return `${bucket}.obs.${regionOfProject(request.region)}.myhuaweicloud.com`;
}

function textOf(value: Filled | undefined): string {
  return asText(value) ?? "";
}

/** https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0086.html */
function deleteBody(params: TransportRequest["params"]): string {
  const { Objects: objects, Quiet: quiet } = params;
  const content = { Delete: { Quiet: quiet ?? false, Object: objects ?? [] } };
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build(content)}`;
}

function queryText(query: readonly (readonly [string, string])[]): string {
  const pairs = query.map(([name, value]) => (value === "" ? name : `${name}=${encoded(value)}`));
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}
