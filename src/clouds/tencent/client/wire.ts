import type { Site } from "../../../core/account.ts";
import type { HttpReply } from "../../shared/wire/http.ts";
import type { Reply, TransportRequest } from "../../shared/wire/transport.ts";
import type { ErrorReply } from "./errors.ts";

/** Keys that sign calls; with `token` for temporary ones. */
export interface Keys {
  readonly secretId: string;
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

/** One wire format: how a call is written and signed, and how its reply is read. */
export interface Wire {
  /** `now` in milliseconds; `site` where it is known. */
  sign(
    request: TransportRequest,
    keys: Keys,
    now: number,
    site: Site | undefined,
  ): Promise<SignedRequest>;
  read(request: TransportRequest, reply: HttpReply): Answer;
}
