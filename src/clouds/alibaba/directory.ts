import { GLOBAL_REGION } from "../../core/item.ts";
import type { SeenOrganization } from "../shared/session/account-check.ts";
import { type Calls, vendorError } from "../shared/session/session-calls.ts";
import { type Answer, text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import { unreadable } from "../shared/wire/unreadable.ts";

/** Answers to an account that has no resource directory and is in none. */
const NO_DIRECTORY: readonly string[] = [
  "ResourceDirectoryNotInUse",
  "EntityNotExists.ResourceDirectory",
];

/** True for the answers to an account that has no resource directory and is in none. */
export function isInNone(error: unknown): boolean {
  return error instanceof CallError && NO_DIRECTORY.includes(error.code);
}

/** The answer about an account that the directory does not know. */
export const NO_ACCOUNT = "EntityNotExists.Account";

/** A call to Resource Manager. */
export function resourceManager(action: string, params: Readonly<Record<string, string>> = {}) {
  return { product: "ResourceManager", action, region: GLOBAL_REGION, params };
}

/** What every answer of GetAccount holds. */
export const MEMBER_MUST = ["Account.AccountId", "Account.Type", "Account.Status"] as const;

/** Asks the directory for a member; undefined when it knows none of that id. Throws the call's own error. */
export async function findMember(
  management: Calls,
  id: string,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  try {
    const call = resourceManager("GetAccount", { AccountId: id });
    const reply = await management.read({ ...call, must: MEMBER_MUST }, signal);
    const told = text(reply, "Account.AccountId");
    if (told !== id) throw unreadable(`GetAccount answers for account ${told}`);
    return reply;
  } catch (error) {
    if (vendorError(error).code === NO_ACCOUNT) return undefined;
    throw error;
  }
}

/** The directory that the calling account manages or is in; undefined for none. Throws the call's own error. */
export async function directoryOf(
  calls: Calls,
  signal: AbortSignal,
): Promise<SeenOrganization | undefined> {
  const [manager, id] = [
    "ResourceDirectory.MasterAccountId",
    "ResourceDirectory.ResourceDirectoryId",
  ] as const;
  try {
    const call = resourceManager("GetResourceDirectory");
    const reply = await calls.read({ ...call, must: [manager, id] }, signal);
    return { id: text(reply, id), manager: text(reply, manager) };
  } catch (error) {
    if (isInNone(error)) return undefined;
    throw error;
  }
}
