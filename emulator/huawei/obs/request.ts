import type { RawRequest } from "../../core/world.ts";

/** A request as OBS reads it. */
export interface ObsRequest {
  readonly method: string;
  /** The resource as it is signed, in the forms that clients write: encoded, and decoded. */
  readonly resources: readonly string[];
  readonly query: ReadonlyMap<string, string>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Empty for the service. */
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  /** The region of the Host; empty when it names none. */
  readonly region: string;
}

const virtualHost =
  /^(?:(?<bucket>[a-z0-9][a-z0-9.-]+)\.)?obs(?:\.(?<region>[a-z0-9-]+))?\.myhuaweicloud\.(?:com|eu)(?::\d+)?$/u;

/** Whether a request is for OBS: by its signature, or by its Host. */
export function isObs({ headers }: RawRequest): boolean {
  const { authorization = "", host = "" } = headers;
  return authorization.startsWith("OBS ") || virtualHost.test(host);
}

/** Reads a request: the bucket is in the Host, else the first part of the path. */
export function obsRequest(raw: RawRequest): ObsRequest {
  const url = new URL(raw.url, "http://emulator");
  const host = virtualHost.exec(raw.headers["host"] ?? "")?.groups;
  const named = host?.["bucket"];
  const path = named === undefined ? url.pathname : `/${named}${url.pathname}`;
  const [, bucket = "", ...rest] = path.split("/");
  return {
    method: raw.method,
    resources: [path, decode(path), path.replace(/\/$/u, "")],
    query: new Map(url.searchParams),
    headers: raw.headers,
    body: raw.body,
    bucket: decode(bucket),
    key: decode(rest.join("/")),
    region: host?.["region"] ?? "",
  };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
