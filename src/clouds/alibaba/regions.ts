import type { Account } from "../../core/account.ts";
import { Problem } from "../../core/problem.ts";
import {
  type RegionAsk,
  type RegionList,
  type RegionSource,
  unreadList,
} from "../shared/session/regions.ts";
import { type Calls, inWords } from "../shared/session/session-calls.ts";
import { records, text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";

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

/** The list without which no region is known. */
async function firstList(
  calls: Calls,
  account: Account,
  signal: AbortSignal,
): Promise<RegionSource> {
  const [list] = LISTS;
  try {
    return { call: nameOf(list), regions: await regionsIn(calls, list, signal) };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    throw new Problem({
      code: "cloud-refused",
      summary: `The regions of account ${account.id} could not be listed: ${error.code}`,
      where: `${nameOf(list)}: ${inWords(error)}`,
      next:
        error.kind === "denied"
          ? `Allow ${error.permission ?? "ecs:DescribeRegions"}; \`npx closeout permissions\` prints the whole policy.`
          : "Run again.",
      cause: error,
    });
  }
}

/** One of the other lists: what it names, a record of why it could not be read, or nothing. */
async function otherList(
  calls: Calls,
  list: ListCall,
  signal: AbortSignal,
): Promise<RegionSource | ReturnType<typeof unreadList> | undefined> {
  try {
    return { call: nameOf(list), regions: await regionsIn(calls, list, signal) };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (error.kind === "refused" || error.kind === "unsupported") return undefined;
    return unreadList(nameOf(list), error);
  }
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
  const [first, ...others] = await Promise.all([
    firstList(calls, account, signal),
    ...LISTS.slice(1).map((list) => otherList(calls, list, signal)),
  ]);
  const read = others.filter((other) => other !== undefined);
  return {
    lists: [first, ...read.flatMap((other) => ("call" in other ? [other] : []))],
    unread: read.flatMap((other) => ("call" in other ? [] : [other])),
    known,
    ask: inRegion(calls),
  };
}
