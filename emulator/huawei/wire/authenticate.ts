import type { Principal } from "../../core/call.ts";
import type { VendorError } from "../../core/errors.ts";
import type { Store } from "../../core/store.ts";
import { unauthenticated } from "../errors.ts";
import { resolveKey } from "../identity.ts";
import type { SdkClaim } from "./sdk-signature.ts";

const window = 15 * 60_000;

/** Who signed a request, or why nobody is believed; against the wall clock. */
export function authenticate(claim: SdkClaim | undefined, store: Store): Principal | VendorError {
  if (claim === undefined) return unauthenticated("Authorization header is missing or malformed");
  const now = store.clock.wall();
  if (!(Math.abs(now - claim.time) <= window)) {
    return unauthenticated("x-sdk-date is expired");
  }
  const key = resolveKey(store, claim.accessKeyId);
  if (key === undefined || !key.active) {
    return unauthenticated(`get secretKey by ak: ${claim.accessKeyId} failed, ak not exist`);
  }
  if (key.token !== claim.token) {
    return unauthenticated("verify security token fail");
  }
  if (key.expires !== undefined && now > key.expires) {
    return unauthenticated("the token or security token has expired");
  }
  if (!claim.matches(key.secret)) return unauthenticated("verify aksk signature fail");
  return key.principal;
}
