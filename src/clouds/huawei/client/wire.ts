import type { HttpReply } from "../../shared/wire/http.ts";
import type { Reply, TransportRequest } from "../../shared/wire/transport.ts";
import type { ErrorReply } from "./errors.ts";

/** Keys that sign calls; with `token` for temporary ones. */
export interface Keys {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly token?: string;
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

/** What a reply came to. */
export type Answer =
  | { readonly is: "reply"; readonly reply: Reply }
  | { readonly is: "error"; readonly error: ErrorReply }
  | { readonly is: "unreadable" };

/** Where a call goes, and what it is about. */
export interface Destination {
  readonly host: string;
  /** The project of the region, for calls about what stands in one. */
  readonly projectId?: string;
  /** The account, for calls about it as a whole. */
  readonly domainId?: string;
}

/** One wire format: how a call is written and signed, and how its reply is read. */
export interface Wire {
  /** `now` in milliseconds. */
  sign(request: TransportRequest, to: Destination, keys: Keys, now: number): Promise<SignedRequest>;
  read(request: TransportRequest, reply: HttpReply): Answer;
}

/**
 * The order in which parameters are signed: by name, then by value. Texts of both (`a=2`, `a1=1`) sort another
 * way where a name goes on from another one, since `=` comes after the digits.
 */
export function byName(
  [name, value]: readonly [name: string, value: string],
  [other, its]: readonly [name: string, value: string],
): number {
  return compared(name, other) || compared(value, its);
}

function compared(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** RFC 3986: everything but letters, digits and `-_.~` is percent-encoded. */
export function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
