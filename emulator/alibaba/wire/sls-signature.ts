import { createHash, createHmac } from "node:crypto";
import { byName, encode } from "./encode.ts";
import { type Claim, equal, hmac } from "./pop-signature.ts";
import type { WireRequest } from "./request.ts";

/**
 * The claim of a log service request: `LOG <ak>:<signature>` (HMAC-SHA1 or HMAC-SHA256, by
 * x-log-signaturemethod) or `SLS4-HMAC-SHA256`. Algorithms as in @alicloud/gateway-sls (client.js,
 * getSignature, getAuthorizationV4).
 */
export function slsClaim(request: WireRequest): Claim | undefined {
  const authorization = request.headers["authorization"] ?? "";
  if (authorization.startsWith("LOG ")) return log(request, authorization);
  if (authorization.startsWith("SLS4-HMAC-SHA256 ")) return sls4(request, authorization);
  return undefined;
}

function log(request: WireRequest, authorization: string): Claim | undefined {
  const [, accessKeyId, signature] = /^LOG ([^:]+):(.+)$/.exec(authorization) ?? [];
  if (accessKeyId === undefined || signature === undefined) return undefined;
  const header = (name: string) => request.headers[name] ?? "";
  const own = Object.keys(request.headers)
    .filter((name) => name.startsWith("x-log-") || name.startsWith("x-acs-"))
    .sort()
    .map((name) => `${name}:${header(name)}\n`)
    .join("");
  const query = [...request.query]
    .sort(byName)
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const resource = query === "" ? request.path : `${request.path}?${query}`;
  const text = `${request.method}\n${header("content-md5")}\n${header("content-type")}\n${header("date")}\n${own}${resource}`;
  const hash = header("x-log-signaturemethod") === "hmac-sha256" ? "sha256" : "sha1";
  return {
    accessKeyId,
    securityToken: request.headers["x-acs-security-token"],
    time: Date.parse(header("date")),
    nonce: undefined,
    matches: (secret) => equal(hmac(hash, secret, text, "base64"), signature),
  };
}

function sls4(request: WireRequest, authorization: string): Claim | undefined {
  const read =
    /Credential=([^/]+)\/(\d{8})\/([^/]+)\/sls\/aliyun_v4_request,\s*Signature=([0-9a-f]+)/.exec(
      authorization,
    );
  const [, accessKeyId, day, region, signature] = read ?? [];
  if (
    accessKeyId === undefined ||
    day === undefined ||
    region === undefined ||
    signature === undefined
  ) {
    return undefined;
  }
  const date = request.headers["x-log-date"] ?? "";
  const signed = Object.keys(request.headers)
    .filter(
      (name) =>
        name.startsWith("x-log-") ||
        name.startsWith("x-acs-") ||
        name === "host" ||
        name === "content-type",
    )
    .sort();
  const query = [...request.query]
    .sort(byName)
    .map(([name, value]) => (value === "" ? name : `${name}=${encode(value)}`))
    .join("&");
  const headers = signed
    .map((name) => `${name}:${(request.headers[name] ?? "").trim()}\n`)
    .join("");
  const hash = request.headers["x-log-content-sha256"] ?? "";
  const canonical = `${request.method}\n${request.path}\n${query}\n${headers}\n${signed.join(";")}\n${hash}`;
  const hashed = createHash("sha256").update(canonical).digest("hex");
  const text = `SLS4-HMAC-SHA256\n${date}\n${day}/${region}/sls/aliyun_v4_request\n${hashed}`;
  return {
    accessKeyId,
    securityToken: request.headers["x-acs-security-token"],
    time: compactTime(date),
    nonce: undefined,
    matches: (secret) => equal(v4Signature(secret, day, region, "sls", text), signature),
  };
}

/** The signature of the key chain that OSS4 and SLS4 share. */
export function v4Signature(
  secret: string,
  day: string,
  region: string,
  product: string,
  text: string,
): string {
  let key: Buffer | string = `aliyun_v4${secret}`;
  for (const part of [day, region, product, "aliyun_v4_request"]) {
    key = createHmac("sha256", key).update(part).digest();
  }
  return hmac("sha256", key, text, "hex");
}

/** `20260131T080000Z` as milliseconds; NaN when malformed. */
export function compactTime(text: string): number {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  return Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
}
