import type { Filled } from "../../../core/row-call.ts";
import { bodyText } from "../../shared/wire/body.ts";
import { xmlBody, xmlHeaders } from "../../shared/wire/buckets.ts";
import type { SignedRequest } from "../../shared/wire/exchange.ts";
import type { HttpReply } from "../../shared/wire/http.ts";
import { missingOf } from "../../shared/wire/must.ts";
import { asText } from "../../shared/wire/paths.ts";
import type { TransportRequest } from "../../shared/wire/transport.ts";
import { readXmlReply, type XmlShape } from "../../shared/wire/xml-reply.ts";
import { placeArguments } from "./arguments.ts";
import { actionModel } from "./models.ts";
import { type Keys, queryString, type Wire } from "./wire.ts";

/** Root elements of request bodies. https://www.alibabacloud.com/help/en/oss/developer-reference/list-of-operations-by-function */
const ROOTS: Readonly<Record<string, string>> = {
  DeleteMultipleObjects: "Delete",
  DeleteBucketReplication: "ReplicationRules",
  PutBucketVersioning: "VersioningConfiguration",
};

/** What each operation that is read answers. The pages of the operations are linked from the list above. */
const SHAPES: Readonly<Record<string, XmlShape>> = {
  // IsTruncated stands there only when not all buckets are.
  ListBuckets: {
    root: "ListAllMyBucketsResult",
    must: "Owner.ID",
    lists: { "Buckets.Bucket": "Buckets.Bucket" },
  },
  GetBucketStat: { root: "BucketStat", must: ["Storage", "ObjectCount"] },
  GetBucketInfo: { root: "BucketInfo", must: "Bucket.Name" },
  GetBucketWorm: { root: "WormConfiguration", must: "State" },
  // Empty where the bucket keeps no access logs.
  GetBucketLogging: { root: "BucketLoggingStatus" },
  GetBucketReplication: {
    root: "ReplicationConfiguration",
    must: "Rule",
    lists: { Rule: "Rule" },
  },
  ListAccessPoints: {
    root: "ListAccessPointsResult",
    must: "IsTruncated",
    lists: { "AccessPoints.AccessPoint": "AccessPoints.AccessPoint" },
  },
  // A bucket without tags is answered with the root element alone.
  GetBucketTags: {
    root: "Tagging",
    lists: { "TagSet.Tag": "TagSet.Tag" },
    mayBeEmpty: true,
  },
  ListObjectsV2: {
    root: "ListBucketResult",
    must: ["Name", "IsTruncated"],
    lists: { Contents: "Contents" },
  },
  ListObjectVersions: {
    root: "ListVersionsResult",
    must: ["Name", "IsTruncated"],
    lists: { Version: "Version", DeleteMarker: "DeleteMarker" },
  },
  ListMultipartUploads: {
    root: "ListMultipartUploadsResult",
    must: ["Bucket", "IsTruncated"],
    lists: { Upload: "Upload" },
  },
  ListLiveChannel: {
    root: "ListLiveChannelResult",
    must: "IsTruncated",
    lists: { LiveChannel: "LiveChannel" },
  },
  DeleteMultipleObjects: { root: "DeleteResult", lists: { Deleted: "Deleted" } },
};

/** The signing part of an ali-oss client; its own request functions cannot be stopped. */
interface Signer {
  authorizationV4(
    method: string,
    parts: {
      readonly headers: Readonly<Record<string, string>>;
      readonly queries: Readonly<Record<string, string | null>>;
    },
    bucket: string | undefined,
    key: string | undefined,
  ): string;
}

/**
 * OSS under the action names of @alicloud/oss20190517 1.0.6: the V4 signature is ali-oss's (6.23.0),
 * replies are their XML without the root element, all values as text.
 * https://www.alibabacloud.com/help/en/oss/developer-reference/recommend-to-use-signature-version-4
 */
export const oss: Wire = {
  async sign(request: TransportRequest, host: string, keys: Keys): Promise<SignedRequest> {
    const model = await actionModel(request.product, request.action);
    const parts = placeArguments(request, model);
    const bucket = parts.host["bucket"] === "" ? undefined : parts.host["bucket"];
    const queries: Record<string, string | null> = {};
    for (const flag of parts.flags) {
      const [name = "", value] = flag.split("=");
      queries[name] = value ?? null;
    }
    for (const [name, value] of Object.entries(parts.query)) queries[name] = asText(value) ?? "";
    const body = parts.body === undefined ? undefined : requestText(request.action, parts.body);
    const headers: Record<string, string> = {
      ...parts.header,
      "x-oss-date": new Date().toISOString().replaceAll(/[-:]|\.\d{3}/gu, ""),
      "x-oss-content-sha256": "UNSIGNED-PAYLOAD",
      "user-agent": "closeout",
      ...xmlHeaders(body),
    };
    if (keys.securityToken !== undefined) headers["x-oss-security-token"] = keys.securityToken;
    const key = parts.path === "/" ? undefined : decodeURIComponent(parts.path.slice(1));
    const signer = await signerFor(keys, regionIn(host));
    const authorization = signer.authorizationV4(parts.method, { headers, queries }, bucket, key);
    return {
      method: parts.method,
      path: `${parts.path}${queryString(queries)}`,
      headers: {
        ...headers,
        host: bucket === undefined ? host : `${bucket}.${host}`,
        authorization,
      },
      body,
    };
  },

  async read(request, reply) {
    const text = bodyText(reply.body);
    if (text === undefined) return undefined;
    if (reply.status >= 400) {
      const error = readXmlReply(text, { root: "Error", must: "Code" });
      return error === undefined ? undefined : { ...error, ...requestIdOf(reply) };
    }
    if (missingOf(reply.headers, "x-oss-request-id") !== undefined) return undefined;
    const content = await contentOf(request, reply.status, text);
    return content === undefined ? undefined : { ...content, ...requestIdOf(reply) };
  },
};

function requestIdOf({ headers }: HttpReply): Readonly<Record<string, string>> {
  const id = headers["x-oss-request-id"];
  return id === undefined ? {} : { RequestId: id };
}

/** What an answer holds; undefined when it is not what the operation sends. */
async function contentOf(
  request: TransportRequest,
  status: number,
  text: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const shape = SHAPES[request.action];
  if (shape !== undefined) return status === 200 ? readXmlReply(text, shape) : undefined;
  // The one answer in JSON.
  if (request.action === "GetBucketPolicy") {
    return status === 200 && text.startsWith("{") ? { Policy: text } : undefined;
  }
  const model = await actionModel(request.product, request.action);
  if ((request.method ?? model?.method) === "GET") {
    throw new Error(`the answer of Oss ${request.action} has no shape here`);
  }
  // Changes answer without a body, deletions with 204.
  return (status === 200 || status === 204) && text === "" ? {} : undefined;
}

function requestText(action: string, body: Readonly<Record<string, Filled>>): string {
  const root = ROOTS[action];
  if (root === undefined) throw new Error(`the body of Oss ${action} has no root element here`);
  return xmlBody({ [root]: body });
}

/** `cn-hangzhou` in `oss-cn-hangzhou.aliyuncs.com`. */
function regionIn(host: string): string {
  return /^oss-([a-z0-9-]+)\./u.exec(host)?.[1] ?? "cn-hangzhou";
}

const signers = new Map<string, Signer>();

async function signerFor(keys: Keys, region: string): Promise<Signer> {
  const name = `${keys.accessKeyId} ${keys.securityToken ?? ""} ${region}`;
  const known = signers.get(name);
  if (known !== undefined) return known;
  const { default: OSS } = await import("ali-oss");
  const client = new OSS({
    accessKeyId: keys.accessKeyId,
    accessKeySecret: keys.accessKeySecret,
    // A client is made anew for each key; without an interval the package prints advice about renewal.
    ...(keys.securityToken === undefined
      ? {}
      : { stsToken: keys.securityToken, refreshSTSTokenInterval: Number.MAX_SAFE_INTEGER }),
    region: `oss-${region}`,
    authorizationV4: true,
  });
  // authorizationV4 stands on the client and is not in @types/ali-oss.
  const signer = client as unknown as Signer;
  // Temporary keys come and go; only a few are ever in use at once.
  if (signers.size >= 256) signers.clear();
  signers.set(name, signer);
  return signer;
}
