import type { Account, Master } from "../../../core/account.ts";
import type { ClosureCondition } from "../../../core/closure.ts";
import type { ReadBack } from "../../../core/cloud.ts";
import { asItCame, type Sentence } from "../../../core/language.ts";
import {
  asked,
  type ConditionText,
  condition,
  noneOf,
  orUnseen,
  withQuestion,
} from "../../shared/closing/condition.ts";
import { type Calls, inWords, vendorError } from "../../shared/session/session-calls.ts";
import { ListingError } from "../../shared/wire/listing-error.ts";
import { text } from "../../shared/wire/reply.ts";
import { ASSOCIATION } from "../../zh/huawei/association.ts";
import { CONDITIONS } from "../../zh/huawei/conditions.ts";
import { DETAILS } from "../../zh/huawei/details.ts";
import { guard } from "../closure-errors.ts";
import { findMember, isInNone } from "../member.ts";
import { agentPaid, debtOf, openOrders, periodResources, subCustomers } from "./money.ts";

/** "Disassociating Member Accounts", whose text is English under this address. */
export const DISASSOCIATING =
  "https://support.huaweicloud.com/intl/pt-br/usermanual-em/em_am_0040.html";

/** What a disassociation is read with. */
export interface Association {
  readonly account: Account;
  readonly master: Master;
  /** Calls with the given keys: of the member, of the master, or of an organization's management account. */
  readonly given: Calls;
  /** Calls as the member. */
  readonly own: Calls;
}

/** Calls as the master account; undefined where the given keys are not its own. */
function asMaster({ account: { access }, master, given }: Association): Calls | undefined {
  return access.via === "management" && access.managementId === master.id ? given : undefined;
}

const UNSEEN: Sentence = { en: "not seen with these credentials", zh: ASSOCIATION.unseen };

const ASSOCIATED: ConditionText = {
  id: "association",
  title: "The account is a member account of this master account",
  remedy:
    "Correct `master.id` in account.yaml, or write `master: none` where nobody else pays for it. The master's side sees it under Organizations and Accounts, the member's under My Account > My Master Account.",
  docs: DISASSOCIATING,
  in: { zh: CONDITIONS.association },
};

function associated(context: Association, signal: AbortSignal): Promise<ClosureCondition> {
  const { account, master } = context;
  return guard(ASSOCIATED, async () => {
    const calls = asMaster(context);
    if (calls === undefined)
      return asked(
        ASSOCIATED,
        {
          en: `the list of ${master.id} is ${UNSEEN.en}`,
          zh: ASSOCIATION.listUnseen(master.id),
        },
        {
          side: "member",
          asks: {
            en: `does My Master Account show ${master.id}?`,
            zh: ASSOCIATION.shownToMember.asks(master.id),
          },
          answers: {
            shown: {
              en: "it was looked up in the console of the member account",
              zh: ASSOCIATION.shownToMember.shown,
            },
          },
        },
      );
    const all = await subCustomers(calls, signal);
    const row = all.find((one) => text(one, "id") === account.id);
    if (row !== undefined)
      return condition(ASSOCIATED, "met", {
        en: `${master.id} lists it among its ${all.length} members`,
        zh: ASSOCIATION.listed(master.id, all.length),
      });
    // That the list names accounts by the ids of IAM is documented nowhere, so it is not the last word.
    return asked(
      ASSOCIATED,
      {
        en: `${master.id} lists ${all.length} members, and not this one`,
        zh: ASSOCIATION.notListed(master.id, all.length),
      },
      {
        side: "master",
        asks: {
          en: "does Organizations and Accounts show it all the same?",
          zh: ASSOCIATION.shownToMaster.asks,
        },
        answers: {
          shown: {
            en: "it was looked up in the console of the master account",
            zh: ASSOCIATION.shownToMaster.shown,
          },
        },
      },
    );
  });
}

const TIE: ConditionText = {
  id: "tie",
  title: "How the tie came about is as account.yaml says",
  remedy:
    "Correct `master.tie` in account.yaml: `created` for an account that the master made, `associated` for one that was there before. An account that the master created is suspended once it is disassociated.",
  docs: DISASSOCIATING,
  in: { zh: CONDITIONS.tie },
};

const TIES: Readonly<Record<Master["tie"], Sentence>> = {
  created: { en: "the master account created this account", zh: ASSOCIATION.tie.created },
  associated: {
    en: "the account was there before it was associated",
    zh: ASSOCIATION.tie.associated,
  },
};

function tie(context: Association, signal: AbortSignal): Promise<ClosureCondition> {
  const { account, master } = context;
  const ask = (detail: Sentence): ClosureCondition =>
    asked(TIE, detail, {
      side: "master",
      asks: {
        en: `account.yaml says ${master.tie}: is that so?`,
        zh: ASSOCIATION.tie.asks(master.tie),
      },
      answers: { [master.tie]: TIES[master.tie] },
    });
  return guard(TIE, async () => {
    const calls = asMaster(context);
    if (calls === undefined)
      return ask({
        en: `what ${master.id} knows of it is ${UNSEEN.en}`,
        zh: ASSOCIATION.tie.unseen(master.id),
      });
    const member = await findMember(calls, account.id, signal).catch((error: unknown) => {
      if (isInNone(error)) return undefined;
      throw error;
    });
    if (member === undefined)
      return ask({
        en: `${master.id} has no such member in an organization`,
        zh: ASSOCIATION.tie.noMember(master.id),
      });
    const method = text(member, "join_method");
    const says = {
      en: `the organization of ${master.id} says that it was ${method}, account.yaml that it is ${master.tie}`,
      zh: ASSOCIATION.tie.says(master.id, method, master.tie),
    };
    if (method === "created")
      return condition(TIE, master.tie === "created" ? "met" : "unmet", says);
    if (method !== "invited") return condition(TIE, "unknown", says);
    if (master.tie === "associated") return condition(TIE, "met", says);
    const question = {
      side: "master",
      asks: {
        en: "was it created in Enterprise Center, before it was invited into the organization?",
        zh: ASSOCIATION.tie.inCenter,
      },
      answers: { "created-in-enterprise-center": TIES.created },
    } as const;
    return condition(withQuestion(TIE, question), "unmet", says);
  });
}

const ORDERS: ConditionText = {
  id: "member-orders",
  title: "The member account has no unpaid order, and none that may become one",
  remedy:
    "The member's side clears it: Billing Center > Orders of the member account, pay or cancel each; the finance wave of the teardown cancels what is unpaid. What the master pays for it, the master's side clears in its own Billing Center.",
  docs: DISASSOCIATING,
  in: { zh: CONDITIONS["member-orders"] },
};

function memberOrders(context: Association, signal: AbortSignal): Promise<ClosureCondition> {
  const { account } = context;
  return guard(ORDERS, async () => {
    const calls = asMaster(context);
    const [of, own] = await Promise.all([
      calls === undefined ? [] : openOrders(calls, signal, account.id),
      orUnseen(() => openOrders(context.own, signal)),
    ]);
    const all = [...of, ...("value" in own ? own.value : [])];
    const found = [...new Map(all.map((one) => [one.en, one])).values()];
    if (found.length > 0 || "value" in own)
      return noneOf(ORDERS, found, { en: "none is open", zh: DETAILS.noOrder });
    return asked(ORDERS, own.unseen, {
      side: "member",
      asks: {
        en: "has the member account no order that is unpaid, under review, in process or to be confirmed?",
        zh: ASSOCIATION.orders.asks,
      },
      answers: {
        none: {
          en: "it was looked up in the Billing Center of the member account",
          zh: ASSOCIATION.orders.none,
        },
      },
    });
  });
}

const ACTIVE = {
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

/** No call tells that an account is suspended; a debt, or something frozen, tells enough. */
async function trouble(calls: Calls, signal: AbortSignal): Promise<Sentence | undefined> {
  const [debt, resources] = await Promise.all([
    debtOf(calls, signal),
    periodResources(calls, signal),
  ]);
  if (debt !== undefined) return { en: `it owes ${debt}`, zh: ASSOCIATION.owes(debt) };
  const frozen = resources.filter((one) => text(one, "status") === "4");
  if (frozen.length === 0) return undefined;
  const ids = frozen.map((one) => text(one, "resource_id"));
  return { en: `frozen: ${ids.join(", ")}`, zh: ASSOCIATION.frozen(ids.join("、")) };
}

function active(
  side: keyof typeof ACTIVE,
  asks: Sentence,
  read: (
    context: Association,
    signal: AbortSignal,
  ) => ReturnType<typeof orUnseen<Sentence | undefined>>,
) {
  const words = ACTIVE[side];
  return (context: Association, signal: AbortSignal): Promise<ClosureCondition> =>
    guard(words, async () => {
      const found = await read(context, signal);
      if ("value" in found && found.value !== undefined)
        return condition(words, "unmet", found.value);
      const { en, zh } =
        "value" in found
          ? { en: "it owes nothing and nothing is frozen", zh: ASSOCIATION.fine }
          : found.unseen;
      return asked(
        words,
        {
          en: `${en}; no call tells whether an account is suspended`,
          zh: ASSOCIATION.notTold(zh),
        },
        {
          side,
          asks,
          answers: {
            active: {
              en: "it was looked up in the console of that account",
              zh: ASSOCIATION.active.lookedUp,
            },
          },
        },
      );
    });
}

const memberActive = active(
  "member",
  {
    en: "is the member account not suspended, for insufficient balance or another reason?",
    zh: ASSOCIATION.active.member,
  },
  ({ own }, signal) => orUnseen(() => trouble(own, signal)),
);

const masterActive = active(
  "master",
  { en: "is the master account not suspended?", zh: ASSOCIATION.active.master },
  async (context, signal) => {
    const calls = asMaster(context);
    return calls === undefined ? { unseen: UNSEEN } : { value: await trouble(calls, signal) };
  },
);

const PAID: ConditionText = {
  id: "paid-by-master",
  title: "Nothing that the master account paid for is left in the member account",
  remedy:
    "The member's side clears it before the disassociation, since a refund goes to the master account for ever: review and deploy the finance wave of the teardown (`refund`), or let it run out.",
  docs: DISASSOCIATING,
  in: { zh: CONDITIONS["paid-by-master"] },
};

function paidByMaster(context: Association, signal: AbortSignal): Promise<ClosureCondition> {
  return guard(PAID, async () => {
    const member = context.own;
    const own = await orUnseen(async () => {
      const all = await periodResources(member, signal);
      if (all.length === 0) return [];
      const orders = await agentPaid(member, signal);
      const of = await Promise.all(orders.map((id) => periodResources(member, signal, id)));
      return [...new Set(of.flat().map((one) => text(one, "resource_id")))];
    });
    if ("value" in own)
      return noneOf(PAID, own.value.map(asItCame), {
        en: "nothing is left of an order that another account paid",
        zh: ASSOCIATION.nothingPaid,
      });
    return asked(PAID, own.unseen, {
      side: "member",
      asks: {
        en: "is nothing left that was bought for a period while the account was associated?",
        zh: ASSOCIATION.paid.asks,
      },
      answers: {
        none: {
          en: "it was looked up in the Billing Center of the member account",
          zh: ASSOCIATION.paid.none,
        },
      },
    });
  });
}

/** Everything that both sides must meet, read where a call shows it, else asked of the side that sees it. */
export function associationConditions(
  context: Association,
  signal: AbortSignal,
): Promise<readonly ClosureCondition[]> {
  return Promise.all(
    [associated, tie, memberOrders, memberActive, masterActive, paidByMaster].map((read) =>
      read(context, signal),
    ),
  );
}

/**
 * Whether the master's list still shows the account; undefined where these credentials do not show it. That a
 * member that was disassociated is on it no more is documented nowhere.
 */
export function readBackOf(
  context: Association,
): ((signal: AbortSignal) => Promise<ReadBack>) | undefined {
  const calls = asMaster(context);
  if (calls === undefined) return undefined;
  const { account, master } = context;
  return async (signal) => {
    try {
      const all = await subCustomers(calls, signal);
      return all.some((one) => text(one, "id") === account.id)
        ? { outcome: "contradicts", detail: `${master.id} still lists the account as its member` }
        : { outcome: "agrees", detail: `${master.id} lists the account no more` };
    } catch (error) {
      if (error instanceof ListingError) return { outcome: "unknown", detail: error.message };
      const words = inWords(vendorError(error));
      return {
        outcome: "unknown",
        detail: `the list of ${master.id} could not be read (${words})`,
      };
    }
  };
}
