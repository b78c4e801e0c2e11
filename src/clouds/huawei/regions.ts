import type { Account } from "../../core/account.ts";
import { asking } from "../shared/session/asking.ts";
import { firstList, withOthers } from "../shared/session/region-lists.ts";
import type { RegionAsk, RegionList, RegionSource } from "../shared/session/regions.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { type Answer, records, text } from "../shared/wire/reply.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import { REGIONS, regionsOfProduct } from "./client/endpoints.ts";
import { LIST_PROJECTS, NO_PROJECT, noProject } from "./client/projects.ts";

export { REGIONS };

/** Projects that are of no region: the one that object storage keeps its own things in. */
const NO_REGION: readonly string[] = ["MOS"];

/**
 * A region without a project is asked after by another call, which names every project of the account and
 * not only those that the caller may enter. One that it does not name either was never opened.
 */
function byName(calls: Calls): RegionAsk {
  return {
    call: "KeystoneListProjects",
    ask: async (region, signal) => {
      const ask = asking(calls, "iam", signal);
      const reply = await ask.one("KeystoneListProjects", { name: region }, "projects");
      if (records(reply, "projects").length > 0) return;
      throw noProject(`the account has no project ${region}`);
    },
    refuses: ({ code }) => code === NO_PROJECT,
  };
}

function namesIn(reply: Answer): readonly string[] {
  return records(reply, "projects")
    .map((project) => text(project, "name"))
    .filter((name) => !NO_REGION.includes(name));
}

/**
 * What the cloud says of the regions of the account: its projects, sub-projects included, which the rest of the
 * program calls regions; a region that was never opened for the account has none. One that the caller may not enter
 * is among them, and unknown. Known are the regions that the vendor's packages, a review or a run of ours name.
 */
export async function accountRegions(
  calls: Calls,
  account: Account,
  known: readonly string[],
  signal: AbortSignal,
): Promise<RegionList> {
  const entered = async () =>
    namesIn(await calls.read({ ...LIST_PROJECTS, must: "projects" }, signal));
  const [may, call] = ["iam KeystoneListAuthProjects", "iam KeystoneListProjects"];
  const first = firstList(account, may, "iam:*:list*", entered, "projects");
  const every = async () => {
    const ask = asking(calls, "iam", signal);
    const all = namesIn(await ask.one("KeystoneListProjects", {}, "projects"));
    const left = (await first).regions.filter((name) => !all.includes(name));
    if (left.length === 0) return all;
    throw unreadable(`it leaves out ${left.join(", ")}, which the caller may enter`);
  };
  const lists = await withOthers(first, [{ call, named: call, read: every }]);
  return { ...lists, known, ask: byName(calls) };
}

/** The regions that the vendor's own table names for a product; none where it has one host for all. */
export async function productRegions(_calls: Calls, product: string): Promise<RegionSource> {
  return { call: "the vendor's SDK", regions: regionsOfProduct(product) ?? [] };
}
