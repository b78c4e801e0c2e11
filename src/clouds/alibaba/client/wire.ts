import type { HttpReply } from "../../shared/wire/http.ts";
import { missingOf } from "../../shared/wire/must.ts";
import type { Reply, TransportRequest } from "../../shared/wire/transport.ts";

/** Keys that sign calls; with `securityToken` for temporary ones. */
export interface Keys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/** A signed request without the address that it goes to. */
export interface SignedRequest {
  readonly method: string;
  /** Path with query, encoded. */
  readonly path: string;
  /** Has `host`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** One wire format: how a call is written and signed, and how its reply is read. */
export interface Wire {
  /** `host` is the product's host in the region. */
  sign(request: TransportRequest, host: string, keys: Keys): Promise<SignedRequest>;
  /**
   * The parsed body of a reply whose status and envelope (request id, root element) are those that the
   * action always sends, or of an error with the vendor's code; undefined for anything else.
   */
  read(request: TransportRequest, reply: HttpReply): Promise<unknown>;
}

/** True for a body that names an error code, by whichever of the products' names for it. */
export function isErrorBody(body: unknown): boolean {
  return ["Code", "code", "errorCode", "ErrorCode"].some(
    (name) => missingOf(body, name) === undefined,
  );
}

/** An object reply, whatever came: lists and plain values stand under `value`, nothing is empty. */
export function asReply(body: unknown): Reply {
  if (typeof body === "object" && body !== null && !Array.isArray(body)) {
    return body as Reply;
  }
  return body === undefined ? {} : { value: body };
}

/** RFC 3986: everything but letters, digits and `-_.~` is percent-encoded. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A query string; empty when there are no parameters, a name alone where the value is null. */
export function queryString(query: Readonly<Record<string, string | null>>): string {
  const pairs = Object.entries(query).map(([name, value]) =>
    value === null ? encode(name) : `${encode(name)}=${encode(value)}`,
  );
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}
