import type { Account } from "../../core/account.ts";
import type { Clock } from "../../core/clock.ts";
import type { Submission } from "../../core/closure.ts";
import type {
  CallRecorder,
  EarlierCall,
  LeftOn,
  SessionContext,
  SubmitOptions,
} from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { refuse } from "../shared/closing/condition.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { LEFT_ON } from "../zh/alibaba/left-on.ts";
import { closureError } from "./closure-errors.ts";
import { deletionPermission } from "./conditions.ts";
import { patiently } from "./patience.ts";

/** How long a switch waits for another change of the directory, in milliseconds. */
const SWITCH_MS = 45_000;

const DOES = {
  Enabled: "switch the directory's member deletion permission on",
  Disabled: "put the directory's member deletion permission back to off",
} as const;

/** What switching needs. */
export interface PermissionContext extends Pick<SessionContext, "clock" | "log"> {
  readonly account: Account;
  readonly management: Calls;
}

/** Switches the directory-wide permission, journalled. Repeating it does no harm. */
async function setPermission(
  context: {
    readonly management: Calls;
    readonly clock: Clock;
    readonly recorder: CallRecorder;
    readonly signal: AbortSignal;
  },
  status: keyof typeof DOES,
): Promise<void> {
  const { management, clock, recorder, signal } = context;
  await patiently({ clock, signal, until: clock.now() + SWITCH_MS }, () =>
    management.change(
      {
        product: "ResourceManager",
        action: "SetMemberDeletionPermission",
        region: GLOBAL_REGION,
        params: { Status: status },
      },
      { item: "account", does: DOES[status], recorder, signal, idempotent: true },
    ),
  );
}

/**
 * The call of an earlier run that switched the permission on, or may have, where nobody was heard to put
 * it back: only an accepted call ends it, one that was refused or never answered does not.
 */
function switchedOnBy(earlier: readonly EarlierCall[]): EarlierCall | undefined {
  let on: EarlierCall | undefined;
  for (const call of earlier) {
    const { does, outcome } = call;
    if (does === DOES.Disabled && outcome === "accepted") on = undefined;
    const mayHave = outcome === undefined || outcome === "unknown" || outcome === "accepted";
    if (does === DOES.Enabled && mayHave) on ??= call;
  }
  return on;
}

/** True when an earlier run switched the permission on, and nobody was heard to put it back. */
export function permissionLeftOn(earlier: readonly EarlierCall[]): boolean {
  return switchedOnBy(earlier) !== undefined;
}

/** What earlier runs left on, in words. */
export function leftOn(earlier: readonly EarlierCall[]): LeftOn | undefined {
  const call = switchedOnBy(earlier);
  if (call === undefined) return undefined;
  const sure = call.outcome === "accepted";
  return {
    says: `The directory's member deletion permission ${sure ? "was" : "may have been"} switched on by a run that was not heard to put it back: every member of the directory can be deleted while it is on`,
    putBack: DOES.Disabled,
    call,
    next: "Switch it off in the Resource Directory console, under Settings, Member Deletion Permission.",
    in: { zh: LEFT_ON[sure ? "sure" : "unsure"] },
  };
}

/** Sees to it that the deletion permission is on; a refusal where it may not be switched. */
export async function openPermission(
  permission: { switchedOn: boolean },
  { account, management, clock }: PermissionContext,
  { recorder, signal }: SubmitOptions,
): Promise<Submission | undefined> {
  if ((await deletionPermission({ management }, signal)) === "Enabled") return undefined;
  if (!account.closure.enableMemberDeletion) {
    const { meaning, next } = closureError("NoLicense.ResourceDirectory");
    return refuse("NoLicense.ResourceDirectory", meaning, next);
  }
  permission.switchedOn = true;
  await setPermission({ management, clock, recorder, signal }, "Enabled");
  return undefined;
}

/**
 * Puts the permission back to off where a run switched it on; returns what to tell the reader when that
 * failed. Not bound to the caller's signal: a stop must not leave the directory open for deletions.
 */
export async function putBack(
  permission: { readonly switchedOn: boolean },
  { management, clock, log }: PermissionContext,
  recorder: CallRecorder,
): Promise<string | undefined> {
  if (!permission.switchedOn) return undefined;
  try {
    const signal = AbortSignal.timeout(60_000);
    // Whoever switched it off meanwhile is not followed by another change.
    if (await isOff(management, signal)) return undefined;
    await setPermission({ management, clock, recorder, signal }, "Disabled");
    return undefined;
  } catch (error) {
    const words = `the directory's member deletion permission is still on and could not be put back (${error instanceof Error ? error.message : "no answer"}): switch it off in the Resource Directory console`;
    log("warn", words);
    return words;
  }
}

/** True where the directory says that it is off; where it says nothing, it counts as on. */
async function isOff(management: Calls, signal: AbortSignal): Promise<boolean> {
  try {
    return (await deletionPermission({ management }, signal)) === "Disabled";
  } catch {
    return false;
  }
}

/** Puts the permission back after the work, whatever came of it; a failure to do so is said. */
export async function puttingBack(
  permission: { readonly switchedOn: boolean },
  context: PermissionContext,
  { recorder }: SubmitOptions,
  work: () => Promise<Submission>,
): Promise<Submission> {
  let result: Submission;
  try {
    result = await work();
  } catch (error) {
    await putBack(permission, context, recorder);
    throw error;
  }
  const failure = await putBack(permission, context, recorder);
  if (failure === undefined) return result;
  return result.outcome === "refused"
    ? { ...result, next: `${result.next} Also: ${failure}.` }
    : { ...result, detail: `${result.detail}; ${failure}` };
}
