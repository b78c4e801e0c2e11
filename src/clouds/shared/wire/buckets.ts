import { createHash } from "node:crypto";
import { XMLBuilder } from "fast-xml-parser";
import type { Filled } from "../../../core/row-call.ts";
import { bodyText } from "./body.ts";
import { isGateway, statusError } from "./error-reply.ts";
import type { WireAnswer } from "./exchange.ts";
import type { HttpReply } from "./http.ts";
import { asText, readText } from "./paths.ts";
import { CallError, type TransportRequest } from "./transport.ts";
import { readXmlReply, type XmlShape } from "./xml-reply.ts";

/** How one operation of object storage goes on the wire. */
export interface BucketOperation {
  readonly method: "GET" | "POST" | "DELETE";
  /** Sub-resource without value that stands in the query. */
  readonly flag?: string;
  /** Query names by the operation's parameter. */
  readonly query?: Readonly<Record<string, string>>;
  /** True when the parameter `Key` is the path. */
  readonly onObject?: true;
  /** Name around the reply's content. */
  readonly under?: string;
  /**
   * What it answers, with status 200, lists by the package's name for them; without it, nothing, with 200
   * or 204.
   */
  readonly shape?: XmlShape;
  /** Name under which the reply's text stands, where it is a JSON object. */
  readonly json?: string;
}

type Lists = Readonly<Record<string, string>>;

/** Operations that object storage of every vendor has alike, but for the names of its package. */
export const alike = {
  versions: {
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
  uploads: (lists: Lists) => ({
    method: "GET",
    flag: "uploads",
    query: {
      KeyMarker: "key-marker",
      UploadIdMarker: "upload-id-marker",
      MaxUploads: "max-uploads",
      EncodingType: "encoding-type",
    },
    shape: { root: "ListMultipartUploadsResult", must: ["Bucket", "IsTruncated"], lists },
  }),
  abort: { method: "DELETE", query: { UploadId: "uploadId" }, onObject: true },
  deleteMany: (lists: Lists) => ({
    method: "POST",
    flag: "delete",
    shape: { root: "DeleteResult", lists },
  }),
  // The answer is the policy itself.
  policy: { method: "GET", flag: "policy", json: "Policy" },
  tagging: {
    method: "GET",
    flag: "tagging",
    shape: { root: "Tagging", lists: { Tags: "TagSet.Tag" } },
  },
  deleteBucket: { method: "DELETE" },
} as const satisfies Record<string, BucketOperation | ((lists: Lists) => BucketOperation)>;

/** The operations of a vendor's object storage, by the names of its package. */
export interface BucketWire {
  /** What the product is called. */
  readonly title: string;
  readonly operations: Readonly<Record<string, BucketOperation>>;
  /** Header with the id of a request. */
  readonly requestId: string;
}

/** A call before it is signed. */
export interface BucketCall {
  readonly operation: BucketOperation;
  /** Empty for calls about all buckets. */
  readonly bucket: string;
  /** Decoded, with the leading slash. */
  readonly pathname: string;
  /** The sub-resource, with an empty value, comes first. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
  /** Headers that go with the body. */
  readonly bodyHeaders: Readonly<Record<string, string>>;
}

const builder = new XMLBuilder({ format: false });

/** A request body in XML. */
export function xmlBody(content: Readonly<Record<string, unknown>>): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build(content)}`;
}

/** Headers that go with a body in XML. */
export function xmlHeaders(body: string | undefined): Readonly<Record<string, string>> {
  if (body === undefined) return {};
  const md5 = createHash("md5").update(body).digest("base64");
  return { "content-type": "application/xml", "content-md5": md5 };
}

/** What a request is on the wire of an object storage. */
export function bucketCall(wire: BucketWire, request: TransportRequest): BucketCall {
  const operation = operationOf(wire, request);
  const { params } = request;
  const query: [string, string][] = [];
  if (operation.flag !== undefined) query.push([operation.flag, ""]);
  for (const [name, on] of Object.entries(operation.query ?? {})) {
    const value = textOf(params[name]);
    if (value !== "") query.push([on, value]);
  }
  const body = operation.flag === "delete" ? deleteBody(params) : undefined;
  return {
    operation,
    bucket: textOf(params["Bucket"]),
    pathname: operation.onObject === true ? `/${textOf(params["Key"])}` : "/",
    query,
    body,
    bodyHeaders: xmlHeaders(body),
  };
}

/** The query as it is sent. */
export function bucketQuery(query: BucketCall["query"], encode: (text: string) => string): string {
  const pairs = query.map(([name, value]) => (value === "" ? name : `${name}=${encode(value)}`));
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

/** Reads a reply: its XML without the root element, all values as text. */
export function readBucketReply(
  wire: BucketWire,
  request: TransportRequest,
  { status, headers, body }: HttpReply,
): WireAnswer {
  const text = bodyText(body);
  if (text === undefined) return { is: "unreadable" };
  const requestId = headers[wire.requestId] ?? "";
  if (status >= 400) return errorOf(status, text, requestId);
  const content = contentOf(operationOf(wire, request), status, text);
  if (content === undefined || requestId === "") return { is: "unreadable" };
  return { is: "reply", reply: { ...content, RequestId: requestId } };
}

/** The region of a bucket is the caller's to know. */
export function needsRegion({ product, action }: TransportRequest, bucket: string): CallError {
  return new CallError({
    kind: "refused",
    code: "MissingArgument",
    message: `${product} ${action} needs the region of bucket ${bucket}, which was not given`,
  });
}

function errorOf(status: number, text: string, requestId: string): WireAnswer {
  const content = readXmlReply(text, { root: "Error", must: "Code" });
  // A gateway's answer; below 500 it says nothing of the call.
  if (content === undefined && !isGateway(status)) return { is: "unreadable" };
  const { code, message } = statusError(status);
  return {
    is: "error",
    error: {
      status,
      code: readText(content, "Code") ?? code,
      message: readText(content, "Message") ?? message,
      requestId: readText(content, "RequestId") ?? (requestId === "" ? undefined : requestId),
    },
  };
}

/** What an answer holds; undefined when it is not what the operation sends. */
function contentOf(
  { shape, json, under }: BucketOperation,
  status: number,
  text: string,
): Readonly<Record<string, unknown>> | undefined {
  if (json !== undefined)
    return status === 200 && text.startsWith("{") ? { [json]: text } : undefined;
  if (shape === undefined) return [200, 204].includes(status) && text === "" ? {} : undefined;
  const content = status === 200 ? readXmlReply(text, shape) : undefined;
  return content === undefined || under === undefined ? content : { [under]: content };
}

function operationOf({ title, operations }: BucketWire, { action }: TransportRequest) {
  const operation = operations[action];
  if (operation === undefined) throw new Error(`no operation ${action} of ${title} is known here`);
  return operation;
}

function textOf(value: Filled | undefined): string {
  return asText(value) ?? "";
}

function deleteBody({ Objects: objects, Quiet: quiet }: TransportRequest["params"]): string {
  return xmlBody({ Delete: { Quiet: quiet ?? false, Object: objects ?? [] } });
}
