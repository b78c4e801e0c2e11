import { PAID_IN_ADVANCE } from "../../core/expiry.ts";

/** Why an item becomes what account.yaml and its row leave open. */
export const judging = {
  prepaid: "prepaid: decide between refund and let-expire in account.yaml",
  paidInAdvance: PAID_IN_ADVANCE,
  expired: "it has expired: in account.yaml, let-expire leaves it to the cloud",
  expiredDeletable:
    "it has expired: in account.yaml, let-expire leaves it to the cloud, delete removes it now",
  /** Around why it is not refunded. */
  notRefunded: {
    before: "paid in advance and not to be refunded: ",
    after: "; in account.yaml, let-expire leaves it to the cloud",
  },
  notPossible: (asked: string) => `account.yaml asks for "${asked}", which is not possible here`,
  why: ": ",
};

/** The same in any language. */
export type JudgingTexts = typeof judging;
