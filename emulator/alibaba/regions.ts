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

/** The regions of this world: all, unless the seed names some in its `regions`. */
export function regionsOf(store: Store): readonly string[] {
  const named = arrayOf(store.attributes["regions"]).flatMap((region) => textOf(region) ?? []);
  return named.length === 0 ? allRegions : named;
}
