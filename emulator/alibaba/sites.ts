import { vendorError } from "../core/errors.ts";
import { Account, Store } from "../core/store.ts";

/**
 * Hosts of products that have one for each site, without the vendor's domain.
 * PyPI alibabacloud_domain20180129 5.1.1, npm @alicloud/cdn20180510 5.0.0,
 * aliyun/terraform-provider-alicloud (connectivity/endpoint.go)
 */
const INTERNATIONAL: Readonly<Record<string, readonly [china: string, international: string]>> = {
  BssOpenApi: ["business", "business.ap-southeast-1"],
  Cdn: ["cdn", "cdn.ap-southeast-1"],
  Domain: ["domain", "domain-intl"],
  ROS: ["ros", "ros-intl"],
  ResourceCenter: ["resourcecenter", "resourcecenter-intl"],
};

const DOMAIN = ".aliyuncs.com";

/** True for an account whose seed says `"site": "international"`. */
function isInternational(account: Account): boolean {
  return account.attributes["site"] === "international";
}

/** True where a host belongs to the other site than the account. */
export function isWrongSite(product: string, host: string, account: Account): boolean {
  const [china, international] = INTERNATIONAL[product] ?? [];
  const name = host.replace(/:\d+$/, "");
  if (!name.endsWith(DOMAIN)) return false;
  const label = name.slice(0, -DOMAIN.length);
  return isInternational(account) ? label === china : label === international;
}

/**
 * Refuses a call of the other site's account where the product is known to.
 * aliyun/alibabacloud-aiops-skills 1202ecc, error codes of Resource Center
 */
export function refuseStranger(product: string): void {
  if (product !== "ResourceCenter") return;
  throw vendorError(
    409,
    "NotSupport.Account.Site",
    "The site of the account does not support this operation.",
  );
}

/** What the wrong site knows of an account: that it is there, and nothing of it. */
export function strangerOf(account: Account, store: Store): Account {
  const { kind, name, site } = account.attributes;
  return new Account(new Store(store.clock), account.id, { kind, name, site });
}
