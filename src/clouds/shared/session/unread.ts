import type { Coverage } from "../../../core/inventory.ts";
import { ListingError } from "../wire/listing-error.ts";
import { inWords, vendorError } from "./session-calls.ts";

/**
 * What another source than the listings leaves unknown where it could not be read. `what` names it, `needs` is
 * the permission where the cloud names none. Throws what is no error of the cloud's.
 */
export function unread(
  what: string,
  error: unknown,
  needs: string,
): Omit<Coverage, "type" | "region"> {
  if (error instanceof ListingError) {
    return { outcome: "failed", count: 0, message: `${what}: ${error.message}` };
  }
  const refused = vendorError(error);
  const { kind, code, requestId, permission = needs } = refused;
  return {
    outcome: kind === "denied" || kind === "throttled" ? kind : "failed",
    count: 0,
    code,
    message: `${what}: ${inWords(refused)}`,
    ...(kind === "denied" ? { permission } : {}),
    ...(requestId === undefined ? {} : { requestId }),
  };
}
