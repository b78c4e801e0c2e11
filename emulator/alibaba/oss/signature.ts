import { createHash } from "node:crypto";
import { encode } from "../wire/encode.ts";
import { type Claim, equal, hmac } from "../wire/pop-signature.ts";
import type { WireRequest } from "../wire/request.ts";
import { compactTime, v4Signature } from "../wire/sls-signature.ts";

/** A bucket and a key that a request may mean; empty for the service and for the bucket itself. */
export interface OssTarget {
  readonly bucket: string;
  readonly key: string;
  /** What is signed in their place, for doors with resource names of their own. */
  readonly resource?: string;
}

/** A claim that also tells which of the possible targets was signed. */
export interface OssClaim extends Claim {
  readonly signedTarget: () => OssTarget | undefined;
}

/** Query names that belong to the signed resource. https://www.alibabacloud.com/help/en/oss/developer-reference/include-signatures-in-the-authorization-header */
const subresources = new Set(
  `accessPoint accessPointPolicy acl accessmonitor append asyncFetch bucketArchiveDirectRead
  bucketInfo callback callback-var cname comp continuation-token cors delete encryption endTime
  group httpsConfig img inventory inventoryId lifecycle link live location logging metaQuery
  objectInfo objectMeta partNumber policy policyStatus position processConfiguration
  publicAccessBlock qos qosInfo referer regionList replication replicationLocation
  replicationProgress requestPayment requesterQosInfo resourceGroup resourcePool
  response-cache-control response-content-disposition response-content-encoding
  response-content-language response-content-type response-expires restore security-token
  sequential startTime stat status style styleName symlink tagging transferAcceleration
  udf uploadId uploads versionId versioning versions vod website worm wormExtend wormId
  x-oss-ac-forward-allow x-oss-ac-source-ip x-oss-ac-subnet-mask x-oss-ac-vpc-id
  x-oss-async-process x-oss-process x-oss-request-payer x-oss-traffic-limit`.split(/\s+/),
);

/** Whether a query name is a sub-resource. */
export function isSubresource(name: string): boolean {
  return subresources.has(name);
}

/** The claim of an OSS request: `OSS <ak>:…` (V1) or `OSS4-HMAC-SHA256 …` (V4), in the header. */
export function ossClaim(
  request: WireRequest,
  targets: readonly OssTarget[],
): OssClaim | undefined {
  const authorization = request.headers["authorization"] ?? "";
  if (authorization.startsWith("OSS ")) return v1(request, targets, authorization);
  if (authorization.startsWith("OSS4-HMAC-SHA256 ")) return v4(request, targets, authorization);
  return undefined;
}

function v1(
  request: WireRequest,
  targets: readonly OssTarget[],
  authorization: string,
): OssClaim | undefined {
  const [, accessKeyId, signature] = /^OSS ([^:]+):(.+)$/.exec(authorization) ?? [];
  if (accessKeyId === undefined || signature === undefined) return undefined;
  const header = (name: string) => request.headers[name] ?? "";
  const own = Object.keys(request.headers)
    .filter((name) => name.startsWith("x-oss-"))
    .sort()
    .map((name) => `${name}:${header(name).trim()}\n`)
    .join("");
  const date = request.headers["x-oss-date"] ?? header("date");
  const head = `${request.method}\n${header("content-md5")}\n${header("content-type")}\n${date}\n${own}`;
  const query = request.query
    .filter(([name]) => subresources.has(name))
    .sort(byCodeUnits)
    .map(([name, value]) => (value === "" ? name : `${name}=${value}`))
    .join("&");
  const text = (target: OssTarget) => head + resourceOf(target) + (query === "" ? "" : `?${query}`);
  return claim(
    targets,
    {
      accessKeyId,
      securityToken: request.headers["x-oss-security-token"],
      time: Date.parse(date),
    },
    (secret, target) => equal(hmac("sha1", secret, text(target), "base64"), signature),
  );
}

function resourceOf(target: OssTarget): string {
  if (target.resource !== undefined) return target.resource;
  return target.bucket === "" ? "/" : `/${target.bucket}/${target.key}`;
}

function v4(
  request: WireRequest,
  targets: readonly OssTarget[],
  authorization: string,
): OssClaim | undefined {
  const [, accessKeyId, day, region, product] =
    /Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aliyun_v4_request/.exec(authorization) ?? [];
  const [, signature] = /Signature=([0-9a-f]+)/.exec(authorization) ?? [];
  if (
    accessKeyId === undefined ||
    day === undefined ||
    region === undefined ||
    product === undefined ||
    signature === undefined
  ) {
    return undefined;
  }
  const more = (/AdditionalHeaders=([^,]+)/.exec(authorization)?.[1] ?? "").split(";");
  const additional = more.filter((name) => name !== "");
  const signed = new Set([
    ...additional,
    ...Object.keys(request.headers).filter(
      (name) => name.startsWith("x-oss-") || name === "content-type" || name === "content-md5",
    ),
  ]);
  const headers = [...signed]
    .sort()
    .map((name) => `${name}:${(request.headers[name] ?? "").trim()}\n`)
    .join("");
  // aliyun-oss-go-sdk 2.2.9 (oss/auth.go) signs the Date header when it sends no x-oss-date
  const own = request.headers["x-oss-date"];
  const date = own ?? request.headers["date"] ?? "";
  const hash = request.headers["x-oss-content-sha256"] ?? "UNSIGNED-PAYLOAD";
  const queries = canonicalQueries(request);
  const texts = (target: OssTarget) =>
    queries.map((query) => {
      const uri = encode(resourceOf(target)).replaceAll("%2F", "/");
      const canonical = `${request.method}\n${uri}\n${query}\n${headers}\n${additional.join(";")}\n${hash}`;
      const hashed = createHash("sha256").update(canonical).digest("hex");
      return `OSS4-HMAC-SHA256\n${date}\n${day}/${region}/${product}/aliyun_v4_request\n${hashed}`;
    });
  return claim(
    targets,
    {
      accessKeyId,
      securityToken: request.headers["x-oss-security-token"],
      time: own === undefined ? Date.parse(date) : compactTime(date),
    },
    (secret, target) =>
      texts(target).some((text) =>
        equal(v4Signature(secret, day, region, product, text), signature),
      ),
  );
}

/**
 * The ways in which clients write an empty value and sort names: the vendor's page says name only
 * and by code; ali-oss 6.23.0 (signUtils.js) writes `name=` for those that are no sub-resource, and
 * sorts by locale.
 */
function canonicalQueries(request: WireRequest): readonly string[] {
  const written = (bare: (name: string) => boolean) => (pair: readonly [string, string]) =>
    pair[1] === "" && bare(pair[0]) ? encode(pair[0]) : `${encode(pair[0])}=${encode(pair[1])}`;
  const forms = [() => true, (name: string) => subresources.has(name), () => false];
  const sorts = [byCodeUnits, byLocale];
  const found = new Set<string>();
  for (const sort of sorts) {
    const pairs = [...request.query].sort(sort);
    for (const form of forms) found.add(pairs.map(written(form)).join("&"));
  }
  return [...found];
}

function byCodeUnits(a: readonly [string, string], b: readonly [string, string]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}

function byLocale(a: readonly [string, string], b: readonly [string, string]): number {
  return a[0].localeCompare(b[0]);
}

function claim(
  targets: readonly OssTarget[],
  parts: Pick<Claim, "accessKeyId" | "securityToken" | "time">,
  fits: (secret: string, target: OssTarget) => boolean,
): OssClaim {
  let signedTarget: OssTarget | undefined;
  return {
    ...parts,
    nonce: undefined,
    matches: (secret) => {
      signedTarget = targets.find((target) => fits(secret, target));
      return signedTarget !== undefined;
    },
    signedTarget: () => signedTarget,
  };
}
