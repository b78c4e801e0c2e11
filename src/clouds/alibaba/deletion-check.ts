import type { Clock } from "../../core/clock.ts";
import type { CheckReason, PreClosureCheck } from "../../core/closure.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { refusedCheck } from "../shared/closing/refused-check.ts";
import { type Calls, vendorError } from "../shared/session/session-calls.ts";
import { type Answer, recordsIfSent, text, textIfSent, word } from "../shared/wire/reply.ts";
import type { CallError } from "../shared/wire/transport.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import { closureErrors } from "./closure-errors.ts";
import { longer, patiently } from "./patience.ts";

/** How long the cloud's own check may take, in milliseconds. */
const MOST_MS = 10 * 60_000;

/** What the check needs. */
export interface CheckContext {
  readonly accountId: string;
  readonly management: Calls;
  readonly clock: Clock;
  /** True when the deletion permission may be switched on for the submission. */
  readonly mayEnable: boolean;
}

const INFO = "AccountDeletionCheckResultInfo";

function reasonsAt(reply: Answer, name: string): readonly CheckReason[] {
  return recordsIfSent(reply, `${INFO}.${name}`, "each of them is left out where it is empty").map(
    (reason) => ({
      // Abandoned by its id: one without would be abandoned unnamed.
      id: text(reason, "CheckId"),
      name: textIfSent(reason, "CheckName", "only to be read") ?? text(reason, "CheckId"),
      description: textIfSent(reason, "Description", "only to be read") ?? "",
    }),
  );
}

/**
 * Reads an answer of GetAccountDeletionCheckResult; undefined while the check runs. `AllowDelete` is the
 * text "true" or "false"; both lists may be missing.
 * https://help.aliyun.com/document_detail/604186.html
 */
export function readCheck(reply: Answer): PreClosureCheck | undefined {
  const status = word(reply, `${INFO}.Status`, ["PreChecking", "PreCheckComplete"]);
  if (status === "PreChecking") return undefined;
  const allowed = word(reply, `${INFO}.AllowDelete`, ["true", "false"]) === "true";
  const reasons = reasonsAt(reply, "NotAllowReason");
  if (allowed && reasons.length > 0) {
    throw unreadable(
      `the reply allows the deletion and names ${reasons.length} reasons against it`,
    );
  }
  return { allowed, reasons, abandonable: reasonsAt(reply, "AbandonableChecks") };
}

function refused(context: CheckContext, error: CallError): PreClosureCheck {
  if (error.code === "NoLicense.ResourceDirectory" && context.mayEnable) {
    return {
      allowed: true,
      deferred:
        "asked when the deletion permission has been switched on for the submission; nothing is submitted unless it allows the deletion",
      reasons: [],
      abandonable: [],
    };
  }
  return refusedCheck(error, closureErrors.get(error.code), {
    accountId: context.accountId,
    where: "ResourceManager CheckAccountDelete",
    identity: "identity in the management account",
    persists: "look the code up at https://api.aliyun.com/troubleshoot",
  });
}

/**
 * Starts the check; one that somebody else started is as good as ours. A start that is not answered by
 * its request id is none: the result of the check before would be taken for that of this one.
 */
async function start(ask: (action: string, must: string) => Promise<Answer>): Promise<void> {
  try {
    await ask("CheckAccountDelete", "RequestId");
  } catch (error) {
    if (vendorError(error).code !== "NotSupportedOperation.PreCheckingAccount") throw error;
  }
}

/**
 * Runs the cloud's own check of the member and waits for its result, ten minutes at most. A check that
 * already runs is waited for. A refusal with a known code is a reason not to close.
 */
export async function runCheck(
  context: CheckContext,
  signal: AbortSignal,
): Promise<PreClosureCheck> {
  const { management, clock } = context;
  const until = clock.now() + MOST_MS;
  const ask = (action: string, must: string) => {
    const params = { AccountId: context.accountId };
    const call = { product: "ResourceManager", action, region: GLOBAL_REGION, params, must };
    return management.read(call, signal);
  };
  const result = () => ask("GetAccountDeletionCheckResult", `${INFO}.Status`);
  try {
    await patiently({ clock, until, signal }, () => start(ask));
    for (let wait = longer(undefined); ; wait = longer(wait)) {
      const check = readCheck(await patiently({ clock, until, signal }, result));
      if (check !== undefined) return check;
      if (clock.now() + wait > until) break;
      await clock.sleep(wait, signal);
    }
  } catch (error) {
    return refused(context, vendorError(error));
  }
  throw new Problem({
    code: "no-progress",
    summary: `The cloud's own check of account ${context.accountId} has not ended within ten minutes`,
    where: "ResourceManager GetAccountDeletionCheckResult: PreChecking",
    next: "Run again later; nothing was submitted.",
  });
}
