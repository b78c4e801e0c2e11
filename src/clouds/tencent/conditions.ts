import type { ClosureCondition } from "../../core/closure.ts";
import type { Sentence } from "../../core/language.ts";
import { type ConditionText, condition, memberCondition } from "../shared/closing/condition.ts";
import type { MemberContext } from "../shared/closing/member-context.ts";
import { type Answer, text } from "../shared/wire/reply.ts";
import { CONDITIONS } from "../zh/tencent/conditions.ts";
import { DETAILS } from "../zh/tencent/details.ts";
import { guard } from "./closure-errors.ts";
import { findMember, nameOf, otherPayer } from "./member.ts";

const CALLER: ConditionText = {
  id: "closing-caller",
  title: "The caller may delete members",
  remedy:
    "Use the key of a sub-user of the management account that has administrator permission; its root user is refused, and a role is not named by the vendor.",
  docs: "https://cloud.tencent.com/document/product/850/93408",
  in: { zh: CONDITIONS["closing-caller"] },
};

/** Only a sub-user of the management account may (page of 2024-03-29); root is told by GetCallerIdentity. */
export function callerCondition({ caller }: MemberContext): ClosureCondition {
  const is = { root: "the root user", role: "a role", user: "a sub-user" }[caller.kind];
  return condition(CALLER, caller.kind === "user" ? "met" : "unmet", {
    en: `${caller.principal} is ${is} of the management account`,
    zh: DETAILS.callerIs(caller.principal, DETAILS.callers[caller.kind]),
  });
}

const KINDS: Readonly<Record<"Create" | "Invite", ConditionText>> = {
  Create: {
    id: "member-kind",
    title: "The account is a created member of this organization",
    remedy:
      "Correct `id`, `kind` and `access.managementId` in account.yaml. An invited member leaves the organization and is then closed in the console.",
    docs: "https://cloud.tencent.com/document/product/850/93408",
    in: { zh: CONDITIONS["member-kind"] },
  },
  Invite: {
    id: "member-kind",
    title: "The account is an invited member of this organization",
    remedy:
      "Correct `id`, `kind` and `access.managementId` in account.yaml; a created member is deleted instead.",
    docs: "https://cloud.tencent.com/document/product/850/93408",
    in: { zh: CONDITIONS["conditions/member-kind"] },
  },
};

/** The member is there, and came in the way that the file says. */
export function kindCondition(
  context: MemberContext,
  wanted: "Create" | "Invite",
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const words = KINDS[wanted];
  return guard(words, async () => {
    const member = await findMember(context, signal);
    return memberCondition(words, member, absent(context), (one) => {
      const type = text(one, "MemberType");
      const name = nameOf(one);
      const known = type === "Create" || type === "Invite";
      return [
        type === wanted ? "met" : known ? "unmet" : "unknown",
        { en: `${name} has the type ${type}`, zh: DETAILS.memberIs(name, type) },
      ];
    });
  });
}

function absent({ account }: MemberContext): Sentence {
  return {
    en: `the organization has no member ${account.id}`,
    zh: DETAILS.noMember(account.id),
  };
}

const PAYER: ConditionText = {
  id: "payer",
  title: "No other account pays for the member",
  remedy:
    "Organization console of the management account, Member Finance: end the payment on its behalf; then plan again.",
  docs: "https://cloud.tencent.com/document/product/1031/51864",
  in: { zh: CONDITIONS.payer },
};

/** A member that somebody pays for cannot be taken out (MemberExistDelegatePayerNotAllowDelete). */
export function payerCondition(
  context: MemberContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  return guard(PAYER, async () => {
    const judge = (member: Answer) => {
      const payer = otherPayer(member, context.account.id);
      return payer === undefined
        ? (["met", { en: "nobody is named", zh: DETAILS.nobodyPays }] as const)
        : (["unmet", { en: `account ${payer} pays`, zh: DETAILS.pays(payer) }] as const);
    };
    const member = await findMember(context, signal);
    return memberCondition(PAYER, member, absent(context), judge, "unknown");
  });
}
