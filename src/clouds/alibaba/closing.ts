import type { Account } from "../../core/account.ts";
import type { ClosureMeans } from "../../core/cloud.ts";
import { assistedTermsFor } from "./assisted/terms.ts";

/**
 * How an account of this cloud is closed. Only a resource account can be deleted by API, and only by its
 * management account; an invited one leaves the directory first; everything else has a form in the
 * console and no API (no action of any product closes an account).
 * https://www.alibabacloud.com/help/en/account/close-an-alibaba-cloud-account
 */
export function closingOf(account: Account): ClosureMeans {
  const { kind, access } = account;
  if (kind === "resource-account") {
    if (access.via === "management") return { by: "api" };
    return {
      by: "none",
      because:
        "a member is deleted by its management account, and account.yaml reaches this one with its own credentials",
      instead:
        "Set `access.via: management` with the management account's id, and use credentials of a RAM user or role there.",
    };
  }
  if (access.via === "own") return { by: "assisted", ...assistedTermsFor(account) };
  if (kind === "cloud-account") return { by: "api", leaves: true };
  return {
    by: "none",
    because: "an account outside of a resource directory has no management account",
    instead: "Set `access.via: own`, and use credentials of the account itself.",
  };
}
