import type { Principal } from "../../core/call.ts";
import type { VendorError } from "../../core/errors.ts";
import type { Store } from "../../core/store.ts";
import { refusal } from "../errors.ts";
import { resolveKey } from "../identity.ts";
import type { Tc3Claim } from "./tc3.ts";

const window = 5 * 60;

/**
 * Who signed a request, or why nobody is believed; against the wall clock.
 * https://cloud.tencent.com/document/api/213/30435
 */
export function authenticate(claim: Tc3Claim | undefined, store: Store): Principal | VendorError {
  if (claim === undefined) {
    return refusal(
      "AuthFailure.InvalidAuthorization",
      "The header `Authorization` does not conform to the TC3-HMAC-SHA256 form.",
    );
  }
  const now = store.clock.wall() / 1000;
  if (!(Math.abs(now - claim.timestamp) <= window)) {
    return refusal(
      "AuthFailure.SignatureExpire",
      `The signature has expired: the timestamp ${claim.timestamp} is more than five minutes from the server's time ${Math.floor(now)}.`,
    );
  }
  const key = resolveKey(store, claim.secretId);
  if (key === undefined || !key.active) {
    return refusal(
      "AuthFailure.SecretIdNotFound",
      "The SecretId is not found, please ensure that your SecretId is correct.",
    );
  }
  if (key.token !== claim.token) {
    return refusal("AuthFailure.TokenFailure", "The provided token is not valid.");
  }
  if (key.expires !== undefined && store.clock.wall() > key.expires) {
    return refusal("AuthFailure.TokenFailure", "The provided token has expired.");
  }
  if (!claim.matches(key.secret)) {
    return refusal(
      "AuthFailure.SignatureFailure",
      "The provided credentials could not be validated. Please check your signature is correct.",
    );
  }
  return key.principal;
}
