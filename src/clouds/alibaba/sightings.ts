import type { Coverage, Sighting } from "../../core/inventory.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import type { Row } from "../../core/row.ts";
import type { Filled } from "../../core/row-call.ts";
import type { NamedRegion } from "../shared/session/regions.ts";
import { type Calls, inWords, vendorError } from "../shared/session/session-calls.ts";
import { ListingError } from "../shared/wire/listing-error.ts";
import { type Answer, count, records, signOf, text, textIfSent } from "../shared/wire/reply.ts";
import type { BillLine, Bills } from "./bills.ts";

/** Pseudo-type of the coverage record of Resource Center. */
const INVENTORY_SERVICE = "sighting.inventory-service";

const EXAMPLES = 5;

/** Sightings of one source with its coverage record. */
export interface Source {
  readonly sightings: readonly Sighting[];
  readonly coverage: Coverage;
  /** Regions in which it names something. */
  readonly regions?: readonly NamedRegion[];
}

/**
 * Catalog types by the code that another source uses for them, in lower case. The inventory's codes are
 * those of the vendor's own list (aliyun/alibaba-cloud-ops-mcp-server, supported_alicloud_resources).
 */
function typesByCode(
  rows: ReadonlyMap<string, Row>,
  source: "inventory" | "product",
): ReadonlyMap<string, readonly string[]> {
  const types = new Map<string, string[]>();
  for (const [type, row] of rows) {
    for (const code of row.known?.[source] ?? []) {
      const key = code.toLowerCase();
      types.set(key, [...(types.get(key) ?? []), type]);
    }
  }
  return types;
}

const inventoryBase = { type: INVENTORY_SERVICE, region: GLOBAL_REGION, count: 0 } as const;

/**
 * Asks Resource Center which resource types the account holds. It is never switched on here: that
 * would create a service-linked role. Its data lags behind, so it names what may be there and never
 * proves that something is gone.
 * https://api.alibabacloud.com/document/ResourceCenter/2022-12-01/GetResourceCounts
 */
export async function inventorySightings(
  calls: Calls,
  rows: ReadonlyMap<string, Row>,
  signal: AbortSignal,
): Promise<Source> {
  const ask = (action: string, must: string, params: Readonly<Record<string, Filled>> = {}) =>
    calls.read({ product: "ResourceCenter", action, region: GLOBAL_REGION, params, must }, signal);
  try {
    const service = await ask("GetResourceCenterServiceStatus", "ServiceStatus");
    const status = text(service, "ServiceStatus");
    if (status === "Disabled") return disabled("GetResourceCenterServiceStatus: Disabled");
    if (status !== "Enabled" || text(service, "InitialStatus") !== "Finished") {
      return {
        sightings: [],
        coverage: {
          ...inventoryBase,
          outcome: "failed",
          message: `Resource Center is ${status} and still builds its data; scan again in a few minutes`,
        },
      };
    }
    const known = typesByCode(rows, "inventory");
    const countsBy = async (GroupByKey: string) =>
      records(await ask("GetResourceCounts", "ResourceCounts", { GroupByKey }), "ResourceCounts")
        .map(countOf)
        .filter((group) => group.count > 0);
    const [counts, places] = await Promise.all([countsBy("ResourceType"), countsBy("RegionId")]);
    const by = "Resource Center";
    const regions = places.map(({ code }): NamedRegion => ({ region: code, by, holds: true }));
    const sightings = await Promise.all(
      counts.map(async ({ code, count }): Promise<Sighting> => {
        const coveredBy = known.get(code.toLowerCase()) ?? [];
        const examples =
          coveredBy.length > 0
            ? []
            : records(
                await ask("SearchResources", "Resources", {
                  Filter: [{ Key: "ResourceType", MatchType: "Equals", Value: [code] }],
                  MaxResults: EXAMPLES,
                }),
                "Resources",
              ).map(nameOf);
        return { source: "inventory-service", code, count, examples, coveredBy };
      }),
    );
    return {
      sightings,
      coverage: { ...inventoryBase, outcome: "listed", count: sightings.length },
      regions,
    };
  } catch (error) {
    if (error instanceof ListingError) {
      const message = `Resource Center: ${error.message}`;
      return { sightings: [], coverage: { ...inventoryBase, outcome: "failed", message } };
    }
    const refused = vendorError(error);
    if (refused.code === "ServiceNotEnabled") return disabled(refused.code);
    return {
      sightings: [],
      coverage: {
        ...inventoryBase,
        outcome:
          refused.kind === "denied" || refused.kind === "throttled" ? refused.kind : "failed",
        code: refused.code,
        message: `Resource Center: ${inWords(refused)}`,
        ...(refused.kind === "denied"
          ? { permission: refused.permission ?? "resourcecenter:*" }
          : {}),
        ...(refused.requestId === undefined ? {} : { requestId: refused.requestId }),
      },
    };
  }
}

/** One group of the counts; a group that cannot be read leaves the whole unknown. */
function countOf(group: Answer): { readonly code: string; readonly count: number } {
  return { code: text(group, "GroupName"), count: count(group, "Count") };
}

function nameOf(found: Answer): string {
  const name = textIfSent(found, "ResourceName", "not every resource has a name");
  return name ?? text(found, "ResourceId");
}

function disabled(proof: string): Source {
  return {
    sightings: [],
    coverage: {
      ...inventoryBase,
      outcome: "inactive",
      proof,
      message:
        "Resource Center is off in this account and stays off: switching it on would change it",
    },
  };
}

/** One sighting for each product on the bills, with the newest cycle that names it. */
export function billSightings(bills: Bills, rows: ReadonlyMap<string, Row>): Source {
  const known = typesByCode(rows, "product");
  const byProduct = new Map<string, BillLine[]>();
  for (const line of bills.lines) {
    byProduct.set(line.productCode, [...(byProduct.get(line.productCode) ?? []), line]);
  }
  const sightings = [...byProduct].map(([code, lines]): Sighting => {
    const newest = lines
      .map((line) => line.cycle)
      .sort()
      .at(-1);
    const examples = [...new Set(lines.map(describe))].slice(0, EXAMPLES);
    return {
      source: "bill",
      code,
      // The same charge may stand in the account's own books and in the payer's.
      count: Math.max(
        lines.filter((line) => line.source === "own").length,
        lines.filter((line) => line.source === "payer").length,
      ),
      examples,
      coveredBy: known.get(code.toLowerCase()) ?? [],
      ...(newest === undefined ? {} : { lastCharge: newest }),
    };
  });
  return { sightings, coverage: bills.coverage };
}

function describe(line: BillLine): string {
  const name = line.productName === "" ? line.productCode : line.productName;
  return signOf(line.amount) === 0
    ? `${name} ${line.cycle}`
    : `${name} ${line.cycle} ${line.amount} ${line.currency}`;
}
