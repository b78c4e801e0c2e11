import type { Account } from "../../core/account.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { chosenRegions, type RegionAsk, type Regions } from "../shared/session/regions.ts";
import { type Calls, inWords } from "../shared/session/session-calls.ts";
import { count, records, text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import { unreadable } from "../shared/wire/unreadable.ts";

/**
 * Region ids, to catch spelling mistakes and short lists; which of them an account has, the cloud tells.
 * https://cloud.tencent.com/document/api/213/15692
 */
export const REGIONS: readonly string[] = [
  "ap-bangkok",
  "ap-beijing",
  "ap-chengdu",
  "ap-chongqing",
  "ap-guangzhou",
  "ap-hongkong",
  "ap-jakarta",
  "ap-mumbai",
  "ap-nanjing",
  "ap-seoul",
  "ap-shanghai",
  "ap-shanghai-fsi",
  "ap-shenzhen-fsi",
  "ap-singapore",
  "ap-taipei",
  "ap-tokyo",
  "eu-frankfurt",
  "na-ashburn",
  "na-siliconvalley",
  "na-toronto",
  "sa-saopaulo",
];

/** The product whose regions bound all others: it is offered wherever anything is. */
const WIDEST = "cvm";

/**
 * Regions of a product, whatever their state: one that sells nothing new may still hold something. Throws
 * where the list is not as long as it says.
 */
async function regionsOf(
  calls: Calls,
  product: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const reply = await calls.read(
    {
      product: "region",
      action: "DescribeRegions",
      region: GLOBAL_REGION,
      params: { Product: product },
      must: ["RegionSet", "TotalCount"],
    },
    signal,
  );
  const regions = records(reply, "RegionSet").map((region) => text(region, "Region"));
  const total = count(reply, "TotalCount");
  if (regions.length !== total) {
    throw unreadable(`the list of regions has ${regions.length} of ${total}`);
  }
  return regions;
}

/** A region is asked by a listing that needs no permission besides those of a scan. */
function inRegion(calls: Calls): RegionAsk {
  return {
    list: "DescribeRegions",
    call: "DescribeKeyPairs",
    ask: (region, signal) =>
      calls.read(
        {
          product: WIDEST,
          action: "DescribeKeyPairs",
          region,
          params: { Limit: 1 },
          must: "TotalCount",
        },
        signal,
      ),
    refuses: ({ kind, proof }) => kind === "gone-host" && proof !== undefined,
  };
}

async function offeredTo(
  calls: Calls,
  account: Account,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    return await regionsOf(calls, WIDEST, signal);
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    throw new Problem({
      code: "cloud-refused",
      summary: `The regions of account ${account.id} could not be listed: ${error.code}`,
      where: `region DescribeRegions: ${inWords(error)}`,
      next:
        error.kind === "denied"
          ? `Allow ${error.permission ?? "region:DescribeRegions"}; \`npx closeout permissions\` prints the whole policy.`
          : "Run again.",
      cause: error,
    });
  }
}

/**
 * The regions that the account is to be listed in, held against those that are known, or the ones that
 * account.yaml names among them. In which of them a product is offered, each listing tells. Known are
 * the cloud's, and what a review or a run of ours names.
 * https://cloud.tencent.com/document/api/1278/55255
 */
export async function accountRegions(
  calls: Calls,
  account: Account,
  known: readonly string[],
  signal: AbortSignal,
): Promise<Regions> {
  const list = {
    call: "region DescribeRegions",
    offered: await offeredTo(calls, account, signal),
    known,
    ask: inRegion(calls),
  };
  return chosenRegions(account, list, signal);
}

/**
 * Proof that a product which refused a listing in a region is not offered there: the list of regions names
 * the product, and not there. Undefined where it does not say so, or could not be read.
 */
export async function productAbsence(
  calls: Calls,
  product: string,
  region: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const offered = await regionsOf(calls, product, signal);
    return offered.length === 0 || offered.includes(region)
      ? undefined
      : `DescribeRegions names ${product} in ${offered.length} other regions`;
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return undefined;
  }
}
