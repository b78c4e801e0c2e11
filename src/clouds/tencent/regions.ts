import type { Account } from "../../core/account.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { firstList, withOthers } from "../shared/session/region-lists.ts";
import type { RegionAsk, RegionList, RegionSource } from "../shared/session/regions.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { count, records, text } from "../shared/wire/reply.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import { UNKNOWN_KEY } from "./client/errors.ts";
import { isIsolated } from "./client/products.ts";

/**
 * Region ids, to catch spelling mistakes and short lists; which of them an account has, the cloud tells.
 * https://cloud.tencent.com/document/api/213/15692, and those that the official Terraform provider knows
 * besides (tencentcloud/common/common.go, ShortRegionNameParse).
 */
export const REGIONS: readonly string[] = [
  "ap-bangkok",
  "ap-beijing",
  "ap-beijing-fsi",
  "ap-changsha-ec",
  "ap-chengdu",
  "ap-chongqing",
  "ap-fuzhou-ec",
  "ap-guangzhou",
  "ap-guangzhou-open",
  "ap-hangzhou-ec",
  "ap-hefei-ec",
  "ap-hongkong",
  "ap-jakarta",
  "ap-jinan-ec",
  "ap-mumbai",
  "ap-nanjing",
  "ap-qingyuan",
  "ap-seoul",
  "ap-shanghai",
  "ap-shanghai-fsi",
  "ap-shenyang-ec",
  "ap-shenzhen",
  "ap-shenzhen-fsi",
  "ap-shenzhen-sycft",
  "ap-shijiazhuang-ec",
  "ap-singapore",
  "ap-taipei",
  "ap-tianjin",
  "ap-tokyo",
  "ap-wuhan-ec",
  "ap-xian-ec",
  "ap-zhengzhou-ec",
  "eu-frankfurt",
  "eu-moscow",
  "na-ashburn",
  "na-siliconvalley",
  "na-toronto",
  "sa-saopaulo",
];

/** The product whose list must be read: without it no region is known. */
const FIRST = "cvm";

/**
 * Products whose lists are read too, since a product may be where servers are not. That the region product
 * knows each of them by its service id is unverified; one that it does not know names nothing.
 */
const OTHERS = ["vpc", "cdb", "lighthouse"] as const;

/** Left out or 0, regions that are opened to some accounts only are not looked up; 1 looks them up. */
const SCENES = [0, 1] as const;

const CALL = "region DescribeRegions";

/**
 * Regions of a product, whatever their state: one that sells nothing new may still hold something. Throws
 * where the list is not as long as it says.
 */
async function regionsIn(
  calls: Calls,
  product: string,
  Scene: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const reply = await calls.read(
    {
      product: "region",
      action: "DescribeRegions",
      region: GLOBAL_REGION,
      params: { Product: product, Scene },
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

/** All regions of a product, those that are opened to some accounts only with them. */
async function regionsOf(
  calls: Calls,
  product: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const lists = SCENES.map((scene) => regionsIn(calls, product, scene, signal));
  return [...new Set((await Promise.all(lists)).flat())];
}

/** A region is asked by a listing that needs no permission besides those of a scan. */
function inRegion(calls: Calls): RegionAsk {
  return {
    call: "cvm DescribeKeyPairs",
    ask: (region, signal) =>
      calls.read(
        {
          product: FIRST,
          action: "DescribeKeyPairs",
          region,
          params: { Limit: 1 },
          must: "TotalCount",
        },
        signal,
      ),
    // What a finance region answers to the key of an account that is not in it is unverified.
    refuses: ({ code }, region) =>
      code === "UnsupportedRegion" || (isIsolated(region) && UNKNOWN_KEY.includes(code)),
  };
}

/**
 * What the cloud says of the regions of the account, for several products and with those that are opened to
 * some accounts only. In which of them a product is offered, each listing tells. Known are the
 * cloud's, and what a review or a run of ours names.
 * https://cloud.tencent.com/document/api/1278/55255
 */
export async function accountRegions(
  calls: Calls,
  account: Account,
  known: readonly string[],
  signal: AbortSignal,
): Promise<RegionList> {
  const read = (product: string) => () => regionsOf(calls, product, signal);
  const lists = await withOthers(
    firstList(account, CALL, "region:DescribeRegions", read(FIRST)),
    OTHERS.map((product) => ({
      call: CALL,
      named: `${CALL} of ${product}`,
      read: read(product),
    })),
  );
  return { ...lists, known, ask: inRegion(calls) };
}

/** The regions that a product is offered in, as the list of regions has it. */
export async function productRegions(
  calls: Calls,
  product: string,
  signal: AbortSignal,
): Promise<RegionSource> {
  return { call: CALL, regions: await regionsOf(calls, product, signal) };
}
