import type { ClosureStatus, PreClosureCheck, Submission } from "../../core/closure.ts";
import type { ApiClosure, SubmitOptions } from "../../core/cloud.ts";
import { refuse, refuseAbandoning } from "../shared/closing/condition.ts";
import type { MemberContext } from "../shared/closing/member-context.ts";
import { type ClosingCall, submitOnce } from "../shared/closing/submitting.ts";
import { type Answer, text } from "../shared/wire/reply.ts";
import { deletionExpectation } from "../zh/tencent/expectation.ts";
import { closureError, refusedBy } from "./closure-errors.ts";
import { callerCondition, kindCondition } from "./conditions.ts";
import { askMember, nameOf, organization } from "./member.ts";
import { runCheck } from "./member-check.ts";

/** Policy that asks what became of a rejected closure; its answer tells here that there was one. */
const REJECTED = "closure-rejected";

/**
 * Where the deletion stands, by the list of members alone: no call tells of the review, and asking by
 * DeleteAccount would submit a rejected request again. So a member that is still there is under review,
 * until a person who looked says in account.yaml that it was sent back.
 */
export function statusOf(
  { account }: Pick<MemberContext, "account">,
  member: Answer | undefined,
  known: { readonly submitted: boolean; readonly since?: string },
): ClosureStatus {
  const { submitted, since } = known;
  const reasons: ClosureStatus["reasons"] = [];
  if (member === undefined) {
    const detail = submitted
      ? "the organization no longer knows the member, after our own submission; a member that somebody took out meanwhile is not known either"
      : "the organization knows no member of this id, and the journal holds no submission by Closeout: not taken for closed";
    return { phase: submitted ? "closed" : "none", detail, reasons };
  }
  const words = `${nameOf(member)} is a member of the organization`;
  if (!submitted || since === undefined) return { phase: "none", detail: words, reasons };
  const subject = `rejection:${since}`;
  const told = account.answers.find((one) => one.policy === REJECTED && one.subject === subject);
  if (told !== undefined) {
    return {
      phase: "failed",
      submittedAt: since,
      detail: `${account.file}:${told.line} says that the submission of ${since} is over: ${told.because}`,
      reasons,
    };
  }
  return {
    phase: "waiting",
    submittedAt: since,
    detail: `DeleteAccount was sent on ${since}, and the member is still there, as it is while the deletion is under review; no call tells how long, or whether it was rejected. If the organization console shows that it was sent back or never arrived, write under \`answers:\` in ${account.file} policy ${REJECTED}, subject "${subject}", answer cleared, with what was done; the closure can then be deployed again`,
    reasons,
  };
}

async function submit(context: MemberContext, options: SubmitOptions): Promise<Submission> {
  const { signal } = options;
  if (context.caller.kind === "root") {
    return refuse(
      "CallerIsRoot",
      "the root user of the management account may not delete members",
      "Use the key of a sub-user of the management account that has administrator permission.",
    );
  }
  if ((await askMember(context, signal)) === undefined) {
    const { meaning, next } = closureError("ResourceNotFound.MemberNotExist");
    return refuse("ResourceNotFound.MemberNotExist", meaning, next);
  }
  const check = await runCheck(context, signal);
  return checkRefusal(check, options.abandon) ?? (await deleteMember(context, options));
}

/** Why the check stands in the way; undefined when it does not. */
function checkRefusal(check: PreClosureCheck, abandon: readonly string[]): Submission | undefined {
  if (!check.allowed) {
    const reasons = check.reasons.map(
      ({ name, id, description }) => `${name} (${id}): ${description}`,
    );
    return refuse(
      "CheckNotPassed",
      `the cloud's own check does not allow the deletion: ${reasons.join("; ")}`,
      "Clear what it names, then plan and deploy again.",
    );
  }
  if (abandon.length === 0) return undefined;
  return refuseAbandoning(
    `abandons ${abandon.join(", ")}, and this cloud's check lets nothing be abandoned`,
  );
}

function deleteMember(context: MemberContext, options: SubmitOptions): Promise<Submission> {
  const { account, management } = context;
  const call: ClosingCall = {
    request: organization("DeleteAccount", { MemberUin: account.id }),
    does: "submit the deletion of the account",
    errorOf: closureError,
    accepted: (reply) => ({
      outcome: "accepted",
      detail: "the cloud took the deletion of the member on, and reviews it",
      requestId: text(reply, "RequestId"),
    }),
    refused: (error) => refusedBy(error, "DeleteAccount"),
    // The member was there a moment ago.
    look: async () =>
      (await askMember(context, options.signal)) === undefined
        ? { outcome: "adopted", detail: "the organization no longer knows the member" }
        : undefined,
    unknown: {
      summary: `It is not known whether the deletion of account ${account.id} was submitted: the answer did not come, and the member is still there, as it also is under review`,
      next: "Nothing is submitted twice: the next run follows it as under review. Look in the organization console; where it shows no review, the plan says how to submit again.",
    },
  };
  return submitOnce(management, call, options);
}

/** Deletes a created member through its management account. https://cloud.tencent.com/document/product/850/93408 */
export function memberClosure(context: MemberContext): ApiClosure {
  const { account } = context;
  return {
    by: "api",
    conditions: async (signal) => [
      callerCondition(context),
      await kindCondition(context, "Create", signal),
    ],
    check: (signal) => runCheck(context, signal),
    status: async (known, signal) => statusOf(context, await askMember(context, signal), known),
    submit: (options) => submit(context, options),
    putBack: async () => undefined,
    expectation: (_items, language) =>
      ({
        en: `Deletes member ${account.id} with everything in it (DeleteAccount); this cannot be undone. The cloud reviews the deletion first, and no call tells how far that is: the account counts as closed once the organization no longer lists it.`,
        zh: deletionExpectation(account.id),
      })[language],
  };
}
