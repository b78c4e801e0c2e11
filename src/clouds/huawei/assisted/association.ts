import type { Account, Master } from "../../../core/account.ts";
import type { ClosureCondition } from "../../../core/closure.ts";
import type { ReadBack } from "../../../core/cloud.ts";
import { asItCame, type Sentence } from "../../../core/language.ts";
import { SAID } from "../../en/huawei/association.ts";
import { ACTIVE, ASSOCIATED, ORDERS, PAID, TIE } from "../../en/huawei/association-conditions.ts";
import { FOUND } from "../../en/huawei/details.ts";
import {
  asked,
  condition,
  noneOf,
  orUnseen,
  withQuestion,
} from "../../shared/closing/condition.ts";
import { type Calls, inWords, vendorError } from "../../shared/session/session-calls.ts";
import { ListingError } from "../../shared/wire/listing-error.ts";
import { text } from "../../shared/wire/reply.ts";
import { guard } from "../closure-errors.ts";
import { findMember, isInNone } from "../member.ts";
import { agentPaid, debtOf, openOrders, periodResources, subCustomers } from "./money.ts";

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

function associated(context: Association, signal: AbortSignal): Promise<ClosureCondition> {
  const { account, master } = context;
  return guard(ASSOCIATED, async () => {
    const calls = asMaster(context);
    if (calls === undefined)
      return asked(ASSOCIATED, SAID.listUnseen(master.id), {
        side: "member",
        asks: SAID.shownToMember.asks(master.id),
        answers: {
          shown: SAID.shownToMember.shown,
        },
      });
    const all = await subCustomers(calls, signal);
    const row = all.find((one) => text(one, "id") === account.id);
    if (row !== undefined) return condition(ASSOCIATED, "met", SAID.listed(master.id, all.length));
    // That the list names accounts by the ids of IAM is documented nowhere, so it is not the last word.
    return asked(ASSOCIATED, SAID.notListed(master.id, all.length), {
      side: "master",
      asks: SAID.shownToMaster.asks,
      answers: {
        shown: SAID.shownToMaster.shown,
      },
    });
  });
}

function tie(context: Association, signal: AbortSignal): Promise<ClosureCondition> {
  const { account, master } = context;
  const ask = (detail: Sentence): ClosureCondition =>
    asked(TIE, detail, {
      side: "master",
      asks: SAID.tie.asks(master.tie),
      answers: { [master.tie]: SAID.tie[master.tie] },
    });
  return guard(TIE, async () => {
    const calls = asMaster(context);
    if (calls === undefined) return ask(SAID.tie.unseen(master.id));
    const member = await findMember(calls, account.id, signal).catch((error: unknown) => {
      if (isInNone(error)) return undefined;
      throw error;
    });
    if (member === undefined) return ask(SAID.tie.noMember(master.id));
    const method = text(member, "join_method");
    const says = SAID.tie.says(master.id, method, master.tie);
    if (method === "created")
      return condition(TIE, master.tie === "created" ? "met" : "unmet", says);
    if (method !== "invited") return condition(TIE, "unknown", says);
    if (master.tie === "associated") return condition(TIE, "met", says);
    const question = {
      side: "master",
      asks: SAID.tie.inCenter,
      answers: { "created-in-enterprise-center": SAID.tie.created },
    } as const;
    return condition(withQuestion(TIE, question), "unmet", says);
  });
}

function memberOrders(context: Association, signal: AbortSignal): Promise<ClosureCondition> {
  const { account } = context;
  return guard(ORDERS, async () => {
    const calls = asMaster(context);
    const [of, own] = await Promise.all([
      calls === undefined ? [] : openOrders(calls, signal, { of: account.id, paid: "pass" }),
      orUnseen(() => openOrders(context.own, signal, { paid: "pass" })),
    ]);
    const all = [...of, ...("value" in own ? own.value : [])];
    const found = [...new Map(all.map((one) => [one.en, one])).values()];
    if (found.length > 0 || "value" in own) return noneOf(ORDERS, found, FOUND.noOrder);
    return asked(ORDERS, own.unseen, {
      side: "member",
      asks: SAID.orders.asks,
      answers: {
        none: SAID.orders.none,
      },
    });
  });
}

/** No call tells that an account is suspended; a debt, or something frozen, tells enough. */
async function trouble(calls: Calls, signal: AbortSignal): Promise<Sentence | undefined> {
  const [debt, resources] = await Promise.all([
    debtOf(calls, signal),
    periodResources(calls, signal),
  ]);
  if (debt !== undefined) return SAID.owes(debt);
  const frozen = resources.filter((one) => text(one, "status") === "4");
  if (frozen.length === 0) return undefined;
  const ids = frozen.map((one) => text(one, "resource_id"));
  return SAID.frozen(ids);
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
      return asked(words, SAID.notTold("value" in found ? SAID.fine : found.unseen), {
        side,
        asks,
        answers: {
          active: SAID.active.lookedUp,
        },
      });
    });
}

const memberActive = active("member", SAID.active.member, ({ own }, signal) =>
  orUnseen(() => trouble(own, signal)),
);

const masterActive = active("master", SAID.active.master, async (context, signal) => {
  const calls = asMaster(context);
  return calls === undefined ? { unseen: SAID.unseen } : { value: await trouble(calls, signal) };
});

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
    if ("value" in own) return noneOf(PAID, own.value.map(asItCame), SAID.nothingPaid);
    return asked(PAID, own.unseen, {
      side: "member",
      asks: SAID.paid.asks,
      answers: {
        none: SAID.paid.none,
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
