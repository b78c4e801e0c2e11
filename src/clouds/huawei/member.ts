import { GLOBAL_REGION } from "../../core/item.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { type Answer, text } from "../shared/wire/reply.ts";

/** What every member of an organization shows. */
export const MEMBER_MUST = ["id", "join_method", "status", "name"] as const;

/**
 * Asks the organization for a member; undefined when it knows none of that id. The whole list is read: what the
 * call for one account answers about another organization's is documented nowhere. Throws the call's own error.
 */
export async function findMember(
  management: Calls,
  id: string,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const found = await management.readAll(
    {
      product: "organizations",
      action: "ListAccounts",
      region: GLOBAL_REGION,
      params: {},
      items: "accounts",
      paging: {
        by: "token",
        token: "marker",
        size: ["limit", 200],
        next: "page_info.next_marker",
      },
      must: MEMBER_MUST,
    },
    signal,
  );
  return found.find((member) => text(member, "id") === id);
}
