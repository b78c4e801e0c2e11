import type { ApiClosure } from "../../core/cloud.ts";
import { FOUND } from "../en/huawei/details.ts";
import { unreadProblem } from "../shared/closing/closure-errors.ts";
import { type ConditionText, condition } from "../shared/closing/condition.ts";
import { type Leaving, leaving } from "../shared/closing/leaving.ts";
import type { MemberContext } from "../shared/closing/member-context.ts";
import { CONDITIONS } from "../zh/huawei/conditions.ts";
import { leavingExpectation } from "../zh/huawei/expectation.ts";
import { closureError, guard, refusedBy } from "./closure-errors.ts";
import { delegatedCondition, kindCondition } from "./conditions.ts";
import { findMember, isInNone, organizationOf, organizations } from "./member.ts";

const PAGE = "https://support.huaweicloud.com/intl/en-us/usermanual-organizations/org_03_0029.html";

/** How an account gets out: the management account takes it out, or it leaves itself. */
interface Way extends Pick<Leaving, "request" | "conditions"> {
  /** The call that tells whether it is still in, and what reading it needs. */
  readonly asks: string;
  readonly needs: string;
  isMember(signal: AbortSignal): Promise<boolean>;
}

function takenOut(context: MemberContext): Way {
  const { account, management } = context;
  return {
    request: organizations("RemoveAccount", { account_id: account.id }),
    asks: "ListAccounts",
    needs: "Allow organizations:*:list* to the user of the management account.",
    isMember: async (signal) => (await findMember(management, account.id, signal)) !== undefined,
    conditions: (signal) => [
      kindCondition(context, "invited", signal),
      delegatedCondition(context, signal),
    ],
  };
}

const MEMBER: ConditionText = {
  id: "member-kind",
  title: "The account is a member of an organization",
  remedy:
    "Set `kind: standalone` in account.yaml for an account that is in none, or manages one. That it was invited, and administers no service, only its management account sees: the cloud refuses to let others go.",
  docs: PAGE,
  in: { zh: CONDITIONS["leaving/member-kind"] },
};

function leftByItself({ account, management: own }: MemberContext): Way {
  return {
    request: organizations("LeaveOrganization"),
    asks: "ShowOrganization",
    needs: "Allow organizations:*:get* to the user of the account.",
    isMember: async (signal) => (await organizationOf(own, signal)) !== undefined,
    conditions: (signal) => [
      guard(MEMBER, async () => {
        const manager = (await organizationOf(own, signal))?.manager;
        if (manager === undefined) return condition(MEMBER, "unmet", FOUND.noOrganization);
        return manager === account.id
          ? condition(MEMBER, "unmet", FOUND.managesItself)
          : condition(MEMBER, "met", FOUND.managedBy(manager));
      }),
    ],
  };
}

/** Takes an invited member out of its organization, which is the first step of closing it. */
export function leavingOrganization(context: MemberContext): ApiClosure {
  const { account, management } = context;
  const way = account.access.via === "own" ? leftByItself(context) : takenOut(context);
  const { action } = way.request;
  return leaving({
    ...way,
    account,
    noun: "organization",
    switchSays: ", and who pays for it stays as it is.",
    docs: PAGE,
    calls: management,
    idempotent: false,
    namesRequest: false,
    async isMember(signal) {
      try {
        return await way.isMember(signal);
      } catch (error) {
        throw unreadProblem(error, {
          what: `Whether account ${account.id} is still in the organization could not be read`,
          where: `organizations ${way.asks}`,
          allow: () => way.needs,
        });
      }
    },
    mayBeOut: (error) =>
      error.kind === "unknown" || isInNone(error) || closureError(error.code).route === "look",
    refused: (error) => refusedBy(error, action),
    left: ". Who pays for it is unchanged",
    notLeft:
      "it is in no organization that these credentials show, and the journal holds no leaving by Closeout",
    expectation: {
      en: `Takes member ${account.id} out of the organization (${action}). It is not closed, nothing in it is deleted, and who pays for it stays as it is; the default agency stays in it and is deleted by hand. The account then goes on as \`kind: standalone\`.`,
      zh: leavingExpectation(account.id, action),
    },
  });
}
