import type { Account } from "../../core/account.ts";
import type { ClosureStatus } from "../../core/closure.ts";
import type { ApiClosure, Caller, SessionContext } from "../../core/cloud.ts";
import type { Item } from "../../core/item.ts";
import type { Must } from "../../core/row-call.ts";
import { unreadProblem } from "../shared/closing/closure-errors.ts";
import { type Calls, vendorError } from "../shared/session/session-calls.ts";
import { text } from "../shared/wire/reply.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import { deletionExpectation } from "../zh/alibaba/expectation.ts";
import type { Bills } from "./bills.ts";
import { closureErrors } from "./closure-errors.ts";
import { goneStatus, NEVER_SUBMITTED, readStatus, STATUS_MUST } from "./closure-status.ts";
import { deletionPermission, readConditions } from "./conditions.ts";
import { runCheck } from "./deletion-check.ts";
import { permissionLeftOn, putBack } from "./deletion-permission.ts";
import { NO_ACCOUNT, resourceManager } from "./directory.ts";
import { submitDeletion } from "./submit.ts";

/** What closing a member needs. */
export interface ClosureContext extends Pick<SessionContext, "clock" | "log"> {
  readonly account: Account;
  /** Identity in the management account. */
  readonly caller: Caller;
  readonly management: Calls;
  /** Calls as the account itself; entered only for conditions. */
  readonly own: Calls;
  readonly bills: (signal: AbortSignal) => Promise<Bills>;
  /** Products seen with pay-as-you-go charges on the bills read so far. */
  readonly seenPayAsYouGo: () => readonly string[];
}

/**
 * Reads where the deletion stands. "No such account" may also mean that no deletion was ever asked for,
 * so the directory is asked for the member itself before it counts as gone.
 */
async function readDeletion(
  { account, management }: ClosureContext,
  submitted: boolean,
  signal: AbortSignal,
): Promise<ClosureStatus> {
  const ask = async (action: string, must: Must, id: string) => {
    const call = resourceManager(action, { AccountId: account.id });
    const reply = await management.read({ ...call, must }, signal);
    if (text(reply, id) !== account.id) {
      throw unreadable(`${action} answers for account ${text(reply, id)}`);
    }
    return reply;
  };
  const orNone = (error: unknown): undefined => {
    if (vendorError(error).code !== NO_ACCOUNT) throw error;
    return undefined;
  };
  try {
    const [id] = STATUS_MUST;
    const reply = await ask("GetAccountDeletionStatus", STATUS_MUST, id).catch(orNone);
    if (reply !== undefined) return readStatus(reply);
    const member = await ask("GetAccount", "Account.AccountId", "Account.AccountId").catch(orNone);
    return member === undefined ? goneStatus(submitted) : NEVER_SUBMITTED;
  } catch (error) {
    throw unreadProblem(error, {
      what: `The deletion status of account ${account.id} could not be read`,
      where: "ResourceManager GetAccountDeletionStatus",
      table: closureErrors,
      allow: (permission = "resourcemanager:GetAccountDeletionStatus") =>
        `Allow ${permission} to the identity in the management account.`,
    });
  }
}

/** What deleting does, with the deletion type to expect. https://help.aliyun.com/document_detail/446079.html */
export function expectation(
  account: Account,
  items: readonly Item[],
  payAsYouGo: readonly string[],
): string {
  const seen = [...postpaid(items), ...payAsYouGo.map((code) => `${code} on the bills`)];
  const expected =
    seen.length === 0
      ? "type 0, gone within about a minute, if no pay-as-you-go resource existed in the last 30 days; else type 1, 45 days of silence first"
      : `type 1, 45 days of silence before it is gone, because pay-as-you-go was in use (${seen.slice(0, 5).join(", ")}${seen.length > 5 ? ", …" : ""}); type 0, gone within about a minute, only if that was more than 30 days ago`;
  const permission = account.closure.enableMemberDeletion
    ? " The directory's member deletion permission is switched on if it is off, and put back right after."
    : "";
  return `Deletes resource account ${account.id} with everything in it; this cannot be undone or cancelled. Deletion to expect: ${expected}.${permission}`;
}

/** Types of what is paid by use and is there now. */
function postpaid(items: readonly Item[]): ReadonlySet<string> {
  return new Set(items.filter((item) => item.charge === "postpaid").map((item) => item.type));
}

/** Closes a resource account of a directory through its management account. */
export function memberClosure(context: ClosureContext): ApiClosure {
  const { account } = context;
  const check = (mayEnable: boolean, signal: AbortSignal) =>
    runCheck(
      {
        accountId: account.id,
        management: context.management,
        clock: context.clock,
        mayEnable,
      },
      signal,
    );
  const status = (submitted: boolean, signal: AbortSignal) =>
    readDeletion(context, submitted, signal);
  return {
    by: "api",
    conditions: (signal) => readConditions(context, signal),
    check: (signal) => check(account.closure.enableMemberDeletion, signal),
    status: ({ submitted }, signal) => status(submitted, signal),
    submit: (options) =>
      // The permission is on by then: a refusal for want of it is no deferral any more.
      submitDeletion({ ...context, check: (signal) => check(false, signal), status }, options),
    putBack: ({ earlier, recorder }) =>
      putBack({ switchedOn: permissionLeftOn(earlier) }, context, recorder),
    isLeftOn: async (signal) => (await deletionPermission(context, signal)) === "Enabled",
    expectation: (items, language) => {
      const billed = context.seenPayAsYouGo();
      return {
        en: expectation(account, items, billed),
        zh: deletionExpectation(account, [...postpaid(items), ...billed]),
      }[language];
    },
  };
}
