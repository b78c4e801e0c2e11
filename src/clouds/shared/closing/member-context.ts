import type { Account } from "../../../core/account.ts";
import type { Caller, SessionContext } from "../../../core/cloud.ts";
import type { Reached } from "../session/cloud-parts.ts";
import type { Calls } from "../session/session-calls.ts";

/** What closing a member, or taking it out of its organization, needs. */
export interface MemberContext extends Pick<SessionContext, "clock"> {
  readonly account: Account;
  /** Who the given keys are: an identity in the management account, or of an account that leaves itself. */
  readonly caller: Caller;
  /** Calls as that identity. */
  readonly management: Calls;
}

/** The same of an account that was reached. */
export function memberContext({
  account,
  caller,
  given,
  clock,
}: Pick<Reached<Caller>, "account" | "caller" | "given" | "clock">): MemberContext {
  return { account, caller, management: given, clock };
}
