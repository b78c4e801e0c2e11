import type { Account } from "../../../core/account.ts";
import type { ApiClosure, Caller, SessionContext } from "../../../core/cloud.ts";
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

/** The two ways of a cloud's in which its organization is asked. */
export function organizationCloses(
  member: (context: MemberContext) => ApiClosure,
  leaving: (context: MemberContext) => ApiClosure,
): Record<"member" | "leaving", (reached: Reached<Caller>) => ApiClosure> {
  const contextOf = ({ account, caller, given, clock }: Reached<Caller>): MemberContext => ({
    account,
    caller,
    management: given,
    clock,
  });
  return {
    member: (reached: Reached<Caller>) => member(contextOf(reached)),
    leaving: (reached: Reached<Caller>) => leaving(contextOf(reached)),
  };
}
