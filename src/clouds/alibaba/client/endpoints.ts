import type { Site } from "../../../core/account.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import { demand, records, text } from "../../shared/wire/reply.ts";
import { CallError, type Reply } from "../../shared/wire/transport.ts";
import table from "../endpoints.json" with { type: "json" };

/** Where a product answers, from the vendor's packages. */
export interface ProductEndpoint {
  readonly version: string;
  readonly style: string;
  readonly pattern: string;
  readonly hosts: Readonly<Record<string, string>>;
  readonly sites: Readonly<Record<Site, string>>;
  /** True where the site decides, whatever the region: on the wrong one a list may be empty. */
  readonly bySite?: boolean;
  /** Regions with a host of their own, where the product is not to be asked in any other. */
  readonly own?: readonly string[];
  /** The packages or tables that say so. */
  readonly source: string;
}

const PRODUCTS: Readonly<Record<string, ProductEndpoint>> = table.products;

/** Codes of the Location service where they are not the product's name in small letters. */
const LOCATION_CODES: Readonly<Record<string, string>> = {
  // aliyun/terraform-provider-alicloud 81c43b6
  "R-kvstore": "redisa",
  // Unverified; a code that Location does not know proves nothing, see `locate`.
  Cbn: "cen",
  Sls: "log",
};

/** Regions that are asked about to see whether Location knows a code at all. */
const CONTROL_REGIONS = ["cn-hangzhou", "ap-southeast-1"] as const;

/** Asks Location DescribeEndpoints. */
export type AskLocation = (
  params: { readonly Id: string; readonly ServiceCode: string; readonly Type: "openAPI" },
  signal: AbortSignal,
) => Promise<Reply>;

/** A product's host, or the proof that it has none in a region. */
export type Endpoint =
  | { readonly host: string }
  | { readonly inactive: true; readonly proof: string }
  | { readonly inactive: false };

/** The product's entry; throws a `CallError` of kind `unsupported` when there is none. */
export function productEndpoint(product: string): ProductEndpoint {
  const found = PRODUCTS[product];
  if (found !== undefined) return found;
  throw new CallError({
    kind: "unsupported",
    code: "UnknownProduct",
    message: `no endpoint is known for the product ${product}`,
  });
}

/** True for products whose site decides which host answers. */
export function isBySite(product: string): boolean {
  return PRODUCTS[product]?.bySite === true;
}

/**
 * The host that the vendor's own table gives. Throws a `CallError` with the proof for a region in which a
 * product that has hosts of its own in some has none: its shared host would answer for another region.
 */
export function hostFor(product: string, region: string, site: Site): string {
  const endpoint = productEndpoint(product);
  if (region === GLOBAL_REGION || endpoint.bySite === true) return endpoint.sites[site].trim();
  if (endpoint.own !== undefined && !endpoint.own.includes(region)) {
    throw new CallError({
      kind: "gone-host",
      code: "NoEndpoint",
      message: `${product} has no endpoint of its own in ${region}`,
      proof: `the vendor's host tables (${endpoint.source}; ${table.second}) name no host of ${product} for ${region} alone`,
    });
  }
  const own = endpoint.hosts[region];
  if (own !== undefined) return own.trim();
  if (!endpoint.pattern.includes("{region}")) return endpoint.sites[site].trim();
  return endpoint.pattern.replace("{region}", region).trim();
}

/**
 * Looks a host up with Location after the table's host was found not to serve the region. `inactive` is proved
 * only when Location lists no endpoint there and does list one elsewhere under the same code. A reply without
 * a list is thrown: it proves nothing. `controls` remembers where a code was found, which is asked once.
 */
export async function locate(
  product: string,
  region: string,
  missing: string,
  ask: AskLocation,
  controls: Map<string, string>,
  signal: AbortSignal,
): Promise<Endpoint> {
  if (region === GLOBAL_REGION || product === "Location") return { inactive: false };
  const code = LOCATION_CODES[product] ?? product.toLowerCase();
  const hosts = async (id: string): Promise<readonly string[]> => {
    const reply = await ask({ Id: id, ServiceCode: code, Type: "openAPI" }, signal);
    const found = records(demand(reply, "Success"), "Endpoints.Endpoint");
    return found.map((endpoint) => text(endpoint, "Endpoint"));
  };
  const here = await hosts(region);
  const other = here.find((host) => host !== missing);
  if (other !== undefined) return { host: other };
  if (here.length > 0) return { inactive: false };
  const inactive = (control: string): Endpoint => ({
    inactive: true,
    proof: `Location lists no endpoint of ${code} in ${region}, though it lists one in ${control}`,
  });
  const found = controls.get(code);
  if (found !== undefined && found !== region) return inactive(found);
  for (const control of CONTROL_REGIONS) {
    if (control !== region && (await hosts(control)).length > 0) {
      controls.set(code, control);
      return inactive(control);
    }
  }
  return { inactive: false };
}
