import { isoSeconds } from "../../../core/clock.ts";
import { type Json, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import type { Account } from "../../../core/store.ts";
import type { ConsoleAction, ConsoleContext } from "../../service.ts";
import { hasUnpaidOrders } from "./orders.ts";

/** Why an account is suspended: `arrears`, `no-card` and others; undefined when it is not. */
function suspension(account: Account | undefined): string | undefined {
  return textOf(account?.attributes["suspended"]);
}

/** How a disassociation stands, by the member: `none`, `requested`, `accepted`, `rejected`, `cancelled`. */
function tieOf(member: Account): JsonObject {
  return { state: "none", ...objectOf(member.attributes["disassociation"]) };
}

function note(member: Account, changes: JsonObject): JsonObject {
  member.describe({ disassociation: { ...tieOf(member), ...changes } });
  return tieOf(member);
}

/** What stands against a disassociation, of either side. */
function reasonsFor(member: Account, master: Account | undefined): readonly string[] {
  return [
    ...(hasUnpaidOrders(member) ? ["member: unpaid orders"] : []),
    ...(suspension(member) === undefined ? [] : [`member: suspended (${suspension(member)})`]),
    ...(suspension(master) === undefined ? [] : [`master: suspended (${suspension(master)})`]),
  ];
}

/** The master's member that `member` names; what is wrong otherwise. */
function memberFor({ store, account }: ConsoleContext, body: JsonObject): Account | string {
  const member = store.account(textOf(body["member"]) ?? "");
  if (member === undefined) return "member: no such account";
  return member.attributes["master"] === account.id ? member : "member: not one of this master";
}

function masterOf({ store, account }: ConsoleContext): Account | undefined {
  return store.account(textOf(account.attributes["master"]) ?? "");
}

const request: ConsoleAction = (context, body): Json => {
  const member = memberFor(context, body);
  if (typeof member === "string") return { error: member };
  if (tieOf(member)["state"] === "requested") return { error: "it is requested already" };
  const reasons = reasonsFor(member, context.account);
  if (reasons.length > 0) return { error: "refused", reasons };
  return note(member, { state: "requested", at: isoSeconds(context.store.clock.now()) });
};

const cancel: ConsoleAction = (context, body): Json => {
  const member = memberFor(context, body);
  if (typeof member === "string") return { error: member };
  if (tieOf(member)["state"] !== "requested") return { error: "nothing is requested" };
  return note(member, { state: "cancelled", at: isoSeconds(context.store.clock.now()) });
};

const reject: ConsoleAction = ({ account, store }): Json => {
  if (tieOf(account)["state"] !== "requested") return { error: "nothing is requested" };
  return note(account, { state: "rejected", at: isoSeconds(store.clock.now()) });
};

/** The tie ends; a member that the master created is suspended until a card is bound. */
const accept: ConsoleAction = (context): Json => {
  const { account, store } = context;
  if (tieOf(account)["state"] !== "requested") return { error: "nothing is requested" };
  const reasons = reasonsFor(account, masterOf(context));
  if (reasons.length > 0) return { error: "refused", reasons };
  const created = account.attributes["createdByMaster"] === true;
  account.describe({
    master: undefined,
    formerMaster: account.attributes["master"],
    ...(created ? { suspended: "no-card" } : {}),
  });
  return note(account, { state: "accepted", at: isoSeconds(store.clock.now()) });
};

const bindCard: ConsoleAction = ({ account }): Json => {
  const suspended = suspension(account);
  account.describe({ card: true, ...(suspended === "no-card" ? { suspended: undefined } : {}) });
  return { suspended: suspension(account) ?? false };
};

/** What both sides do with the tie between them, which has no API. */
export const tieConsole: Readonly<Record<string, ConsoleAction>> = {
  "request-disassociation": request,
  "cancel-disassociation": cancel,
  "accept-disassociation": accept,
  "reject-disassociation": reject,
  "disassociation-status": ({ account }) => ({
    ...tieOf(account),
    suspended: suspension(account) ?? false,
  }),
  "bind-card": bindCard,
  /** `reason` such as `arrears`; none lifts it. */
  suspend: ({ account }, body) => {
    account.describe({ suspended: textOf(body["reason"]) });
    return { suspended: suspension(account) ?? false };
  },
};
