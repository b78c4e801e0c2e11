import type { ClosureCondition } from "../../core/closure.ts";
import { type ConditionText, condition, memberCondition } from "../shared/closing/condition.ts";
import type { MemberContext } from "../shared/closing/member-context.ts";
import { type Answer, text } from "../shared/wire/reply.ts";
import { guard } from "./closure-errors.ts";
import { findMember, nameOf, otherPayer } from "./member.ts";

const CALLER: ConditionText = {
  id: "closing-caller",
  title: "The caller may delete members",
  remedy:
    "Use the key of a sub-user of the management account that has administrator permission; its root user is refused, and a role is not named by the vendor.",
  docs: "https://cloud.tencent.com/document/product/850/93408",
  in: {
    zh: {
      title: "调用者有权删除成员",
      remedy:
        "使用管理账号下拥有管理员权限的子用户的密钥；主账号会被拒绝，厂商没有说角色是否可以。",
    },
  },
};

/** Only a sub-user of the management account may (page of 2024-03-29); root is told by GetCallerIdentity. */
export function callerCondition({ caller }: MemberContext): ClosureCondition {
  const is = { root: "the root user", role: "a role", user: "a sub-user" }[caller.kind];
  return condition(
    CALLER,
    caller.kind === "user" ? "met" : "unmet",
    `${caller.principal} is ${is} of the management account`,
  );
}

const KINDS: Readonly<Record<"Create" | "Invite", ConditionText>> = {
  Create: {
    id: "member-kind",
    title: "The account is a created member of this organization",
    remedy:
      "Correct `id`, `kind` and `access.managementId` in account.yaml. An invited member leaves the organization and is then closed in the console.",
    docs: "https://cloud.tencent.com/document/product/850/93408",
    in: {
      zh: {
        title: "账号是这个集团组织创建的成员",
        remedy:
          "改正 account.yaml 里的 `id`、`kind` 和 `access.managementId`。受邀成员先退出集团组织，然后在控制台注销。",
      },
    },
  },
  Invite: {
    id: "member-kind",
    title: "The account is an invited member of this organization",
    remedy:
      "Correct `id`, `kind` and `access.managementId` in account.yaml; a created member is deleted instead.",
    docs: "https://cloud.tencent.com/document/product/850/93408",
    in: {
      zh: {
        title: "账号是这个集团组织邀请的成员",
        remedy:
          "改正 account.yaml 里的 `id`、`kind` 和 `access.managementId`；由集团组织创建的成员应当删除。",
      },
    },
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
      const known = type === "Create" || type === "Invite";
      return [
        type === wanted ? "met" : known ? "unmet" : "unknown",
        `${nameOf(one)} has the type ${type}`,
      ];
    });
  });
}

function absent({ account }: MemberContext): string {
  return `the organization has no member ${account.id}`;
}

const PAYER: ConditionText = {
  id: "payer",
  title: "No other account pays for the member",
  remedy:
    "Organization console of the management account, Member Finance: end the payment on its behalf; then plan again.",
  docs: "https://cloud.tencent.com/document/product/1031/51864",
  in: {
    zh: {
      title: "没有其他账号为该成员付费",
      remedy: "管理账号的集团账号管理控制台 > 成员财务管理：结束代付；然后重新计划。",
    },
  },
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
        ? (["met", "nobody is named"] as const)
        : (["unmet", `account ${payer} pays`] as const);
    };
    const member = await findMember(context, signal);
    return memberCondition(PAYER, member, absent(context), judge, "unknown");
  });
}
