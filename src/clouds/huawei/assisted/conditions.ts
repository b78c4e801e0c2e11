import type { Account } from "../../../core/account.ts";
import type { ClosureCondition } from "../../../core/closure.ts";
import type { KeyStays } from "../../../core/cloud.ts";
import { asItCame } from "../../../core/language.ts";
import { FOUND } from "../../en/huawei/details.ts";
import {
  asked,
  type ConditionText,
  condition,
  keptKey,
  noneOf,
} from "../../shared/closing/condition.ts";
import type { Calls } from "../../shared/session/session-calls.ts";
import { text } from "../../shared/wire/reply.ts";
import { CONDITIONS } from "../../zh/huawei/conditions.ts";
import { KEY_STAYS } from "../../zh/huawei/expectation.ts";
import { guard } from "../closure-errors.ts";
import { organizationOf } from "../member.ts";
import { debtOf, openOrders, subCustomers } from "./money.ts";

/** Why an account cannot be deleted, as the vendor lists it. */
export const REASONS = "https://support.huaweicloud.com/intl/en-us/account_faq/faq_01_0014.html";

/** No run deletes the key in use: whether an IAM user can delete the key that it signs with is unverified. */
export const ownKey: KeyStays = {
  refused:
    "whether an IAM user can delete the key that it signs with is not known for this cloud: the administrator of the account deletes it in the console",
  in: { zh: { refused: KEY_STAYS } },
};

/** What is read with the account's own credentials. */
export interface OwnContext {
  readonly account: Account;
  readonly own: Calls;
}

const ORGANIZATION: ConditionText = {
  id: "organization-membership",
  title: "The account is in no organization, and manages none",
  remedy:
    "An invited member leaves first: `kind: invited` and `closure.leaveDirectory: true`, with its own credentials or those of the management account (`access.via: management`). An organization of its own is deleted in the console, once its members, OUs and policies are gone.",
  docs: "https://support.huaweicloud.com/intl/en-us/usermanual-organizations/org_03_0029.html",
  in: { zh: CONDITIONS["organization-membership"] },
};

function organization(
  { account, own }: OwnContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  return guard(ORGANIZATION, async () => {
    const seen = await organizationOf(own, signal);
    if (seen === undefined) return condition(ORGANIZATION, "met", FOUND.noOrganization);
    const { id, manager } = seen;
    return condition(
      ORGANIZATION,
      "unmet",
      manager === account.id ? FOUND.manages(id) : FOUND.memberOf(id, manager),
    );
  });
}

const MEMBER: ConditionText = {
  id: "enterprise-member",
  title: "No master account pays for the account",
  remedy:
    "Set `closure.disassociate` in account.yaml to the account id, with `master` naming the master account: the plan then prepares the disassociation, which comes before the closing. Where there is no master account, write `master: none`.",
  docs: REASONS,
  in: { zh: CONDITIONS["enterprise-member"] },
};

/** Only the console shows a member its master: what the file says is stated besides. */
function member({ account: { master } }: OwnContext): ClosureCondition {
  if (typeof master === "object") return condition(MEMBER, "unmet", FOUND.namesMaster(master.id));
  const says = master === undefined ? FOUND.masterNotSaid : FOUND.masterNone;
  return asked(MEMBER, says, {
    asks: FOUND.noMaster.asks,
    answers: {
      none: FOUND.noMaster.answers.none,
    },
    side: "member",
  });
}

const MASTER: ConditionText = {
  id: "enterprise-master",
  title: "The account is no master account of others",
  remedy:
    "Disassociate each member account (an account.yaml of its own, with `closure.disassociate`), then disable the Enterprise Center in the console.",
  docs: REASONS,
  in: { zh: CONDITIONS["enterprise-master"] },
};

function master({ own }: OwnContext, signal: AbortSignal): Promise<ClosureCondition> {
  return guard(MASTER, async () => {
    const all = await subCustomers(own, signal);
    // 4: closed (SDK, bss v2 ListEnterpriseSubCustomers).
    const ids = all.flatMap((one) => (text(one, "status") === "4" ? [] : text(one, "id")));
    return noneOf(MASTER, ids.map(asItCame), FOUND.noMembers, FOUND.members);
  });
}

const ORDERS: ConditionText = {
  id: "open-orders",
  title: "No order is unpaid, under review, to be confirmed or under way",
  remedy: "Billing Center > Orders: pay or cancel what is unpaid, and wait for the others.",
  docs: REASONS,
  in: { zh: CONDITIONS["open-orders"] },
};

function orders({ own }: OwnContext, signal: AbortSignal): Promise<ClosureCondition> {
  return guard(ORDERS, async () => noneOf(ORDERS, await openOrders(own, signal), FOUND.noOrder));
}

const ARREARS: ConditionText = {
  id: "arrears",
  title: "Nothing is owed",
  remedy: "Billing Center > Overview: pay what is owed.",
  docs: REASONS,
  in: { zh: CONDITIONS.arrears },
};

function arrears({ own }: OwnContext, signal: AbortSignal): Promise<ClosureCondition> {
  return guard(ARREARS, async () => {
    const debt = await debtOf(own, signal);
    return noneOf(
      ARREARS,
      debt === undefined ? [] : [asItCame(debt)],
      FOUND.owesNothing,
      FOUND.owes,
    );
  });
}

/** Everything besides items that can be read before the account is closed in the console. */
export async function ownConditions(
  context: OwnContext,
  signal: AbortSignal,
): Promise<readonly ClosureCondition[]> {
  return [
    keptKey(context.account, ownKey),
    member(context),
    ...(await Promise.all(
      [organization, master, orders, arrears].map((read) => read(context, signal)),
    )),
  ];
}
