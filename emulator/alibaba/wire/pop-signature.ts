import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { byName, encode } from "./encode.ts";
import { formOf, type WireRequest } from "./request.ts";

/** A signature found in a request: whose it claims to be, and how to check it. */
export interface Claim {
  readonly accessKeyId: string;
  readonly securityToken: string | undefined;
  /** Milliseconds since 1970 that the client wrote; NaN when malformed. */
  readonly time: number;
  readonly nonce: string | undefined;
  /** Every string that could have been signed; one must give the signature. */
  readonly matches: (secret: string) => boolean;
}

/**
 * The claim of a gateway request: ACS3 (header), ROA V1 (`acs <ak>:…`) or RPC V1 (in the query).
 * Undefined when the request carries none. Algorithms as in @alicloud/openapi-core 1.0.8
 * (utils.js, getAuthorization, getROASignature, getRPCSignature).
 */
export function popClaim(request: WireRequest): Claim | undefined {
  const authorization = request.headers["authorization"] ?? "";
  if (authorization.startsWith("ACS3-HMAC-SHA256 ")) return acs3(request, authorization);
  if (authorization.startsWith("acs ")) return roaV1(request, authorization);
  return rpcV1(request);
}

function rpcV1(request: WireRequest): Claim | undefined {
  const all = [...request.query, ...formOf(request)];
  const params = new Map(all);
  const accessKeyId = params.get("AccessKeyId");
  const signature = params.get("Signature");
  if (accessKeyId === undefined || signature === undefined) return undefined;
  const canonical = all
    .filter(([name]) => name !== "Signature")
    .sort(byName)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
  const text = `${request.method}&%2F&${encode(canonical)}`;
  return {
    accessKeyId,
    securityToken: params.get("SecurityToken"),
    time: Date.parse(params.get("Timestamp") ?? ""),
    nonce: params.get("SignatureNonce"),
    matches: (secret) => equal(hmac("sha1", `${secret}&`, text, "base64"), signature),
  };
}

function acs3(request: WireRequest, authorization: string): Claim | undefined {
  const fields = new Map(
    authorization
      .slice(authorization.indexOf(" ") + 1)
      .split(",")
      .map((part): [string, string] => {
        const at = part.indexOf("=");
        return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
      }),
  );
  const accessKeyId = fields.get("Credential");
  const signed = fields.get("SignedHeaders");
  const signature = fields.get("Signature");
  if (accessKeyId === undefined || signed === undefined || signature === undefined) {
    return undefined;
  }
  const payload = createHash("sha256").update(request.body).digest("hex");
  const headersWith = (host: string): string =>
    signed
      .split(";")
      .map((name) => `${name}:${(name === "host" ? host : (request.headers[name] ?? "")).trim()}\n`)
      .join("");
  const { host = "" } = request.headers;
  const headerForms = new Set([host, host.replace(/:\d+$/u, "")].map(headersWith));
  const query = [...request.query]
    .sort(byName)
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join("&");
  const encodedQuery = [...request.query]
    .sort(byName)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
  const texts: string[] = [];
  for (const path of pathsOf(request)) {
    for (const canonicalQuery of new Set([query, encodedQuery])) {
      for (const headers of headerForms) {
        const canonical = `${request.method}\n${path}\n${canonicalQuery}\n${headers}\n${signed}\n${payload}`;
        const hashed = createHash("sha256").update(canonical).digest("hex");
        texts.push(`ACS3-HMAC-SHA256\n${hashed}`);
      }
    }
  }
  return {
    accessKeyId,
    securityToken: request.headers["x-acs-security-token"],
    time: Date.parse(request.headers["x-acs-date"] ?? ""),
    nonce: request.headers["x-acs-signature-nonce"],
    matches: (secret) =>
      (request.headers["x-acs-content-sha256"] ?? payload) === payload &&
      texts.some((text) => equal(hmac("sha256", secret, text, "hex"), signature)),
  };
}

function roaV1(request: WireRequest, authorization: string): Claim | undefined {
  const read = /^acs ([^:]+):(.+)$/.exec(authorization);
  const [, accessKeyId, signature] = read ?? [];
  if (accessKeyId === undefined || signature === undefined) return undefined;
  const header = (name: string) => request.headers[name] ?? "";
  const acs = Object.keys(request.headers)
    .filter((name) => name.startsWith("x-acs-"))
    .sort()
    .map((name) => `${name}:${header(name).trim()}\n`)
    .join("");
  const query = [...request.query]
    .sort(byName)
    .map(([name, value]) => (value === "" ? name : `${name}=${value}`))
    .join("&");
  const queryWithEquals = [...request.query]
    .sort(byName)
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const head = `${request.method}\n${header("accept")}\n${header("content-md5")}\n${header("content-type")}\n${header("date")}\n${acs}`;
  const texts: string[] = [];
  for (const path of [request.path, request.fullPath]) {
    for (const q of [query, queryWithEquals]) texts.push(head + path + (q === "" ? "" : `?${q}`));
  }
  return {
    accessKeyId,
    securityToken: request.headers["x-acs-security-token"],
    time: Date.parse(header("date")),
    nonce: request.headers["x-acs-signature-nonce"],
    matches: (secret) =>
      texts.some((text) => equal(hmac("sha1", secret, text, "base64"), signature)),
  };
}

/** A region prefix is not part of what a client signs when it came with the endpoint. */
function pathsOf(request: WireRequest): readonly string[] {
  const signed = (path: string) =>
    path.replace(/\+/g, "%20").replace(/\*/g, "%2A").replace(/%7E/gi, "~");
  return [...new Set([signed(request.path), signed(request.fullPath)])];
}

/** An HMAC of text. */
export function hmac(
  hash: "sha1" | "sha256",
  secret: string | Buffer,
  text: string,
  form: "hex" | "base64",
): string {
  return createHmac(hash, secret).update(text).digest(form);
}

/** Compares two signatures in constant time. */
export function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
