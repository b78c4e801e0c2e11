import type { ClosureStatus } from "../../core/closure.ts";
import { Problem } from "../../core/problem.ts";
import { unreadProblem } from "../shared/closing/closure-errors.ts";
import type { MemberContext } from "../shared/closing/member-context.ts";
import { type Answer, records, text, textIfSent } from "../shared/wire/reply.ts";
import { closureErrors } from "./closure-errors.ts";
import { findMember, organization } from "./member.ts";

/** A closure as the organization lists it. */
export interface Closing {
  readonly accountId: string;
  /** `pending_closure`: being closed. `suspended`: closed. */
  readonly state: string;
  readonly since: string | undefined;
  /** The vendor's words, where it failed. */
  readonly failure: string | undefined;
}

/** Every closure that the organization lists, for 90 days. Throws the call's own error. */
export async function closings(
  { management }: Pick<MemberContext, "management">,
  signal: AbortSignal,
): Promise<readonly Closing[]> {
  const list = "close_account_statuses";
  const reply = await organization(management, signal).one("ListCloseAccountStatuses", {}, list);
  return records(reply, list).map((one) => ({
    accountId: text(one, "account_id"),
    state: text(one, "state"),
    since: textIfSent(one, "created_at", "only shown"),
    failure: textIfSent(one, "failure_reason", "empty where nothing failed"),
  }));
}

/**
 * Where the closure of a member stands, by the organization's list of closures, and by the member's own status
 * where it is not on it. `suspended` means closed here; that an account is stopped for arrears is another matter,
 * which no call tells. A state that the vendor's models do not name is no answer.
 */
export function statusOf(
  id: string,
  closing: Closing | undefined,
  member: Answer | undefined,
  submitted: boolean,
): ClosureStatus {
  const at = closing?.since === undefined ? {} : { submittedAt: closing.since };
  const said = (phase: ClosureStatus["phase"], detail: string, since = at): ClosureStatus => ({
    phase,
    ...since,
    detail,
    reasons: [],
  });
  if (closing?.failure !== undefined) {
    return {
      ...said("failed", `the organization says that the closure failed (${closing.state})`),
      reasons: [{ id: "failure_reason", name: "Closing failed", description: closing.failure }],
    };
  }
  const state = closing?.state ?? (member === undefined ? undefined : text(member, "status"));
  if (state === undefined) {
    return submitted
      ? said(
          "closed",
          "the organization no longer knows the member, after our own submission; it lists closed accounts for 90 days",
        )
      : said(
          "none",
          "the organization knows no member of this id, and the journal holds no submission by Closeout: not taken for closed",
        );
  }
  if (state === "active") return said("none", "it is an active member of the organization", {});
  if (state === "suspended")
    return said("closed", "the organization lists it as closed (suspended)");
  if (state === "pending_closure") {
    return said(
      "waiting",
      "the organization is closing it (pending_closure); how long that takes is documented nowhere",
    );
  }
  throw new Problem({
    code: "cloud-refused",
    summary: `The organization shows account ${id} in the state ${state}, which is not known here`,
    where: "organizations ListCloseAccountStatuses, ListAccounts",
    next: "Look at the account in the Organizations console of the management account; nothing is submitted or listed meanwhile.",
  });
}

/** Asks where the closure stands. Throws a Problem that says what to allow. */
export async function askStatus(
  context: Pick<MemberContext, "account" | "management">,
  submitted: boolean,
  signal: AbortSignal,
): Promise<ClosureStatus> {
  const { account, management } = context;
  try {
    const all = await closings(context, signal);
    const closing = all.find(({ accountId }) => accountId === account.id);
    const member =
      closing === undefined ? await findMember(management, account.id, signal) : undefined;
    return statusOf(account.id, closing, member, submitted);
  } catch (error) {
    throw unreadProblem(error, {
      what: `Where the closure of account ${account.id} stands could not be read`,
      where: "organizations",
      table: closureErrors,
      allow: () =>
        "Allow organizations:closeAccountStatuses:list and organizations:*:list* to the user of the management account.",
    });
  }
}
