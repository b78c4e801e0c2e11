import type { Account } from "../../core/account.ts";
import type { ClosureMeans } from "../../core/cloud.ts";
import { type MeansParts, meansOf } from "../shared/closing/means.ts";
import { assistedTermsFor } from "./assisted/terms.ts";

/** https://cloud.tencent.com/document/product/850/93408, https://cloud.tencent.com/document/product/378/30253 */
const MEANS: MeansParts = {
  created: {
    kind: "created-member",
    alone: {
      because:
        "a created member is deleted from its management account, and account.yaml reaches this one with its own credentials",
      instead:
        "Set `access.via: management` with the management account's id, and use the key of an administrator sub-user there.",
    },
  },
  invited: { kind: "invited-member" },
  terms: assistedTermsFor,
  outside: {
    because: "an account outside of an organization has no management account",
    instead: "Set `access.via: own`, and use credentials of the account itself.",
  },
};

/** How an account of this cloud is closed. */
export function closingOf(account: Account): ClosureMeans {
  return meansOf(MEANS, account);
}
