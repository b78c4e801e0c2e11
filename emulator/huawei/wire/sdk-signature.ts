import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { RawRequest } from "../../core/world.ts";

/** What an SDK-HMAC-SHA256 Authorization says, and whether a secret fits it. */
export interface SdkClaim {
  readonly accessKeyId: string;
  /** `X-Sdk-Date` as wall time in milliseconds; NaN when it is missing or malformed. */
  readonly time: number;
  readonly token: string | undefined;
  readonly matches: (secret: string) => boolean;
}

const form =
  /^SDK-HMAC-SHA256\s+Access=([^,\s]+),\s*SignedHeaders=([A-Za-z0-9;_.-]+),\s*Signature=([0-9a-f]{64})$/;

/** Whether a request is signed in this cloud's way. */
export function isSdkSigned({ headers }: RawRequest): boolean {
  return (headers["authorization"] ?? "").startsWith("SDK-HMAC-SHA256");
}

/**
 * Reads the claim of a request; undefined when the Authorization is malformed. The signed headers are
 * those that it lists: the SDKs of different languages sign different ones.
 */
export function sdkClaim(request: RawRequest): SdkClaim | undefined {
  const { headers } = request;
  const [, accessKeyId, signed, signature] = form.exec(headers["authorization"] ?? "") ?? [];
  if (accessKeyId === undefined || signed === undefined || signature === undefined)
    return undefined;
  const names = signed.split(";");
  const date = headers["x-sdk-date"] ?? "";
  return {
    accessKeyId,
    time: timeOf(date),
    token: headers["x-security-token"],
    matches: (secret) => {
      const host = headers["host"] ?? "";
      return [host, host.replace(/:\d+$/u, "")].some((one) => {
        const text = `SDK-HMAC-SHA256\n${date}\n${sha256(canonical(request, names, one))}`;
        return equal(createHmac("sha256", secret).update(text).digest("hex"), signature);
      });
    },
  };
}

function timeOf(date: string): number {
  const iso = date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u, "$1-$2-$3T$4:$5:$6Z");
  return Date.parse(iso);
}

function canonical(request: RawRequest, names: readonly string[], host: string): string {
  const url = new URL(request.url, "http://emulator");
  const lines = names.map((name) => {
    const value = name === "host" ? host : (request.headers[name.toLowerCase()] ?? "");
    return `${name.toLowerCase()}:${value.trim()}\n`;
  });
  const hash = request.body.length === 0 ? undefined : request.headers["x-sdk-content-sha256"];
  return [
    request.method,
    canonicalPath(url.pathname),
    canonicalQuery(url.search),
    lines.join(""),
    names.join(";"),
    hash ?? sha256(request.body),
  ].join("\n");
}

function canonicalPath(path: string): string {
  const whole = path
    .split("/")
    .map((part) => encode(decode(part)))
    .join("/");
  return whole.endsWith("/") ? whole : `${whole}/`;
}

function canonicalQuery(search: string): string {
  return search
    .slice(1)
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const at = part.indexOf("=");
      const [name, value] = at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
      return [encode(decode(name)), encode(decode(value))] as const;
    })
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", "%20"));
  } catch {
    return text;
  }
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/gu,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Compares two texts without telling by time where they differ. */
export function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
