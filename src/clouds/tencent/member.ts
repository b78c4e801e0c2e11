import type { Account } from "../../core/account.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import type { Filled, Must } from "../../core/row-call.ts";
import { unreadProblem } from "../shared/closing/closure-errors.ts";
import type { MemberContext } from "../shared/closing/member-context.ts";
import type { SeenOrganization } from "../shared/session/account-check.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { type Answer, flagIfSent, holdsText, text, textIfSent } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import { closureErrors } from "./closure-errors.ts";

/**
 * Asks the organization for the member; undefined when it knows none of that id. `SearchKey` finds by
 * name as well, so the id is compared. Throws the call's own error.
 * https://cloud.tencent.com/document/product/850/93408
 */
export async function findMember(
  { account, management }: { readonly account: Pick<Account, "id">; readonly management: Calls },
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const found = await management.readAll(
    {
      ...organization("DescribeOrganizationMembers", { SearchKey: account.id }),
      items: "Items",
      // Offset must be a multiple of Limit.
      paging: { by: "offset", offset: "Offset", size: ["Limit", 50], total: "Total" },
      must: ["MemberUin", "MemberType"],
    },
    signal,
  );
  return found.find((member) => text(member, "MemberUin") === account.id);
}

/** What the organization calls a member. */
export function nameOf(member: Answer): string {
  return textIfSent(member, "Name", "only to be read") ?? text(member, "MemberUin");
}

/** Who pays for a member besides itself; undefined where nobody is named. Throws where it is not told. */
export function otherPayer(member: Answer, accountId: string): string | undefined {
  if (!holdsText(member, "PayUin")) throw unreadable("the member has no PayUin");
  const payer = textIfSent(member, "PayUin", "empty where nobody pays for it") ?? accountId;
  return payer === "0" || payer === accountId ? undefined : payer;
}

/** The same of an account that may be no member any more. Throws the call's own error. */
export async function payerOf(
  context: Pick<MemberContext, "account" | "management">,
  signal: AbortSignal,
): Promise<string | undefined> {
  const member = await findMember(context, signal);
  return member === undefined ? undefined : otherPayer(member, context.account.id);
}

/** The member, for where a closure stands. Throws a Problem that says what to allow. */
export async function askMember(
  context: Pick<MemberContext, "account" | "management">,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  try {
    return await findMember(context, signal);
  } catch (error) {
    throw unreadProblem(error, {
      what: `Whether account ${context.account.id} is still in the organization could not be read`,
      where: "organization DescribeOrganizationMembers",
      table: closureErrors,
      allow: (permission = "organization:DescribeOrganizationMembers") =>
        `Allow ${permission} to the sub-user of the management account.`,
    });
  }
}

/** The answer to an account that is in no organization. */
const NO_ORGANIZATION = "ResourceNotFound.OrganizationNotExist";

/** The calling account's organization; undefined where it is in none. Throws the call's own error. */
export async function organizationOf(
  calls: Calls,
  signal: AbortSignal,
  must: Must = ["HostUin", "OrgId"],
): Promise<SeenOrganization | undefined> {
  try {
    const reply = await calls.read({ ...organization("DescribeOrganization", {}), must }, signal);
    const manages = flagIfSent(reply, "IsManager", "the manager's id tells it as well");
    return {
      id: text(reply, "OrgId"),
      manager: text(reply, "HostUin"),
      ...(manages === undefined ? {} : { manages }),
    };
  } catch (error) {
    if (error instanceof CallError && error.code === NO_ORGANIZATION) return undefined;
    throw error;
  }
}

/** A call to the organization. */
export function organization(action: string, params: Readonly<Record<string, Filled>>) {
  return { product: "organization", action, region: GLOBAL_REGION, params };
}
