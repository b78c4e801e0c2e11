import type { Site } from "../../../core/account.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import table from "../endpoints.json" with { type: "json" };

interface Endpoint {
  readonly scope: "project" | "domain";
  readonly pattern: string;
  readonly regions?: readonly string[];
  readonly hosts?: Readonly<Record<string, string>>;
}

// The file is generated from the vendor's packages; its exact type would be as long as the file.
const ENDPOINTS: Readonly<Record<string, Endpoint>> = table as Readonly<Record<string, Endpoint>>;

/**
 * The region that is asked about the account as a whole by products that answer in regions: identity is
 * the same in each of them.
 */
export const HOME_REGION = "cn-north-4";

/** Object storage is no product of the vendor's SDK. */
const OBS = "obs";

/** Billing answers for the accounts of its own site only. */
const BILLING: Readonly<Record<Site, string>> = {
  china: "bss.myhuaweicloud.com",
  international: "bss-intl.myhuaweicloud.com",
};

/** Whether a product's calls are about a project or about the account. */
export function scopeOf(product: string): Endpoint["scope"] {
  return ENDPOINTS[product]?.scope ?? "project";
}

/** The region of a project: `cn-north-4_dev` is a project of `cn-north-4`. */
export function regionOfProject(project: string): string {
  return project.split("_")[0] ?? project;
}

/** The host of a product in the region of a project. */
export function hostFor(product: string, project: string, site: Site): string {
  const region = project === GLOBAL_REGION ? HOME_REGION : regionOfProject(project);
  if (product === OBS) return `obs.${region}.myhuaweicloud.com`;
  if (product === "bss") return BILLING[site];
  const endpoint = ENDPOINTS[product];
  if (endpoint === undefined) throw new Error(`no product ${product} is known here`);
  return endpoint.hosts?.[region] ?? endpoint.pattern.replace("{region}", region);
}

/** Regions that the vendor's package names for a product; undefined where it has one host for all. */
export function regionsOfProduct(product: string): readonly string[] | undefined {
  return ENDPOINTS[product]?.regions;
}

/** True where the vendor's package names the region of a project for a product, or one host for all. */
export function isOffered(product: string, project: string): boolean {
  const regions = ENDPOINTS[product]?.regions;
  return regions === undefined || regions.includes(regionOfProject(project));
}

/** Every region that the vendor's packages name. */
export const REGIONS: readonly string[] = [
  ...new Set(Object.values(ENDPOINTS).flatMap(({ regions = [] }) => regions)),
].sort();
