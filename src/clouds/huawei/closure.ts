import type { Submission } from "../../core/closure.ts";
import type { ApiClosure, SubmitOptions } from "../../core/cloud.ts";
import { refuseAbandoning } from "../shared/closing/condition.ts";
import type { MemberContext } from "../shared/closing/member-context.ts";
import { submitOnce } from "../shared/closing/submitting.ts";
import { closingExpectation } from "../zh/huawei/expectation.ts";
import { closureError, refusedBy } from "./closure-errors.ts";
import { askStatus } from "./closure-status.ts";
import { delegatedCondition, kindCondition, quotaCondition } from "./conditions.ts";
import { organizations } from "./member.ts";

/** A closing that is on its way, by the organization's list of closures. */
async function running(
  context: MemberContext,
  submitted: boolean,
  signal: AbortSignal,
): Promise<Submission | undefined> {
  const { phase, detail } = await askStatus(context, submitted, signal);
  return phase === "waiting" || phase === "closed" ? { outcome: "adopted", detail } : undefined;
}

async function submit(context: MemberContext, options: SubmitOptions): Promise<Submission> {
  const { account, management } = context;
  const { signal, abandon } = options;
  if (abandon.length > 0)
    return refuseAbandoning(
      `gives up ${abandon.join(", ")}, and this cloud has no check of its own`,
    );
  const call = {
    request: organizations("CloseAccount", { account_id: account.id }),
    does: "submit the closing of the account",
    errorOf: closureError,
    accepted: (): Submission => ({
      outcome: "accepted",
      detail: "the organization took the closing of the member on",
    }),
    refused: (error: Parameters<typeof refusedBy>[0]) => refusedBy(error, "CloseAccount"),
    look: () => running(context, true, signal),
    unknown: {
      summary: `It is not known whether the closing of account ${account.id} was submitted: the answer did not come, and the organization lists no closure yet`,
      next: "Run again: it looks at the organization's list of closures first, and follows one that runs.",
    },
  };
  return (await running(context, false, signal)) ?? submitOnce(management, call, options);
}

/** Closes a created member through its management account; irreversible, and deletion starts at once. */
export function memberClosure(context: MemberContext): ApiClosure {
  const { account } = context;
  return {
    by: "api",
    conditions: (signal) =>
      Promise.all([
        kindCondition(context, "created", signal),
        delegatedCondition(context, signal),
        quotaCondition(context, signal),
      ]),
    check: async () => ({ allowed: true, reasons: [], abandonable: [] }),
    status: ({ submitted }, signal) => askStatus(context, submitted, signal),
    submit: (options) => submit(context, options),
    putBack: async () => undefined,
    expectation: (_items, language) =>
      ({
        en: `Closes member ${account.id} with everything in it (CloseAccount); this cannot be undone, and deletion starts at once. Its phone and mail address cannot be used for another account. The organization lists it as closed for 90 days.`,
        zh: closingExpectation(account.id),
      })[language],
  };
}
