import type { Account } from "../../core/account.ts";
import type { ClosureCondition, ClosureStatus, Submission } from "../../core/closure.ts";
import type { ApiClosure, SubmitOptions } from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { type ConditionText, condition } from "../shared/closing/condition.ts";
import { inWords, vendorError } from "../shared/session/session-calls.ts";
import type { ClosureContext } from "./closure-context.ts";
import { closureError } from "./closure-errors.ts";
import { delegatedCondition, kindCondition } from "./conditions.ts";
import { findMember } from "./member.ts";
import { refusedBy } from "./refusals.ts";

const SWITCH: ConditionText = {
  id: "leave-directory",
  title: "Taking the account out of its organization is allowed",
  remedy:
    "Set `closure.leaveDirectory: true` in account.yaml. The account is not closed by it, and who pays for it stays as it is.",
  docs: "https://support.huaweicloud.com/intl/en-us/usermanual-organizations/org_03_0029.html",
};

function switchCondition({ closure }: Account): ClosureCondition {
  return closure.leaveDirectory
    ? condition(SWITCH, "met", "closure.leaveDirectory is on")
    : condition(SWITCH, "unmet", "closure.leaveDirectory is off");
}

async function isMember(context: ClosureContext, signal: AbortSignal): Promise<boolean> {
  const { account, management } = context;
  try {
    return (await findMember(management, account.id, signal)) !== undefined;
  } catch (error) {
    const refused = vendorError(error);
    throw new Problem({
      code: "cloud-refused",
      summary: `Whether account ${account.id} is still in the organization could not be read: ${refused.code}`,
      where: `organizations ListAccounts: ${inWords(refused)}`,
      next:
        refused.kind === "denied"
          ? "Allow organizations:*:list* to the user of the management account."
          : "Run again.",
      cause: error,
    });
  }
}

async function readStatus(
  context: ClosureContext,
  submitted: boolean,
  signal: AbortSignal,
): Promise<ClosureStatus> {
  if (await isMember(context, signal))
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
          "the organization knows no member of this id, and the journal holds no removal by Closeout: not taken for left",
        reasons: [],
      };
}

async function leave(
  context: ClosureContext,
  { recorder, signal }: SubmitOptions,
): Promise<Submission> {
  try {
    await context.management.change(
      {
        product: "organizations",
        action: "RemoveAccount",
        region: GLOBAL_REGION,
        params: { account_id: context.account.id },
      },
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
    const looks = refused.kind === "unknown" || closureError(refused.code).route === "look";
    // Taking out what is no member changes nothing, so the list decides.
    if (looks && !(await isMember(context, signal)))
      return { outcome: "adopted", detail: "the organization no longer knows the account" };
    return refusedBy(refused, "RemoveAccount");
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
        kindCondition(context, "invited", signal),
        delegatedCondition(context, signal),
      ])),
    ],
    check: async () => ({ allowed: true, reasons: [], abandonable: [] }),
    status: ({ submitted }, signal) => readStatus(context, submitted, signal),
    submit: (options) => leave(context, options),
    putBack: async () => undefined,
    expectation: () =>
      `Removes member ${account.id} from the organization (RemoveAccount). It is not closed, nothing in it is deleted, and who pays for it stays as it is; the default agency stays in it and is deleted by hand. The account then goes on as \`kind: standalone\`.`,
  };
}
