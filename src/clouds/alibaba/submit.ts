import type { Account } from "../../core/account.ts";
import type { Clock } from "../../core/clock.ts";
import type { ClosureStatus, PreClosureCheck, Submission } from "../../core/closure.ts";
import type { Caller, SessionContext, SubmitOptions } from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { refuse } from "../shared/closing/condition.ts";
import { type Calls, vendorError } from "../shared/session/session-calls.ts";
import { text, textIfSent } from "../shared/wire/reply.ts";
import type { CallError, CallErrorKind } from "../shared/wire/transport.ts";
import { closureError } from "./closure-errors.ts";
import { openPermission, permissionLeftOn, puttingBack } from "./deletion-permission.ts";
import { checkRefusal, refusedBy } from "./refusals.ts";

/** How often and how long a submission that was put off is made again, in milliseconds. */
const SUBMIT = { most: 5 * 60_000, first: 3_000, factor: 1.6, every: 30_000 } as const;

/** Failures that may pass; after `unknown` the call may even have been carried out. */
const PASSING: readonly CallErrorKind[] = ["unknown", "transient", "throttled"];

/** What a submission needs. */
export interface SubmitContext {
  readonly account: Account;
  readonly caller: Caller;
  readonly management: Calls;
  readonly clock: Clock;
  readonly log: SessionContext["log"];
  /** Asks the cloud's own check, now. */
  readonly check: (signal: AbortSignal) => Promise<PreClosureCheck>;
  readonly status: (submitted: boolean, signal: AbortSignal) => Promise<ClosureStatus>;
}

/** The one parameter that names abandoned checks: a JSON list in a text, left out when there is none. */
export function abandonParameter(
  abandon: readonly string[],
): Readonly<{ AbandonableCheckId?: string }> {
  return abandon.length === 0 ? {} : { AbandonableCheckId: JSON.stringify(abandon) };
}

/** A deletion that is already on its way; undefined when there is none. */
function running(status: ClosureStatus): Submission | undefined {
  return status.phase === "none" || status.phase === "failed"
    ? undefined
    : { outcome: "adopted", detail: status.detail };
}

/**
 * Submits the deletion of the member, once: a running deletion is adopted first, the cloud's check is
 * asked again right before, and after an answer that never came the status decides.
 */
export async function submitDeletion(
  context: SubmitContext,
  options: SubmitOptions,
): Promise<Submission> {
  const before = await context.status(false, options.signal);
  const adopted = running(before);
  const permission = { switchedOn: permissionLeftOn(options.earlier ?? []) };
  return puttingBack(permission, context, options, async () => {
    if (adopted !== undefined) return adopted;
    if (context.caller.kind === "root") {
      const { meaning, next } = closureError("CallerIdentityError.DeleteAccount");
      return refuse("CallerIdentityError.DeleteAccount", meaning, next);
    }
    try {
      const closed = await openPermission(permission, context, options);
      if (closed !== undefined) return closed;
      const refusal = checkRefusal(await context.check(options.signal), options.abandon);
      return refusal ?? (await deleteMember(context, options, before));
    } catch (error) {
      return refusedBy(vendorError(error));
    }
  });
}

async function deleteMember(
  context: SubmitContext,
  options: SubmitOptions,
  before: ClosureStatus,
): Promise<Submission> {
  const { clock } = context;
  const { signal } = options;
  const until = clock.now() + SUBMIT.most;
  let wait: number = SUBMIT.first;
  for (;;) {
    let failure: CallError;
    try {
      return accepted(await send(context, options));
    } catch (error) {
      failure = vendorError(error);
    }
    const { route } = closureError(failure.code);
    if (route === "adopt") {
      return { outcome: "adopted", detail: (await context.status(true, signal)).detail };
    }
    const passes = route === "retry" || PASSING.includes(failure.kind);
    if (!passes && route !== "look") return refusedBy(failure);
    const now = await lookAfter(context, before, signal);
    if (now !== undefined) return now;
    if (!passes || clock.now() + wait > until) return refusedBy(failure);
    await clock.sleep(wait, signal);
    wait = Math.min(SUBMIT.every, wait * SUBMIT.factor);
  }
}

function send(context: SubmitContext, options: SubmitOptions) {
  return context.management.change(
    {
      product: "ResourceManager",
      action: "DeleteAccount",
      region: GLOBAL_REGION,
      params: { AccountId: context.account.id, ...abandonParameter(options.abandon) },
    },
    {
      item: "account",
      does: "submit the deletion of the account",
      recorder: options.recorder,
      signal: options.signal,
      idempotent: false,
    },
  );
}

function accepted(reply: Awaited<ReturnType<typeof send>>): Submission {
  const type = textIfSent(reply, "DeletionType", "the status tells it as well") ?? "";
  const words =
    type === "1"
      ? "with a silence period of 45 days (deletion type 1)"
      : `at once (deletion type ${type || "not told"})`;
  return {
    outcome: "accepted",
    detail: `the cloud deletes the member ${words}`,
    requestId: text(reply, "RequestId"),
  };
}

/** What the status says of a submission that failed or was not answered; undefined when nothing of it is there. */
async function lookAfter(
  { account, status }: SubmitContext,
  before: ClosureStatus,
  signal: AbortSignal,
): Promise<Submission | undefined> {
  let now: ClosureStatus;
  try {
    // The member was there when the check ran: when the directory no longer knows it, it is gone.
    now = await status(true, signal);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem({
      code: "no-progress",
      summary: `It is not known whether the deletion of account ${account.id} was submitted: the answer did not come, and the status cannot be read`,
      where: error.where ?? "ResourceManager GetAccountDeletionStatus",
      next: "Run again: the status is asked before anything is submitted, so nothing is submitted twice.",
      cause: error,
    });
  }
  const found = running(now);
  if (found !== undefined) return found;
  const fresh = now.phase === "failed" && now.submittedAt !== before.submittedAt;
  return fresh ? { outcome: "adopted", detail: now.detail } : undefined;
}
