import type { Site } from "../../../core/account.ts";
import type { SignedRequest, WireAnswer } from "../../shared/wire/exchange.ts";
import type { HttpReply } from "../../shared/wire/http.ts";
import type { TransportRequest } from "../../shared/wire/transport.ts";

/** Keys that sign calls; with `token` for temporary ones. */
export interface Keys {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

/** One wire format: how a call is written and signed, and how its reply is read. */
export interface Wire {
  /** `now` in milliseconds; `site` where it is known. */
  sign(
    request: TransportRequest,
    keys: Keys,
    now: number,
    site: Site | undefined,
  ): Promise<SignedRequest>;
  read(request: TransportRequest, reply: HttpReply): WireAnswer;
}
