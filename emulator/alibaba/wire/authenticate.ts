import type { Principal } from "../../core/call.ts";
import { type VendorError, vendorError } from "../../core/errors.ts";
import type { Store } from "../../core/store.ts";
import { noteLogin, settleClosings } from "../closing.ts";
import { resolveKey } from "../identity.ts";
import type { Claim } from "./pop-signature.ts";

const skew = 15 * 60_000;

/** Nonces seen in the last quarter of an hour, for one emulator. */
export class Nonces {
  #seen = new Map<string, number>();

  /** False when it was seen before. */
  take(nonce: string, now: number): boolean {
    if (this.#seen.size > 50_000) {
      for (const [known, at] of this.#seen) if (now - at > skew) this.#seen.delete(known);
    }
    if (this.#seen.has(nonce)) return false;
    this.#seen.set(nonce, now);
    return true;
  }
}

/** Why a request is not let in. */
export type Refusal =
  | "unsigned"
  | "time-format"
  | "time-expired"
  | "key-unknown"
  | "key-inactive"
  | "token-malformed"
  | "token-expired"
  | "signature"
  | "nonce";

/** How one family of products words each refusal. */
export type Refusals = Readonly<Record<Refusal, () => VendorError>>;

/**
 * The caller of a request, or the refusal. Timestamps and session expiry are held against the wall
 * clock, since the world's clock may be weeks ahead.
 */
export function authenticate(
  claim: Claim | undefined,
  store: Store,
  nonces: Nonces,
  words: Refusals,
): Principal | VendorError {
  if (claim === undefined) return words["unsigned"]();
  const now = store.clock.wall();
  if (Number.isNaN(claim.time)) return words["time-format"]();
  if (Math.abs(now - claim.time) > skew) return words["time-expired"]();
  // The keys of a closed account are answered like those that never were; unverified.
  settleClosings(store);
  const key = resolveKey(store, claim.accessKeyId);
  if (key === undefined) return words["key-unknown"]();
  if (!key.active) return words["key-inactive"]();
  if (key.token !== undefined && key.token !== claim.securityToken) {
    return words["token-malformed"]();
  }
  if (key.expires !== undefined && now > key.expires) return words["token-expired"]();
  if (!claim.matches(key.secret)) return words["signature"]();
  if (claim.nonce !== undefined && !nonces.take(`${claim.accessKeyId}/${claim.nonce}`, now)) {
    return words["nonce"]();
  }
  key.used(store.clock.now());
  noteLogin(key.principal.account, claim.accessKeyId, store.clock.now());
  return key.principal;
}

/** https://www.alibabacloud.com/help/en/openapi/ (public error codes of the gateway) */
export const popRefusals: Refusals = {
  unsigned: () =>
    vendorError(400, "MissingAccessKeyId", "AccessKeyId is mandatory for this action."),
  "time-format": () =>
    vendorError(
      400,
      "InvalidTimeStamp.Format",
      "Specified time stamp or date value is not well formatted.",
    ),
  "time-expired": () =>
    vendorError(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."),
  "key-unknown": () =>
    vendorError(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."),
  "key-inactive": () =>
    vendorError(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled."),
  "token-malformed": () =>
    vendorError(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed."),
  "token-expired": () =>
    vendorError(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."),
  signature: () =>
    vendorError(
      400,
      "SignatureDoesNotMatch",
      "Specified signature is not matched with our calculation.",
    ),
  nonce: () =>
    vendorError(400, "SignatureNonceUsed", "Specified signature nonce was used already."),
};

/** https://www.alibabacloud.com/help/en/sls/developer-reference/common-error-codes */
export const slsRefusals: Refusals = {
  unsigned: () => vendorError(401, "Unauthorized", "The Authorization header is missing."),
  "time-format": () => vendorError(400, "InvalidDateFormat", "Date in header must be RFC1123."),
  "time-expired": () =>
    vendorError(
      400,
      "RequestTimeTooSkewed",
      "Request time exceeds server time more than 15 minutes.",
    ),
  "key-unknown": () => vendorError(401, "Unauthorized", "AccessKeyId not found."),
  "key-inactive": () => vendorError(401, "Unauthorized", "AccessKeyId is disabled."),
  "token-malformed": () => vendorError(401, "Unauthorized", "The security token is invalid."),
  "token-expired": () =>
    vendorError(401, "Unauthorized", "The security token you provided has expired."),
  signature: () => vendorError(401, "SignatureNotMatch", "signature does not match."),
  nonce: () => vendorError(401, "Unauthorized", "The request was sent already."),
};

/** https://www.alibabacloud.com/help/en/oss/user-guide/http-403-status-code */
export const ossRefusals: Refusals = {
  unsigned: () => vendorError(403, "AccessDenied", "You have no right to access this object."),
  "time-format": () =>
    vendorError(403, "AccessDenied", "OSS authentication requires a valid Date."),
  "time-expired": () =>
    vendorError(
      403,
      "RequestTimeTooSkewed",
      "The difference between the request time and the current time is too large.",
    ),
  "key-unknown": () =>
    vendorError(
      403,
      "InvalidAccessKeyId",
      "The OSS Access Key Id you provided does not exist in our records.",
    ),
  "key-inactive": () =>
    vendorError(403, "InvalidAccessKeyId", "The OSS Access Key Id you provided is disabled."),
  "token-malformed": () =>
    vendorError(403, "InvalidSecurityToken", "The security token you provided is invalid."),
  "token-expired": () =>
    vendorError(403, "SecurityTokenExpired", "The security token you provided has expired."),
  signature: () =>
    vendorError(
      403,
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
    ),
  nonce: () => vendorError(403, "AccessDenied", "The request was sent already."),
};
