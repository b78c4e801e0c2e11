import { pairsOf } from "./encode.ts";

/** A request as it came, with what every style needs taken apart once. */
export interface WireRequest {
  readonly method: string;
  /** The path as sent, still encoded, without the query and the `/_region/<region>` prefix. */
  readonly path: string;
  /** The path as sent, with such a prefix. */
  readonly fullPath: string;
  readonly rawQuery: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The Host header, lower case, as sent. */
  readonly host: string;
  /** The region of the path prefix, or of the Host header's own prefix. */
  readonly prefixRegion: string | undefined;
}

/** Takes a request apart; `/_region/<region>` may stand before the path or after the host. */
export function wireRequest(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): WireRequest {
  const at = url.indexOf("?");
  const fullPath = at < 0 ? url : url.slice(0, at);
  const rawQuery = at < 0 ? "" : url.slice(at + 1);
  const prefix = /^\/_region\/([a-z0-9-]+)(?=\/|$)/.exec(fullPath);
  const host = (headers["host"] ?? "").toLowerCase();
  const rest = prefix === null ? fullPath : fullPath.slice(prefix[0].length);
  return {
    method,
    path: rest === "" ? "/" : rest,
    fullPath,
    rawQuery,
    query: pairsOf(rawQuery),
    headers,
    body,
    host,
    prefixRegion: prefix?.[1] ?? /\/_region\/([a-z0-9-]+)/.exec(host)?.[1],
  };
}

/** The form pairs of the body, when it is a form. */
export function formOf(request: WireRequest): readonly (readonly [string, string])[] {
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) return [];
  return pairsOf(request.body.toString("utf8"));
}
