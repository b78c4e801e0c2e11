import { encoded } from "../../shared/wire/encoding.ts";
import type { SignedRequest } from "../../shared/wire/exchange.ts";
import type { HttpReply } from "../../shared/wire/http.ts";
import { missingOf } from "../../shared/wire/must.ts";
import type { TransportRequest } from "../../shared/wire/transport.ts";

/** Keys that sign calls; with `securityToken` for temporary ones. */
export interface Keys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
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

/** A query string; empty when there are no parameters, a name alone where the value is null. */
export function queryString(query: Readonly<Record<string, string | null>>): string {
  const pairs = Object.entries(query).map(([name, value]) =>
    value === null ? encoded(name) : `${encoded(name)}=${encoded(value)}`,
  );
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}
