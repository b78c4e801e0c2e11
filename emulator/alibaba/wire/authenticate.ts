import type { Principal } from "../../core/call.ts";
import { type VendorError, vendorError } from "../../core/errors.ts";
import type { Store } from "../../core/store.ts";
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

/**
 * The caller of a gateway request, or the vendor's error. Timestamps are held against the wall
 * clock, since the world's clock may be weeks ahead.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism
 */
export function authenticate(
  claim: Claim | undefined,
  store: Store,
  nonces: Nonces,
): Principal | VendorError {
  if (claim === undefined) {
    return vendorError(400, "MissingAccessKeyId", "AccessKeyId is mandatory for this action.");
  }
  const now = store.clock.wall();
  if (Number.isNaN(claim.time)) {
    return vendorError(
      400,
      "InvalidTimeStamp.Format",
      "Specified time stamp or date value is not well formatted.",
    );
  }
  if (Math.abs(now - claim.time) > skew) {
    return vendorError(
      400,
      "InvalidTimeStamp.Expired",
      "Specified time stamp or date value is expired.",
    );
  }
  const key = resolveKey(store, claim.accessKeyId);
  if (key === undefined) {
    return vendorError(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
  }
  if (!key.active) {
    return vendorError(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.");
  }
  if (key.token !== undefined && key.token !== claim.securityToken) {
    return vendorError(
      400,
      "InvalidSecurityToken.Malformed",
      "Specified SecurityToken is malformed.",
    );
  }
  if (key.expires !== undefined && now > key.expires) {
    return vendorError(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");
  }
  if (!claim.matches(key.secret)) {
    return vendorError(
      400,
      "SignatureDoesNotMatch",
      "Specified signature is not matched with our calculation.",
    );
  }
  if (claim.nonce !== undefined && !nonces.take(`${claim.accessKeyId}/${claim.nonce}`, now)) {
    return vendorError(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
  }
  key.used(now);
  return key.principal;
}
