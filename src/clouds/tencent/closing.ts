import type { Account } from "../../core/account.ts";
import type { ClosureMeans } from "../../core/cloud.ts";
import { assistedTermsFor } from "./assisted/terms.ts";

/**
 * How an account of this cloud is closed. Only a member that was created in its organization can be
 * deleted by API, and only from the management account; an invited one leaves the organization first;
 * everything else has a form in the console and no API.
 * https://cloud.tencent.com/document/product/850/93408
 * https://cloud.tencent.com/document/product/378/30253
 */
export function closingOf(account: Account): ClosureMeans {
  const { kind, access } = account;
  if (kind === "created-member") {
    if (access.via === "management") return { by: "api" };
    return {
      by: "none",
      because:
        "a created member is deleted from its management account, and account.yaml reaches this one with its own credentials",
      instead:
        "Set `access.via: management` with the management account's id, and use the key of an administrator sub-user there.",
    };
  }
  if (access.via === "own") return { by: "assisted", ...assistedTermsFor(account) };
  if (kind === "invited-member") return { by: "api", leaves: true };
  return {
    by: "none",
    because: "an account outside of an organization has no management account",
    instead: "Set `access.via: own`, and use credentials of the account itself.",
  };
}
