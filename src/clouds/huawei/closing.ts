import type { Account } from "../../core/account.ts";
import type { ClosureMeans } from "../../core/cloud.ts";
import { disassociationTermsFor } from "./assisted/disassociation.ts";
import { assistedTermsFor } from "./assisted/terms.ts";

/**
 * How an account of this cloud is closed. One that is to be disassociated from the master account that pays for
 * it goes through that first, whatever its kind, as a step with a switch of its own. Only a member that was
 * created in its organization can be closed by API, and only from the management account; an invited one leaves
 * the organization first; an account alone is closed in the console.
 */
export function closingOf(account: Account): ClosureMeans {
  const { kind, access, closure, master } = account;
  if (closure.disassociate !== undefined && typeof master === "object")
    return { by: "assisted", ...disassociationTermsFor(account, master) };
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
  if (kind === "invited") return { by: "api", leaves: true };
  return { by: "assisted", ...assistedTermsFor(account) };
}
