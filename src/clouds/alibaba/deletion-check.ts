import type { Clock } from "../../core/clock.ts";
import type { CheckReason, PreClosureCheck } from "../../core/closure.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { recordsAt, textAt } from "../shared/reply.ts";
import { type Calls, inWords, vendorError } from "../shared/session-calls.ts";
import type { CallError, Reply } from "../shared/transport.ts";
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

function reasonsAt(reply: Reply, name: string): readonly CheckReason[] {
  return recordsAt(reply, "AccountDeletionCheckResultInfo", name).map((reason) => ({
    id: textAt(reason, "CheckId"),
    name: textAt(reason, "CheckName"),
    description: textAt(reason, "Description"),
  }));
}

/**
 * Reads a reply of GetAccountDeletionCheckResult; undefined while the check runs. `AllowDelete` is the
 * text "true" or "false"; both lists may be missing.
 * https://help.aliyun.com/document_detail/604186.html
 */
export function readCheck(reply: Reply): PreClosureCheck | undefined {
  if (textAt(reply, "AccountDeletionCheckResultInfo", "Status") !== "PreCheckComplete") {
    return undefined;
  }
  return {
    allowed: textAt(reply, "AccountDeletionCheckResultInfo", "AllowDelete") === "true",
    reasons: reasonsAt(reply, "NotAllowReason"),
    abandonable: reasonsAt(reply, "AbandonableChecks"),
  };
}

function refusedCheck(context: CheckContext, error: CallError): PreClosureCheck {
  const known = closureErrors.get(error.code);
  if (known === undefined) {
    throw new Problem({
      code: "cloud-refused",
      summary: `The cloud's own check of account ${context.accountId} could not be run: ${error.code}`,
      where: `ResourceManager CheckAccountDelete: ${inWords(error)}`,
      next:
        error.permission === undefined
          ? "Run again; if it persists, look the code up at https://api.aliyun.com/troubleshoot."
          : `Allow ${error.permission} to the identity in the management account.`,
      cause: error,
    });
  }
  if (error.code === "NoLicense.ResourceDirectory" && context.mayEnable) {
    return {
      allowed: true,
      deferred:
        "asked when the deletion permission has been switched on for the submission; nothing is submitted unless it allows the deletion",
      reasons: [],
      abandonable: [],
    };
  }
  return {
    allowed: false,
    reasons: [
      { id: error.code, name: known.meaning, description: `${error.message} ${known.next}` },
    ],
    abandonable: [],
  };
}

/** Starts the check; one that somebody else started is as good as ours. */
async function start(ask: (action: string) => Promise<Reply>): Promise<void> {
  try {
    await ask("CheckAccountDelete");
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
  const ask = (action: string) =>
    management.read(
      {
        product: "ResourceManager",
        action,
        region: GLOBAL_REGION,
        params: { AccountId: context.accountId },
      },
      signal,
    );
  try {
    await patiently({ clock, until, signal }, () => start(ask));
    for (let wait = longer(undefined); ; wait = longer(wait)) {
      const check = readCheck(
        await patiently({ clock, until, signal }, () => ask("GetAccountDeletionCheckResult")),
      );
      if (check !== undefined) return check;
      if (clock.now() + wait > until) break;
      await clock.sleep(wait, signal);
    }
  } catch (error) {
    return refusedCheck(context, vendorError(error));
  }
  throw new Problem({
    code: "no-progress",
    summary: `The cloud's own check of account ${context.accountId} has not ended within ten minutes`,
    where: "ResourceManager GetAccountDeletionCheckResult: PreChecking",
    next: "Run again later; nothing was submitted.",
  });
}
