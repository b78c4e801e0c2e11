import type { Account } from "../../core/account.ts";
import type { ClosureCondition } from "../../core/closure.ts";
import type { Caller } from "../../core/cloud.ts";
import type { Calls } from "../shared/session-calls.ts";
import type { Bills } from "./bills.ts";

/** The fixed words of a condition. */
export type ConditionText = Pick<
  ClosureCondition,
  "id" | "title" | "remedy" | "docs" | "steadyHours" | "question"
>;

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

/** A condition with what was found. */
export function condition(
  text: ConditionText,
  outcome: ClosureCondition["outcome"],
  detail: string,
): ClosureCondition {
  return { ...text, outcome, detail };
}
