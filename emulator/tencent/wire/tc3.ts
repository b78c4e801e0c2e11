import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { RawRequest } from "../../core/world.ts";

/** What a TC3 Authorization says, and whether a secret fits it. */
export interface Tc3Claim {
  readonly secretId: string;
  /** The first part of the scope: the product, or a piece of the address that a client dialled. */
  readonly service: string;
  /** `X-TC-Timestamp`, in seconds; NaN when it is missing. */
  readonly timestamp: number;
  readonly token: string | undefined;
  readonly matches: (secretKey: string) => boolean;
}

/** Whether a request is of this cloud's API: by its Authorization, or by its X-TC-Action. */
export function isTc3(request: RawRequest): boolean {
  const { authorization = "", host = "", "x-tc-action": action } = request.headers;
  const own = /(?:^|\.)tencentcloudapi\.com(?::\d+)?$/u.test(host);
  return own || authorization.startsWith("TC3-HMAC-SHA256") || action !== undefined;
}

const form =
  /^TC3-HMAC-SHA256\s+Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/([^/]+)\/tc3_request,\s*SignedHeaders=([a-z0-9;_-]+),\s*Signature=([0-9a-f]{64})$/;

/**
 * Reads the claim of a request; undefined when the Authorization is malformed.
 * https://cloud.tencent.com/document/api/213/30654
 *
 * npm tencentcloud-sdk-nodejs-common (sign.js) signs the host without its port and sends it with
 * the port; the Go and Python SDKs sign what they send. Both are taken.
 */
export function tc3Claim(request: RawRequest): Tc3Claim | undefined {
  const [, secretId, date, service, signed, signature] =
    form.exec(request.headers["authorization"] ?? "") ?? [];
  if (secretId === undefined || date === undefined || service === undefined) return undefined;
  if (signed === undefined || signature === undefined) return undefined;
  const names = signed.split(";");
  if (!names.includes("content-type") || !names.includes("host")) return undefined;
  const timestamp = Number(request.headers["x-tc-timestamp"] ?? Number.NaN);
  return {
    secretId,
    service,
    timestamp,
    token: request.headers["x-tc-token"],
    matches: (secretKey) =>
      dayOf(timestamp) === date &&
      hostsOf(request).some((host) =>
        equal(
          tc3Signature(secretKey, { date, service, timestamp }, canonical(request, names, host)),
          signature,
        ),
      ),
  };
}

function dayOf(timestamp: number): string {
  const time = new Date(timestamp * 1000);
  return Number.isNaN(time.getTime()) ? "" : time.toISOString().slice(0, 10);
}

function hostsOf(request: RawRequest): readonly string[] {
  const host = request.headers["host"] ?? "";
  return [host, host.replace(/:\d+$/, "")];
}

function canonical(request: RawRequest, names: readonly string[], host: string): string {
  const url = new URL(request.url, "http://emulator");
  const lines = names.map((name) => {
    const value = name === "host" ? host : (request.headers[name] ?? "");
    return [name, value.trim()];
  });
  // The guide lower-cases header values; the SDKs send a content type that is lower case already.
  const headers = lines.map(([name, value]) => `${name}:${value}\n`).join("");
  const payload =
    request.headers["x-tc-content-sha256"] === "UNSIGNED-PAYLOAD"
      ? "UNSIGNED-PAYLOAD"
      : request.body;
  return [
    request.method,
    url.pathname,
    url.search.slice(1),
    headers,
    names.join(";"),
    createHash("sha256").update(payload).digest("hex"),
  ].join("\n");
}

/** The TC3 signature of a canonical request, in hex. */
function tc3Signature(
  secretKey: string,
  scope: { readonly date: string; readonly service: string; readonly timestamp: number },
  canonicalRequest: string,
): string {
  const { date, service, timestamp } = scope;
  const hashed = createHash("sha256").update(canonicalRequest).digest("hex");
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${date}/${service}/tc3_request\n${hashed}`;
  const key = [date, service, "tc3_request"].reduce<Buffer>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    Buffer.from(`TC3${secretKey}`),
  );
  return createHmac("sha256", key).update(text).digest("hex");
}

/** Compares two texts without telling by time where they differ. */
export function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
