import type { Account } from "../../core/account.ts";
import type { ClosureCondition } from "../../core/closure.ts";
import type { SessionContext } from "../../core/cloud.ts";
import { type ConditionText, guarded } from "../shared/closing/condition.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { closureErrors } from "./closure-errors.ts";

/** What closing a member, or taking it out of its organization, needs. */
export interface ClosureContext extends Pick<SessionContext, "clock"> {
  readonly account: Account;
  /** Calls with the given keys: an identity of the management account, or of the account that leaves itself. */
  readonly management: Calls;
}

/** Reads a condition; what cannot be read is `unknown`, with the vendor's words and what to do. */
export function guard(
  text: ConditionText,
  read: () => Promise<ClosureCondition>,
): Promise<ClosureCondition> {
  return guarded(text, read, (code) => closureErrors.get(code)?.meaning);
}
