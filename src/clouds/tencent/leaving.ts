import type { Account } from "../../core/account.ts";
import type { ClosureCondition, ClosureStatus, Submission } from "../../core/closure.ts";
import type { ApiClosure, SubmitOptions } from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { type ConditionText, condition } from "../shared/closing/condition.ts";
import { vendorError } from "../shared/session/session-calls.ts";
import { text } from "../shared/wire/reply.ts";
import type { ClosureContext } from "./closure-context.ts";
import { closureError } from "./closure-errors.ts";
import { kindCondition, payerCondition } from "./conditions.ts";
import { askMember } from "./member.ts";
import { refusedBy } from "./refusals.ts";

const SWITCH: ConditionText = {
  id: "leave-directory",
  title: "Taking the account out of its organization is allowed",
  remedy:
    "Set `closure.leaveDirectory: true` in account.yaml. The account is not closed by it: it goes on as one of its own.",
  docs: "https://cloud.tencent.com/document/product/1031/51864",
  in: {
    zh: {
      title: "已允许把账号移出集团组织",
      remedy:
        "在 account.yaml 里设置 `closure.leaveDirectory: true`。这不会注销账号：它会作为独立的账号继续存在。",
    },
  },
};

function switchCondition({ closure }: Account): ClosureCondition {
  return closure.leaveDirectory
    ? condition(SWITCH, "met", "closure.leaveDirectory is on")
    : condition(SWITCH, "unmet", "closure.leaveDirectory is off");
}

async function readStatus(
  context: ClosureContext,
  submitted: boolean,
  signal: AbortSignal,
): Promise<ClosureStatus> {
  if ((await askMember(context, signal)) !== undefined)
    return { phase: "none", detail: "it is a member of the organization", reasons: [] };
  return submitted
    ? {
        phase: "left",
        detail: `the organization no longer knows it. It goes on as an account of its own, and is not closed: set \`kind: standalone\` and \`access: { via: own }\` in ${context.account.file}, use its own credentials, and plan again`,
        reasons: [],
      }
    : {
        phase: "none",
        detail:
          "the organization knows no member of this id, and the journal holds no removal by Closeout: not taken for left",
        reasons: [],
      };
}

async function leave(
  context: ClosureContext,
  { recorder, signal }: SubmitOptions,
): Promise<Submission> {
  try {
    const reply = await context.management.change(
      {
        product: "organization",
        action: "DeleteOrganizationMembers",
        region: GLOBAL_REGION,
        params: { MemberUin: [context.account.id] },
      },
      {
        item: "account",
        does: "take the account out of the organization",
        recorder,
        signal,
        idempotent: false,
      },
    );
    return {
      outcome: "accepted",
      detail: "the organization let the account go; it is not closed",
      requestId: text(reply, "RequestId"),
    };
  } catch (error) {
    const refused = vendorError(error);
    const looks = refused.kind === "unknown" || closureError(refused.code).route === "look";
    // Taking out what is no member changes nothing, so the list decides.
    if (looks && (await askMember(context, signal)) === undefined)
      return { outcome: "adopted", detail: "the organization no longer knows the account" };
    return refusedBy(refused, "DeleteOrganizationMembers");
  }
}

/** Takes an invited member out of its organization, which is the first step of closing it. */
export function leavingOrganization(context: ClosureContext): ApiClosure {
  const { account } = context;
  return {
    by: "api",
    leaves: true,
    conditions: async (signal) => [
      switchCondition(account),
      ...(await Promise.all([
        kindCondition(context, "Invite", signal),
        payerCondition(context, signal),
      ])),
    ],
    check: async () => ({ allowed: true, reasons: [], abandonable: [] }),
    status: ({ submitted }, signal) => readStatus(context, submitted, signal),
    submit: (options) => leave(context, options),
    putBack: async () => undefined,
    expectation: () =>
      `Removes member ${account.id} from the organization (DeleteOrganizationMembers). It is not closed and nothing in it is deleted; the role of the management account in it can no longer be used, so its own credentials are needed from then on. The account then goes on as \`kind: standalone\`.`,
  };
}
