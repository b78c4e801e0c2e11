import { meansBy } from "../shared/closing/means.ts";
import { CLOSED } from "../zh/alibaba/closing.ts";
import { assistedTermsFor } from "./assisted/terms.ts";

/**
 * How an account of this cloud is closed.
 * https://www.alibabacloud.com/help/en/account/close-an-alibaba-cloud-account; no action of any product closes an account.
 */
export const closingOf = meansBy({
  created: {
    kind: "resource-account",
    alone: {
      because: {
        en: "a member is deleted by its management account, and account.yaml reaches this one with its own credentials",
        zh: CLOSED.alone.because,
      },
      instead: {
        en: "Set `access.via: management` with the management account's id, and use credentials of a RAM user or role there.",
        zh: CLOSED.alone.instead,
      },
    },
  },
  invited: { kind: "cloud-account" },
  terms: assistedTermsFor,
  outside: {
    because: {
      en: "an account outside of a resource directory has no management account",
      zh: CLOSED.outside.because,
    },
    instead: {
      en: "Set `access.via: own`, and use credentials of the account itself.",
      zh: CLOSED.outside.instead,
    },
  },
});
