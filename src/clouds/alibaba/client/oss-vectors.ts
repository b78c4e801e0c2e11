import { createHash, createHmac } from "node:crypto";
import { byName } from "../../shared/wire/encoding.ts";
import type { SignedRequest } from "../../shared/wire/exchange.ts";
import type { HttpReply } from "../../shared/wire/http.ts";
import { jsonBody } from "../../shared/wire/json-body.ts";
import { missingOf } from "../../shared/wire/must.ts";
import { asText, isRecord, readPath } from "../../shared/wire/paths.ts";
import { CallError, type TransportRequest } from "../../shared/wire/transport.ts";
import { parseReply } from "./json.ts";
import { isErrorBody, type Keys, queryString, type Wire } from "./wire.ts";

/** Regions that the vendor's page of vector buckets names. */
const REGIONS: readonly string[] = [
  "ap-southeast-1",
  "ap-southeast-5",
  "cn-beijing",
  "cn-hangzhou",
  "cn-hongkong",
  "cn-qingdao",
  "cn-shanghai",
  "cn-shenzhen",
  "cn-wulanchabu",
  "eu-central-1",
  "us-east-1",
  "us-west-1",
];

const PAGE = "https://help.aliyun.com/en/oss/user-guide/vector-bucket";
const SHA = "UNSIGNED-PAYLOAD";

/** True for the listing of the vector buckets of one region. */
export function isVectors({ product, action }: TransportRequest): boolean {
  return product === "Oss" && action === "ListVectorBuckets";
}

/** The host of a region's vector buckets. PyPI alibabacloud-oss-v2 1.4.1, vectors/endpoints.py */
export function vectorsHost(region: string): string {
  return `${region}.oss-vectors.aliyuncs.com`;
}

/**
 * What a host that does not exist says of vector buckets: that there are none, where the vendor's page does not
 * name the region either; they are made and listed at no other host.
 */
export function withoutVectors(error: CallError, { region }: TransportRequest): CallError {
  if (error.kind !== "gone-host" || REGIONS.includes(region)) return error;
  const { code, message } = error;
  const proof = `${vectorsHost(region)} does not exist, and ${PAGE} does not name ${region}`;
  return new CallError({ kind: "gone-host", code, message, proof });
}

/**
 * The list of vector buckets: signed as OSS is, over a resource of its own, and answered in JSON. The signature is
 * that of PyPI alibabacloud-oss-v2 1.4.1, signer/vectors_v4.py; that an empty list stands there is unverified.
 */
export const ossVectors: Wire = {
  sign(request: TransportRequest, host: string, keys: Keys): Promise<SignedRequest> {
    const { region } = request;
    const query = Object.fromEntries(
      Object.entries(request.params)
        .map(([name, value]) => [name, asText(value) ?? ""] as const)
        .toSorted(byName),
    );
    const time = new Date().toISOString().replaceAll(/[-:]|\.\d{3}/gu, "");
    const day = time.slice(0, 8);
    const own: Record<string, string> = { "x-oss-content-sha256": SHA, "x-oss-date": time };
    if (keys.securityToken !== undefined) own["x-oss-security-token"] = keys.securityToken;
    const signed = Object.entries(own).map(([name, value]) => `${name}:${value}\n`);
    const resource = `/${encodeURIComponent(`acs:ossvector:${region}::`)}/`;
    const text = ["GET", resource, queryString(query).slice(1), signed.join(""), "", SHA].join(
      "\n",
    );
    const scope = `${day}/${region}/oss/aliyun_v4_request`;
    const hash = createHash("sha256").update(text).digest("hex");
    const signature = [day, region, "oss", "aliyun_v4_request"].reduce<string | Buffer>(
      (key, part) => createHmac("sha256", key).update(part).digest(),
      `aliyun_v4${keys.accessKeySecret}`,
    );
    const proof = createHmac("sha256", signature)
      .update(["OSS4-HMAC-SHA256", time, scope, hash].join("\n"))
      .digest("hex");
    return Promise.resolve({
      method: "GET",
      path: `/${queryString(query)}`,
      headers: {
        ...own,
        host,
        "user-agent": "closeout",
        authorization: `OSS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope},Signature=${proof}`,
      },
      body: undefined,
    });
  },

  read(_request, reply: HttpReply) {
    return Promise.resolve(contentOf(reply));
  },
};

function contentOf(reply: HttpReply): unknown {
  const body = jsonBody(reply.body, parseReply);
  const requestId = reply.headers["x-oss-request-id"] ?? "";
  if (reply.status >= 400) {
    const error = readPath(body, "Error");
    return isErrorBody(error) ? error : undefined;
  }
  const content = readPath(body, "ListAllMyBucketsResult");
  if (reply.status !== 200 || requestId === "" || !isRecord(content)) return undefined;
  return missingOf(content, "Buckets") === undefined || Array.isArray(readPath(content, "Buckets"))
    ? { ...content, RequestId: requestId }
    : undefined;
}
