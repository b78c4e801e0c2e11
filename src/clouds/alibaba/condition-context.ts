import type { Account } from "../../core/account.ts";
import type { Caller } from "../../core/cloud.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import type { Bills } from "./bills.ts";

/** What the conditions look at. */
export interface ConditionContext {
  readonly account: Account;
  /** Identity in the management account. */
  readonly caller: Caller;
  /** Calls as that identity. */
  readonly management: Calls;
  /** Calls as the account itself. */
  readonly own: Calls;
  readonly bills: (signal: AbortSignal) => Promise<Bills>;
}
