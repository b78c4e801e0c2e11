import type { Site } from "../../../core/account.ts";

/** One product of API 3.0. */
export interface Product {
  /** API version, `X-TC-Version`. */
  readonly version: string;
  /** False where a call is about the account as a whole and takes no `X-TC-Region`. */
  readonly regional: boolean;
}

const regional = (version: string): Product => ({ version, regional: true });
const global = (version: string): Product => ({ version, regional: false });

/**
 * The products that are called, by service id: each answers at `<id>.tencentcloudapi.com`. Ids and
 * versions are those of npm tencentcloud-sdk-nodejs 4.1.313.
 */
export const PRODUCTS: Readonly<Record<string, Product>> = {
  apigateway: regional("2018-08-08"),
  as: regional("2018-04-19"),
  billing: global("2018-07-09"),
  cam: global("2019-01-16"),
  cbs: regional("2017-03-12"),
  cdb: regional("2017-03-20"),
  cdn: global("2018-06-06"),
  cfs: regional("2019-07-19"),
  ckafka: regional("2019-08-19"),
  clb: regional("2018-03-17"),
  cloudaudit: regional("2019-03-19"),
  cloudrc: global("2024-06-06"),
  cls: regional("2020-10-16"),
  cvm: regional("2017-03-12"),
  cynosdb: regional("2019-01-07"),
  dnspod: global("2021-03-23"),
  domain: global("2018-08-08"),
  es: regional("2018-04-16"),
  kms: regional("2019-01-18"),
  lighthouse: regional("2020-03-24"),
  live: global("2018-08-01"),
  mongodb: regional("2019-07-25"),
  organization: global("2021-03-31"),
  postgres: regional("2017-03-12"),
  pts: regional("2021-07-28"),
  redis: regional("2018-04-12"),
  region: global("2022-06-27"),
  scf: regional("2018-04-16"),
  ssl: global("2019-12-05"),
  sts: regional("2018-08-13"),
  tag: global("2018-08-13"),
  tcb: regional("2018-06-08"),
  tcr: regional("2019-09-24"),
  tke: regional("2018-05-25"),
  vod: global("2018-07-17"),
  vpc: regional("2017-03-12"),
};

/**
 * The region that a regional product is asked in for calls about the account as a whole: the vendor's
 * examples use it, and it has every product.
 */
export const HOME_REGION = "ap-guangzhou";

/**
 * True for regions that are apart from all others: those of the finance zone, which each product serves at
 * a host of its own. https://github.com/TencentCloud/tencentcloud-sdk-go, README.md
 */
export function isIsolated(region: string): boolean {
  return region.endsWith("-fsi");
}

/**
 * The host of a product for calls in a region. A finance region answers at its own; another host may refuse
 * the region, or know nothing of what stands in it. The pages of the international site name a host of that
 * site for each product; that the other one serves its accounts in full is unverified.
 */
export function hostOf(product: string, region: string, site: Site | undefined): string {
  const isAside = PRODUCTS[product]?.regional === true && isIsolated(region);
  if (isAside) return `${product}.${region}.tencentcloudapi.com`;
  return site === "international"
    ? `${product}.intl.tencentcloudapi.com`
    : `${product}.tencentcloudapi.com`;
}
