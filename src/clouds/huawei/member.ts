import { GLOBAL_REGION } from "../../core/item.ts";
import type { SeenOrganization } from "../shared/session/account-check.ts";
import { type Asking, asking } from "../shared/session/asking.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { type Answer, text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import { markers } from "./services/parts/pagings.ts";

/** The answer to an account that is in no organization (official Terraform provider). */
const NO_ORGANIZATION = "Organizations.1015";

/** True for the answer to an account that is in no organization. */
export function isInNone(error: unknown): boolean {
  return error instanceof CallError && error.code === NO_ORGANIZATION;
}

const PRODUCT = "organizations";

/** A call that changes something of the organization. */
export function organizations(action: string, params: Readonly<Record<string, string>> = {}) {
  return { product: PRODUCT, action, region: GLOBAL_REGION, params };
}

/** Questions to the organization. */
export function organization(calls: Calls, signal: AbortSignal): Asking {
  return asking(calls, PRODUCT, signal);
}

const MEMBERS = {
  items: "accounts",
  paging: markers(200),
  must: ["id", "join_method", "status", "name"],
} as const;

/**
 * Asks the organization for a member; undefined when it knows none of that id. The whole list is read: what the
 * call for one account answers about another organization's is documented nowhere. Throws the call's own error.
 */
export async function findMember(
  management: Calls,
  id: string,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const found = await organization(management, signal).all("ListAccounts", {}, MEMBERS);
  return found.find((member) => text(member, "id") === id);
}

/** The calling account's organization; undefined where it is in none. Throws the call's own error. */
export async function organizationOf(
  calls: Calls,
  signal: AbortSignal,
): Promise<SeenOrganization | undefined> {
  const [id, manager] = ["organization.id", "organization.management_account_id"] as const;
  try {
    const reply = await organization(calls, signal).one("ShowOrganization", {}, [id, manager]);
    return { id: text(reply, id), manager: text(reply, manager) };
  } catch (error) {
    if (isInNone(error)) return undefined;
    throw error;
  }
}
