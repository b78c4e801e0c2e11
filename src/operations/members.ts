import type { CloudSession } from "../core/cloud.ts";
import { type Coverage, isKnown } from "../core/inventory.ts";
import { GLOBAL_REGION } from "../core/item.ts";
import { Problem } from "../core/problem.ts";
import { parseAccount } from "../files/account/account-file.ts";
import type { WorkspaceOptions } from "../workspace/workspace.ts";

/** A member of a directory or organization, as its management account lists it. */
export interface Member {
  readonly id: string;
  readonly name: string;
  /** Its kind in account.yaml; undefined where the cloud says a word that is not known. */
  readonly kind: string | undefined;
}

/** Who lists the members. */
export interface MembersOptions extends Pick<WorkspaceOptions, "clouds" | "clock" | "env" | "log"> {
  readonly cloud: string;
  /** The account that manages the directory, or organization. */
  readonly managementId: string;
  readonly signal: AbortSignal;
}

/**
 * Lists the members of a directory or organization with the keys of its management account; changes nothing.
 * Throws a Problem where they cannot be listed completely: a member that is not shown would be forgotten.
 */
export async function listMembers(options: MembersOptions): Promise<readonly Member[]> {
  const { clouds, clock, env, log, managementId, signal } = options;
  const account = parseAccount(
    `cloud: ${options.cloud}\nid: "${managementId}"\nkind: standalone\naccess: { via: own }\n`,
    "management/account.yaml",
    clouds,
  );
  const cloud = clouds.get(account.cloud);
  if (cloud === undefined) throw new Error(`There is no cloud ${account.cloud}.`);
  const { members } = cloud;
  const session = await cloud.open(account, { clock, env, log });
  try {
    const directories = await listAll(session, members.directory, [], signal);
    const found = await listAll(session, members.type, directories, signal);
    return found
      .filter(({ nativeId }) => nativeId !== managementId)
      .map(({ nativeId, name, facts }) => ({
        id: nativeId,
        name: name ?? nativeId,
        kind: members.kinds[String(facts[members.fact])],
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  } finally {
    await session.close();
  }
}

async function listAll(
  session: CloudSession,
  type: string,
  parents: Parameters<CloudSession["list"]>[0]["parents"],
  signal: AbortSignal,
) {
  const request = { type, region: GLOBAL_REGION, parents };
  const { coverage, items } = await session.list(request, signal);
  if (!isKnown(coverage)) throw notListed(coverage);
  return items;
}

function notListed({ type, outcome, code, message, permission }: Coverage): Problem {
  const because = [code, message].filter((part) => part !== undefined).join(": ");
  return new Problem({
    code: "cloud-refused",
    summary: `The members of the organization could not be listed completely: ${type}: ${outcome}${because === "" ? "" : ` (${because})`}`,
    next:
      permission === undefined
        ? "Run the command again, or name the account with --id."
        : `Allow ${permission} to the identity in use, or name the account with --id.`,
  });
}
