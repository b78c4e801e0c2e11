import type { Account } from "../../core/account.ts";
import { Problem } from "../../core/problem.ts";
import { chosenRegions, type RegionAsk, type Regions } from "../shared/session/regions.ts";
import { type Calls, inWords } from "../shared/session/session-calls.ts";
import { records, text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import { REGIONS, regionsOfProduct } from "./client/endpoints.ts";
import { LIST_PROJECTS } from "./client/projects.ts";

export { REGIONS };

/** Projects that are of no region: the one that object storage keeps its own things in. */
const NO_REGION: readonly string[] = ["MOS"];

/**
 * The projects of an account, sub-projects included: what the rest of the program calls regions. A region
 * that was never opened for the account has none.
 */
async function projectsOf(
  calls: Calls,
  account: Account,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    const reply = await calls.read({ ...LIST_PROJECTS, must: "projects" }, signal);
    return records(reply, "projects")
      .map((project) => text(project, "name"))
      .filter((name) => !NO_REGION.includes(name));
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    throw new Problem({
      code: "cloud-refused",
      summary: `The projects of account ${account.id} could not be listed: ${error.code}`,
      where: `iam KeystoneListAuthProjects: ${inWords(error)}`,
      next:
        error.kind === "denied"
          ? `Allow ${error.permission ?? "iam:*:list*"}; \`npx closeout permissions\` prints the whole policy.`
          : "Run again.",
      cause: error,
    });
  }
}

/**
 * A region without a project is asked after by another call, which names every project of the account and
 * not only those that the caller may enter. One that it does not name either was never opened.
 */
function byName(calls: Calls): RegionAsk {
  return {
    list: "KeystoneListAuthProjects",
    call: "KeystoneListProjects",
    ask: async (region, signal) => {
      const reply = await calls.read(
        {
          product: "iam",
          action: "KeystoneListProjects",
          region: "global",
          params: { name: region },
          must: "projects",
        },
        signal,
      );
      if (records(reply, "projects").length > 0) return;
      throw new CallError({
        kind: "refused",
        code: NEVER_OPENED,
        message: `the account has no project ${region}`,
      });
    },
    refuses: ({ code }) => code === NEVER_OPENED,
  };
}

/** Our own word for an empty answer about a region by its name. */
const NEVER_OPENED = "NoProject";

/**
 * The regions that the account is to be listed in: its projects, held against the regions that the vendor's
 * packages and our own records name, or the ones that account.yaml names among them.
 */
export async function accountRegions(
  calls: Calls,
  account: Account,
  onRecord: readonly string[],
  signal: AbortSignal,
): Promise<Regions> {
  const list = {
    call: "iam KeystoneListAuthProjects",
    offered: await projectsOf(calls, account, signal),
    known: [...REGIONS, ...onRecord],
    ask: byName(calls),
  };
  return chosenRegions(account, list, signal);
}

/** Proof that a product which refused a listing in a region is not offered there: the vendor's own table. */
export async function productAbsence(
  _calls: Calls,
  product: string,
  region: string,
): Promise<string | undefined> {
  const offered = regionsOfProduct(product);
  if (offered === undefined || offered.includes(region.split("_")[0] ?? region)) return undefined;
  return `the vendor's SDK names ${product} in ${offered.length} other regions`;
}
