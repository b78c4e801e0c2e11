import type { Submission } from "../../core/closure.ts";
import type { ApiClosure, SubmitOptions } from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { refuse } from "../shared/closing/condition.ts";
import { inWords, vendorError } from "../shared/session/session-calls.ts";
import type { CallError } from "../shared/wire/transport.ts";
import type { ClosureContext } from "./closure-context.ts";
import { closureError } from "./closure-errors.ts";
import { askStatus } from "./closure-status.ts";
import { delegatedCondition, kindCondition, quotaCondition } from "./conditions.ts";
import { refusedBy } from "./refusals.ts";

/** Sent once; after an answer that never came the organization's list of closures tells. */
async function submit(context: ClosureContext, options: SubmitOptions): Promise<Submission> {
  const { account, management } = context;
  const { recorder, signal, abandon } = options;
  if (abandon.length > 0) {
    return refuse(
      "CheckNotAbandonable",
      `account.yaml gives up ${abandon.join(", ")}, and this cloud has no check of its own`,
      "Take it out of `closure.abandonChecks`, then plan again.",
    );
  }
  const before = await askStatus(context, false, signal);
  if (before.phase === "waiting" || before.phase === "closed")
    return { outcome: "adopted", detail: before.detail };
  let failure: CallError;
  try {
    await management.change(
      {
        product: "organizations",
        action: "CloseAccount",
        region: GLOBAL_REGION,
        params: { account_id: account.id },
      },
      {
        item: "account",
        does: "submit the closing of the account",
        recorder,
        signal,
        idempotent: false,
        classify: ({ code }) => (closureError(code).route === "adopt" ? "accepted" : undefined),
      },
    );
    return { outcome: "accepted", detail: "the organization took the closing of the member on" };
  } catch (error) {
    failure = vendorError(error);
  }
  const { route, meaning } = closureError(failure.code);
  if (route === "adopt") return { outcome: "adopted", detail: meaning };
  if (route !== "look" && failure.kind !== "unknown") return refusedBy(failure, "CloseAccount");
  const after = await askStatus(context, true, signal);
  if (after.phase === "waiting" || after.phase === "closed")
    return { outcome: "adopted", detail: after.detail };
  if (route === "look") return refusedBy(failure, "CloseAccount");
  throw new Problem({
    code: "no-progress",
    summary: `It is not known whether the closing of account ${account.id} was submitted: the answer did not come, and the organization lists no closure yet`,
    where: `organizations CloseAccount: ${inWords(failure)}`,
    next: "Run again: it looks at the organization's list of closures first, and follows one that runs.",
    cause: failure,
  });
}

/** Closes a created member through its management account; irreversible, and deletion starts at once. */
export function memberClosure(context: ClosureContext): ApiClosure {
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
    expectation: () =>
      `Closes member ${account.id} with everything in it (CloseAccount); this cannot be undone, and deletion starts at once. Its phone and mail address cannot be used for another account. The organization lists it as closed for 90 days.`,
  };
}
