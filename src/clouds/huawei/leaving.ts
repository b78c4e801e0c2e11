import type { Account } from "../../core/account.ts";
import type { ClosureCondition, ClosureStatus, Submission } from "../../core/closure.ts";
import type { ApiClosure, SubmitOptions } from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { type ConditionText, condition } from "../shared/closing/condition.ts";
import { type Calls, inWords, vendorError } from "../shared/session/session-calls.ts";
import { text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import { type ClosureContext, guard } from "./closure-context.ts";
import { closureError } from "./closure-errors.ts";
import { delegatedCondition, kindCondition } from "./conditions.ts";
import { findMember } from "./member.ts";
import { refusedBy } from "./refusals.ts";

const PAGE = "https://support.huaweicloud.com/intl/en-us/usermanual-organizations/org_03_0029.html";

const SWITCH: ConditionText = {
  id: "leave-directory",
  title: "Taking the account out of its organization is allowed",
  remedy:
    "Set `closure.leaveDirectory: true` in account.yaml. The account is not closed by it, and who pays for it stays as it is.",
  docs: PAGE,
  in: {
    zh: {
      title: "已允许把账号移出组织",
      remedy:
        "在 account.yaml 里设置 `closure.leaveDirectory: true`。这不会注销账号，由谁付费也保持不变。",
    },
  },
};

function switchCondition({ closure }: Account): ClosureCondition {
  return closure.leaveDirectory
    ? condition(SWITCH, "met", "closure.leaveDirectory is on")
    : condition(SWITCH, "unmet", "closure.leaveDirectory is off");
}

/** How an account gets out of its organization: the management account takes it out, or it leaves itself. */
interface Way {
  readonly calls: Calls;
  readonly action: "RemoveAccount" | "LeaveOrganization";
  readonly params: Readonly<Record<string, string>>;
  /** The call that tells whether it is still in, and what reading it needs. */
  readonly asks: string;
  readonly needs: string;
  isMember(signal: AbortSignal): Promise<boolean>;
  conditions(signal: AbortSignal): readonly Promise<ClosureCondition>[];
}

function takenOut(context: ClosureContext): Way {
  const { account, management } = context;
  return {
    calls: management,
    action: "RemoveAccount",
    params: { account_id: account.id },
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
  in: {
    zh: {
      title: "账号是某个组织的成员",
      remedy:
        "账号不在任何组织里，或者自己管理组织时，在 account.yaml 里设置 `kind: standalone`。它是否受邀加入、是否管理某个服务，只有管理账号能看到：云会拒绝让其他账号离开。",
    },
  },
};

/** The answer of an account that is in no organization (official Terraform provider). */
const NO_ORGANIZATION = "Organizations.1015";

/** Id of the account that manages the calling one's organization; undefined where it is in none. */
async function managerOf(own: Calls, signal: AbortSignal): Promise<string | undefined> {
  try {
    const reply = await own.read(
      {
        product: "organizations",
        action: "ShowOrganization",
        region: GLOBAL_REGION,
        params: {},
        must: "organization.management_account_id",
      },
      signal,
    );
    return text(reply, "organization.management_account_id");
  } catch (error) {
    if (error instanceof CallError && error.code === NO_ORGANIZATION) return undefined;
    throw error;
  }
}

function leftByItself({ account, management: own }: ClosureContext): Way {
  return {
    calls: own,
    action: "LeaveOrganization",
    params: {},
    asks: "ShowOrganization",
    needs: "Allow organizations:*:get* to the user of the account.",
    isMember: async (signal) => (await managerOf(own, signal)) !== undefined,
    conditions: (signal) => [
      guard(MEMBER, async () => {
        const manager = await managerOf(own, signal);
        if (manager === undefined) return condition(MEMBER, "unmet", "it is in no organization");
        return manager === account.id
          ? condition(MEMBER, "unmet", "it manages its organization itself")
          : condition(MEMBER, "met", `account ${manager} manages its organization`);
      }),
    ],
  };
}

async function isMember(
  { account }: ClosureContext,
  way: Way,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    return await way.isMember(signal);
  } catch (error) {
    const refused = vendorError(error);
    throw new Problem({
      code: "cloud-refused",
      summary: `Whether account ${account.id} is still in the organization could not be read: ${refused.code}`,
      where: `organizations ${way.asks}: ${inWords(refused)}`,
      next: refused.kind === "denied" ? way.needs : "Run again.",
      cause: error,
    });
  }
}

async function readStatus(
  context: ClosureContext,
  way: Way,
  submitted: boolean,
  signal: AbortSignal,
): Promise<ClosureStatus> {
  if (await isMember(context, way, signal))
    return { phase: "none", detail: "it is a member of the organization", reasons: [] };
  return submitted
    ? {
        phase: "left",
        detail: `the organization no longer knows it. It goes on as an account of its own, and is not closed: set \`kind: standalone\` and \`access: { via: own }\` in ${context.account.file}, use its own credentials, and plan again. Who pays for it is unchanged`,
        reasons: [],
      }
    : {
        phase: "none",
        detail:
          "it is in no organization that these credentials show, and the journal holds no leaving by Closeout: not taken for left",
        reasons: [],
      };
}

async function leave(
  context: ClosureContext,
  way: Way,
  { recorder, signal }: SubmitOptions,
): Promise<Submission> {
  const { calls, action, params } = way;
  try {
    await calls.change(
      { product: "organizations", action, region: GLOBAL_REGION, params },
      {
        item: "account",
        does: "take the account out of the organization",
        recorder,
        signal,
        idempotent: false,
      },
    );
    return { outcome: "accepted", detail: "the organization let the account go; it is not closed" };
  } catch (error) {
    const refused = vendorError(error);
    const looks =
      refused.kind === "unknown" ||
      refused.code === NO_ORGANIZATION ||
      closureError(refused.code).route === "look";
    // Taking out what is no member changes nothing, so a look decides.
    if (looks && !(await isMember(context, way, signal)))
      return { outcome: "adopted", detail: "the organization no longer knows the account" };
    return refusedBy(refused, action);
  }
}

/** Takes an invited member out of its organization, which is the first step of closing it. */
export function leavingOrganization(context: ClosureContext): ApiClosure {
  const { account } = context;
  const way = account.access.via === "own" ? leftByItself(context) : takenOut(context);
  return {
    by: "api",
    leaves: true,
    conditions: async (signal) => [
      switchCondition(account),
      ...(await Promise.all(way.conditions(signal))),
    ],
    check: async () => ({ allowed: true, reasons: [], abandonable: [] }),
    status: ({ submitted }, signal) => readStatus(context, way, submitted, signal),
    submit: (options) => leave(context, way, options),
    putBack: async () => undefined,
    expectation: () =>
      `Takes member ${account.id} out of the organization (${way.action}). It is not closed, nothing in it is deleted, and who pays for it stays as it is; the default agency stays in it and is deleted by hand. The account then goes on as \`kind: standalone\`.`,
  };
}
