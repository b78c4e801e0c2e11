import type { RawRequest } from "../../core/world.ts";

/** A request as COS reads it. */
export interface CosRequest {
  readonly method: string;
  /** Decoded, with its leading slash. */
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The bucket of the Host with its AppId; empty for the service. */
  readonly bucket: string;
  /** The key of the object; empty for the bucket itself. */
  readonly key: string;
  /** The region of the Host; empty when it names none. */
  readonly region: string;
  /** Whether the Host is that of rapid buckets, which each region has for itself. */
  readonly rapid: boolean;
}

const rapidHost = /^service\.cosrapid\.(?<region>[a-z0-9-]+)\.myqcloud\.com(?::\d+)?$/;
const virtualHost =
  /^(?:(?<bucket>[a-z0-9-]+-\d+)\.)?(?:service\.cos|cos(?:\.(?<region>[a-z0-9-]+))?)\.(?:myqcloud\.com|tencentcos\.cn)(?::\d+)?$/;

/** Whether a request is for COS: by its signature, or by its Host. */
export function isCos(request: RawRequest): boolean {
  const { authorization = "", host = "" } = request.headers;
  return (
    authorization.includes("q-sign-algorithm=") ||
    request.url.includes("q-sign-algorithm=") ||
    virtualHost.test(host) ||
    rapidHost.test(host)
  );
}

/** Reads a request; the bucket is in the Host, which the vendor's SDK sends even to an address. */
export function cosRequest(raw: RawRequest): CosRequest {
  const url = new URL(raw.url, "http://emulator");
  const name = raw.headers["host"] ?? "";
  const rapid = rapidHost.exec(name)?.groups;
  const host = rapid ?? virtualHost.exec(name)?.groups;
  const path = decode(url.pathname);
  return {
    method: raw.method,
    path,
    query: new Map(url.searchParams),
    headers: raw.headers,
    body: raw.body,
    bucket: host?.["bucket"] ?? "",
    key: path.slice(1),
    region: host?.["region"] ?? "",
    rapid: rapid !== undefined,
  };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
