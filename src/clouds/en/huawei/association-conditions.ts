import type { ConditionText } from "../../shared/closing/condition.ts";
import { CONDITIONS } from "../../zh/huawei/conditions.ts";

/** "Disassociating Member Accounts", whose text is English under this address. */
export const DISASSOCIATING =
  "https://support.huaweicloud.com/intl/pt-br/usermanual-em/em_am_0040.html";

/** Who the master is. */
export const ASSOCIATED: ConditionText = {
  id: "association",
  title: "The account is a member account of this master account",
  remedy:
    "Correct `master.id` in account.yaml, or write `master: none` where nobody else pays for it. The master's side sees it under Organizations and Accounts, the member's under My Account > My Master Account.",
  docs: DISASSOCIATING,
  in: { zh: CONDITIONS.association },
};

/** How it came to be the master. */
export const TIE: ConditionText = {
  id: "tie",
  title: "How the tie came about is as account.yaml says",
  remedy:
    "Correct `master.tie` in account.yaml: `created` for an account that the master made, `associated` for one that was there before. An account that the master created is suspended once it is disassociated.",
  docs: DISASSOCIATING,
  in: { zh: CONDITIONS.tie },
};

/** Orders that are open. */
export const ORDERS: ConditionText = {
  id: "member-orders",
  title: "The member account has no unpaid order, and none that may become one",
  remedy:
    "The member's side clears it: Billing Center > Orders of the member account, pay or cancel each; the finance wave of the teardown cancels what is unpaid. What the master pays for it, the master's side clears in its own Billing Center.",
  docs: DISASSOCIATING,
  in: { zh: CONDITIONS["member-orders"] },
};

/** What the master paid for. */
export const PAID: ConditionText = {
  id: "paid-by-master",
  title: "Nothing that the master account paid for is left in the member account",
  remedy:
    "The member's side clears it before the disassociation, since a refund goes to the master account for ever: review and deploy the finance wave of the teardown (`refund`), or let it run out.",
  docs: DISASSOCIATING,
  in: { zh: CONDITIONS["paid-by-master"] },
};

/** Which account is suspended, by side. */
export const ACTIVE = {
  member: {
    id: "member-active",
    title: "The member account is not suspended, for arrears or another reason",
    remedy:
      "The member's side clears it: pay what is owed in the Billing Center of the member account; for another reason, open a service ticket there.",
    docs: DISASSOCIATING,
    in: { zh: CONDITIONS["member-active"] },
  },
  master: {
    id: "master-active",
    title: "The master account is not suspended",
    remedy:
      "The master's side clears it: pay what is owed in the Billing Center of the master account; for another reason, open a service ticket there.",
    docs: DISASSOCIATING,
    in: { zh: CONDITIONS["master-active"] },
  },
} as const satisfies Record<string, ConditionText>;
