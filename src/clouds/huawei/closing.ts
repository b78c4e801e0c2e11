import type { Account } from "../../core/account.ts";
import type { ClosureMeans } from "../../core/cloud.ts";

/**
 * How an account of this cloud is closed. Only a member that was created in its organization can be closed by
 * API, and only from the management account; an invited one leaves the organization first; an account alone is
 * closed in the console.
 */
export function closingOf({ kind, access }: Account): ClosureMeans {
  if (kind === "created") {
    if (access.via === "management") return { by: "api" };
    return {
      by: "none",
      because:
        "a created member is closed from its management account, and account.yaml reaches this one with its own credentials",
      instead:
        "Set `access.via: management` with the management account's id, and use the key of an IAM user there.",
    };
  }
  if (kind === "invited" && access.via === "management") return { by: "api", leaves: true };
  return {
    by: "none",
    because: "closing such an account has no API",
    instead: "Close it in the console: My Account, Basic Information, Close Account.",
  };
}
