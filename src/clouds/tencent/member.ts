import type { Account } from "../../core/account.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { inWords, vendorError } from "../shared/session/session-calls.ts";
import { type Answer, holdsText, text, textIfSent } from "../shared/wire/reply.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import type { ClosureContext } from "./closure-context.ts";
import { closureErrors } from "./closure-errors.ts";

/**
 * Asks the organization for the member; undefined when it knows none of that id. `SearchKey` finds by
 * name as well, so the id is compared. Throws the call's own error.
 * https://cloud.tencent.com/document/product/850/93408
 */
export async function findMember(
  {
    account,
    management,
  }: Pick<ClosureContext, "management"> & { readonly account: Pick<Account, "id"> },
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const found = await management.readAll(
    {
      product: "organization",
      action: "DescribeOrganizationMembers",
      region: GLOBAL_REGION,
      params: { SearchKey: account.id },
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
  context: Pick<ClosureContext, "account" | "management">,
  signal: AbortSignal,
): Promise<string | undefined> {
  const member = await findMember(context, signal);
  return member === undefined ? undefined : otherPayer(member, context.account.id);
}

/** The member, for where a closure stands. Throws a Problem that says what to allow. */
export async function askMember(
  context: Pick<ClosureContext, "account" | "management">,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  try {
    return await findMember(context, signal);
  } catch (error) {
    const refused = vendorError(error);
    const known = closureErrors.get(refused.code);
    throw new Problem({
      code: "cloud-refused",
      summary: `Whether account ${context.account.id} is still in the organization could not be read: ${known?.meaning ?? refused.code}`,
      where: `organization DescribeOrganizationMembers: ${inWords(refused)}`,
      next:
        known?.next ??
        (refused.kind === "denied"
          ? `Allow ${refused.permission ?? "organization:DescribeOrganizationMembers"} to the sub-user of the management account.`
          : "Run again."),
      cause: error,
    });
  }
}
