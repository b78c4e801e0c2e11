import type { Account } from "../../core/account.ts";
import { firstList, withOthers } from "../shared/session/region-lists.ts";
import type { RegionAsk, RegionList } from "../shared/session/regions.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { records, text } from "../shared/wire/reply.ts";

/** What the product answers for a region that the account is not offered. */
const NO_REGION = "InvalidRegionId.NotFound";

/** Any region's host tells all of them. */
const ASKED_IN = "cn-hangzhou";

/** A call that lists regions. */
interface ListCall {
  readonly product: string;
  readonly items: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** Without parameters only regions are named in which a pay-as-you-go instance can be bought. */
const ecs = (InstanceChargeType: string, ResourceType: string): ListCall => ({
  product: "Ecs",
  items: "Regions.Region",
  params: { InstanceChargeType, ResourceType },
});

/**
 * The lists that are read: every way to pay and every kind of resource of Ecs, and those of other products,
 * which may be where Ecs is not. The first one must be read; one that the cloud refuses to give, as it does
 * for a way to pay that the account cannot use, names nothing.
 * https://help.aliyun.com/en/ecs/developer-reference/api-ecs-2014-05-26-describeregions
 */
const LISTS: readonly [ListCall, ...ListCall[]] = [
  ecs("PostPaid", "instance"),
  ...["disk", "reservedinstance", "scu"].map((kind) => ecs("PostPaid", kind)),
  // Answers `InvalidPayMethod` where there is no money, as in most accounts that are closed.
  ...["instance", "disk", "reservedinstance", "scu"].map((kind) => ecs("PrePaid", kind)),
  ...["SpotWithPriceLimit", "SpotAsPriceGo"].map((charge) => ecs(charge, "instance")),
  { product: "Vpc", items: "Regions.Region" },
  { product: "Rds", items: "Regions.RDSRegion" },
  { product: "R-kvstore", items: "RegionIds.KVStoreRegion" },
  { product: "Kms", items: "Regions.Region" },
];

/** A region is asked by a listing that needs no permission besides those of a scan. */
function inRegion(calls: Calls): RegionAsk {
  return {
    call: "Ecs DescribeLaunchTemplates",
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

const nameOf = ({ product }: ListCall): string => `${product} DescribeRegions`;

async function regionsIn(
  calls: Calls,
  list: ListCall,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { product, items, params = {} } = list;
  const reply = await calls.read(
    { product, action: "DescribeRegions", region: ASKED_IN, params, must: items },
    signal,
  );
  return records(reply, items).map((region) => text(region, "RegionId"));
}

/**
 * What the cloud says of the regions of the account, in every list that it has. In which of them a product
 * exists, each listing tells. Known are the cloud's, and what a review or a run of ours names.
 */
export async function accountRegions(
  calls: Calls,
  account: Account,
  known: readonly string[],
  signal: AbortSignal,
): Promise<RegionList> {
  const read = (list: ListCall) => () => regionsIn(calls, list, signal);
  const [first, ...others] = LISTS;
  const lists = await withOthers(
    firstList(account, nameOf(first), "ecs:DescribeRegions", read(first)),
    others.map((list) => ({ call: nameOf(list), named: nameOf(list), read: read(list) })),
  );
  return { ...lists, known, ask: inRegion(calls) };
}
