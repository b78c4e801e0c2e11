import { readFileSync } from "node:fs";
import type { SdkPackage } from "./download.ts";
import type { Endpoints, ProductEndpoint, ProductModel } from "./models.ts";
import type { Endpoint } from "./sdk.ts";
import { readSecondTable } from "./second-table.ts";

type Override = {
  readonly pattern?: string;
  /** Hosts of single regions. */
  readonly hosts?: Readonly<Record<string, string>>;
  readonly bySite?: boolean;
  /** True where only regions with a host of their own are to be asked. */
  readonly ownOnly?: boolean;
  readonly sites?: { readonly china?: string; readonly international?: string };
  readonly because: string;
  readonly source: string;
};

/** Corrections of the SDK's host rules, each with its reason and source. */
export function readOverrides(): Readonly<Record<string, Override>> {
  return JSON.parse(readFileSync(new URL("endpoint-overrides.json", import.meta.url), "utf8"));
}

// The tables also hold the vendor's own test and partner sites, which no account is offered.
const internal =
  /^public$|^cn-wuhan$|^cn-(?:fujian|zhangbei|yushanfang|edge-1|beijing-gov-1)$|-(?:pop|oxs|inner|internal)$|-internal-|-test-|nebula|^rus-|-(?:nu|bj|et|st|su|na|cm)\d*-[a-z]\d+$/;

/** Regions of an endpoint table that an account can be in. */
export function offered(region: string): boolean {
  return !internal.test(region);
}

/** The region whose host others share. */
const HOME = "cn-hangzhou";

function pattern(endpoint: Endpoint): string {
  return endpoint.rule === "regional"
    ? `${endpoint.id}.{region}.aliyuncs.com`
    : `${endpoint.id}.aliyuncs.com`;
}

function productEndpoint(
  model: ProductModel,
  endpoint: Endpoint,
  override: Override | undefined,
): ProductEndpoint {
  const usual = override?.pattern ?? pattern(endpoint);
  const usualIn = (region: string): string => usual.replace("{region}", region);
  const all = { ...endpoint.hosts, ...override?.hosts };
  const hosts = Object.fromEntries(
    Object.entries(all)
      .filter(([region, host]) => offered(region) && host !== usualIn(region))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const hostIn = (region: string): string => hosts[region] ?? usualIn(region);
  const ownHosts = Object.keys(all).filter(
    (region) => offered(region) && (region === HOME || hostIn(region) !== hostIn(HOME)),
  );
  return {
    version: model.version,
    style: model.style,
    rule: endpoint.rule,
    pattern: usual,
    hosts,
    sites: {
      china: override?.sites?.china ?? hostIn(HOME),
      international: override?.sites?.international ?? hostIn("ap-southeast-1"),
    },
    ...(override?.bySite === true ? { bySite: true } : {}),
    ...(override?.ownOnly === true ? { own: ownHosts.sort() } : {}),
    source: override?.source ?? model.source,
    ...(override === undefined ? {} : { because: override.because }),
  };
}

/** Endpoints of all products, from their packages and the corrections. */
export function collectEndpoints(
  products: readonly {
    readonly entry: SdkPackage;
    readonly model: ProductModel;
    readonly endpoint: Endpoint;
  }[],
): Endpoints {
  const overrides = readOverrides();
  const regions = new Set(products.flatMap(({ endpoint }) => Object.keys(endpoint.hosts)));
  return {
    second: readSecondTable().source,
    regions: [...regions].filter(offered).sort(),
    products: Object.fromEntries(
      products.map(({ entry, model, endpoint }) => [
        entry.product,
        productEndpoint(model, endpoint, overrides[entry.product]),
      ]),
    ),
  };
}
