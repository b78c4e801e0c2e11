import { meansBy } from "../shared/closing/means.ts";
import { assistedTermsFor } from "./assisted/terms.ts";

/**
 * How an account of this cloud is closed.
 * https://www.alibabacloud.com/help/en/account/close-an-alibaba-cloud-account; no action of any product closes an account.
 */
export const closingOf = meansBy({
  created: {
    kind: "resource-account",
    alone: {
      because:
        "a member is deleted by its management account, and account.yaml reaches this one with its own credentials",
      instead:
        "Set `access.via: management` with the management account's id, and use credentials of a RAM user or role there.",
    },
  },
  invited: { kind: "cloud-account" },
  terms: assistedTermsFor,
  outside: {
    because: "an account outside of a resource directory has no management account",
    instead: "Set `access.via: own`, and use credentials of the account itself.",
  },
});
