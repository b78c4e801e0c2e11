import { arrayOf, textOf } from "../core/json.ts";
import type { Store } from "../core/store.ts";

/**
 * The public regions, by Ecs DescribeRegions' ids.
 * https://www.alibabacloud.com/help/en/ecs/product-overview/regions-and-zones
 */
export const allRegions: readonly string[] = [
  "cn-hangzhou",
  "cn-shanghai",
  "cn-beijing",
  "cn-qingdao",
  "cn-zhangjiakou",
  "cn-huhehaote",
  "cn-wulanchabu",
  "cn-shenzhen",
  "cn-heyuan",
  "cn-guangzhou",
  "cn-chengdu",
  "cn-nanjing",
  "cn-fuzhou",
  "cn-hongkong",
  "ap-southeast-1",
  "ap-southeast-3",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ap-northeast-1",
  "ap-northeast-2",
  "us-west-1",
  "us-east-1",
  "eu-central-1",
  "eu-west-1",
  "me-east-1",
];

function namedIn(store: Store, attribute: string): readonly string[] {
  return arrayOf(store.attributes[attribute]).flatMap((region) => textOf(region) ?? []);
}

/**
 * The regions of this world: all, unless the seed names some in its `regions`. Those in its
 * `unlistedRegions` answer too, and no list of regions names them.
 */
export function regionsOf(store: Store): readonly string[] {
  const named = namedIn(store, "regions");
  const all = named.length === 0 ? allRegions : named;
  return [...new Set([...all, ...namedIn(store, "unlistedRegions")])];
}

/** The regions that lists of regions name. */
export function regionsListed(store: Store): readonly string[] {
  const hidden = namedIn(store, "unlistedRegions");
  return regionsOf(store).filter((region) => !hidden.includes(region));
}

/** Those in which a pay-as-you-go instance can be bought: not the `soldOutRegions` of the seed. */
export function regionsOnSale(store: Store): readonly string[] {
  const soldOut = namedIn(store, "soldOutRegions");
  return regionsListed(store).filter((region) => !soldOut.includes(region));
}
