import { meansBy } from "../shared/closing/means.ts";
import { CLOSED } from "../zh/tencent/closing.ts";
import { assistedTermsFor } from "./assisted/terms.ts";

/**
 * How an account of this cloud is closed.
 * https://cloud.tencent.com/document/product/850/93408, https://cloud.tencent.com/document/product/378/30253
 */
export const closingOf = meansBy({
  created: {
    kind: "created-member",
    alone: {
      because: {
        en: "a created member is deleted from its management account, and account.yaml reaches this one with its own credentials",
        zh: CLOSED.alone.because,
      },
      instead: {
        en: "Set `access.via: management` with the management account's id, and use the key of an administrator sub-user there.",
        zh: CLOSED.alone.instead,
      },
    },
  },
  invited: { kind: "invited-member" },
  terms: assistedTermsFor,
  outside: {
    because: {
      en: "an account outside of an organization has no management account",
      zh: CLOSED.outside.because,
    },
    instead: {
      en: "Set `access.via: own`, and use credentials of the account itself.",
      zh: CLOSED.outside.instead,
    },
  },
});
