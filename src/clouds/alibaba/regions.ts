import type { Account } from "../../core/account.ts";
import { Problem } from "../../core/problem.ts";
import { chosenRegions, type RegionAsk, type Regions } from "../shared/session/regions.ts";
import { type Calls, inWords } from "../shared/session/session-calls.ts";
import { records, text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";

/** What the product answers for a region that the account is not offered. */
const NO_REGION = "InvalidRegionId.NotFound";

/** A region is asked by a listing that needs no permission besides those of a scan. */
function inRegion(calls: Calls): RegionAsk {
  return {
    list: "DescribeRegions",
    call: "DescribeLaunchTemplates",
    ask: (region, signal) =>
      calls.read(
        {
          product: "Ecs",
          action: "DescribeLaunchTemplates",
          region,
          params: { RegionId: region, PageNumber: 1, PageSize: 1 },
          must: "TotalCount",
        },
        signal,
      ),
    refuses: ({ kind, code, proof }) =>
      code === NO_REGION || (kind === "gone-host" && proof !== undefined),
  };
}

async function offeredTo(
  calls: Calls,
  account: Account,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    const reply = await calls.read(
      {
        product: "Ecs",
        action: "DescribeRegions",
        region: "cn-hangzhou",
        params: {},
        must: "Regions.Region",
      },
      signal,
    );
    return records(reply, "Regions.Region").map((region) => text(region, "RegionId"));
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    throw new Problem({
      code: "cloud-refused",
      summary: `The regions of account ${account.id} could not be listed: ${error.code}`,
      where: `Ecs DescribeRegions: ${inWords(error)}`,
      next:
        error.kind === "denied"
          ? `Allow ${error.permission ?? "ecs:DescribeRegions"}; \`npx closeout permissions\` prints the whole policy.`
          : "Run again.",
      cause: error,
    });
  }
}

/**
 * The regions that the account is to be listed in: those that DescribeRegions offers it, held against
 * those that are known, or the ones that account.yaml names among them. In which of them a product exists,
 * each listing tells. Known are the cloud's, and what a review or a run of ours names.
 * https://api.alibabacloud.com/document/Ecs/2014-05-26/DescribeRegions
 */
export async function accountRegions(
  calls: Calls,
  account: Account,
  known: readonly string[],
  signal: AbortSignal,
): Promise<Regions> {
  const list = {
    call: "Ecs DescribeRegions",
    offered: await offeredTo(calls, account, signal),
    known,
    ask: inRegion(calls),
  };
  return chosenRegions(account, list, signal);
}
