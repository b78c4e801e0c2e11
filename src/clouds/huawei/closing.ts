import type { Account } from "../../core/account.ts";
import type { ClosureMeans } from "../../core/cloud.ts";
import { meansBy } from "../shared/closing/means.ts";
import { CLOSED } from "../zh/huawei/closing.ts";
import { disassociationTermsFor } from "./assisted/disassociation.ts";
import { assistedTermsFor } from "./assisted/terms.ts";

const closed = meansBy({
  created: {
    kind: "created",
    alone: {
      because: {
        en: "a created member is closed from its management account, and account.yaml reaches this one with its own credentials",
        zh: CLOSED.alone.because,
      },
      instead: {
        en: "Set `access.via: management` with the management account's id, and use the key of an IAM user there.",
        zh: CLOSED.alone.instead,
      },
    },
  },
  invited: { kind: "invited" },
  terms: assistedTermsFor,
  leavesAlone: true,
});

/**
 * How an account of this cloud is closed. One that is to be disassociated from the master account that pays for
 * it goes through that first, whatever its kind, as a step with a switch of its own.
 */
export function closingOf(account: Account): ClosureMeans {
  const { closure, master } = account;
  if (closure.disassociate !== undefined && typeof master === "object")
    return { by: "assisted", ...disassociationTermsFor(account, master) };
  return closed(account);
}
