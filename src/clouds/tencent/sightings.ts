import type { Coverage, Sighting } from "../../core/inventory.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import type { Row } from "../../core/row.ts";
import type { NamedRegion } from "../shared/session/regions.ts";
import { type Calls, inWords, vendorError } from "../shared/session/session-calls.ts";
import { ListingError } from "../shared/wire/listing-error.ts";
import { type Answer, signOf, text, textIfSent } from "../shared/wire/reply.ts";
import type { BillLine, Bills } from "./bills.ts";

/** Pseudo-type of the coverage record of the resource centre. */
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
 * Catalog types by the code that another source uses for them, in lower case. The resource centre's
 * codes follow the one that its page shows (`qcs::vpc::vpc`), with the names of CAM's resources and of
 * the types here; all but that one are unverified, and a code that no row knows is a blind spot.
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

function grouped<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

/**
 * Asks the resource centre what the account holds, in all regions at once. Which products it covers and
 * whether it must be opened first is unverified, so it names what may be there and never proves that
 * something is gone; it is never opened here.
 * https://cloud.tencent.com/document/api/1791/136441
 */
export async function inventorySightings(
  calls: Calls,
  rows: ReadonlyMap<string, Row>,
  signal: AbortSignal,
): Promise<Source> {
  const base = { type: INVENTORY_SERVICE, region: GLOBAL_REGION, count: 0 } as const;
  try {
    const found = await calls.readAll(
      {
        product: "cloudrc",
        action: "SearchResources",
        region: GLOBAL_REGION,
        params: {},
        items: "Resources",
        paging: { by: "token", token: "NextToken", size: ["MaxResults", 100], next: "NextToken" },
        must: "ResourceType",
      },
      signal,
    );
    const known = typesByCode(rows, "inventory");
    const sightings = [...grouped(found, (one) => text(one, "ResourceType"))].map(
      ([code, group]): Sighting => {
        const coveredBy = known.get(code.toLowerCase()) ?? [];
        return {
          source: "inventory-service",
          code,
          count: group.length,
          examples: coveredBy.length > 0 ? [] : group.slice(0, EXAMPLES).map(nameOf),
          coveredBy,
        };
      },
    );
    const regions = found.flatMap((one): readonly NamedRegion[] => {
      const region = textIfSent(one, "RegionCode", "account-wide things have none");
      return region === undefined ? [] : [{ region, by: "The resource centre", holds: true }];
    });
    return {
      sightings,
      coverage: { ...base, outcome: "listed", count: sightings.length },
      regions,
    };
  } catch (error) {
    if (error instanceof ListingError) {
      const message = `Resource centre: ${error.message}`;
      return { sightings: [], coverage: { ...base, outcome: "failed", message } };
    }
    const refused = vendorError(error);
    const { kind, code, requestId } = refused;
    return {
      sightings: [],
      coverage: {
        ...base,
        outcome: kind === "denied" || kind === "throttled" ? kind : "failed",
        code,
        message: `Resource centre: ${inWords(refused)}`,
        ...(kind === "denied"
          ? { permission: refused.permission ?? "cloudrc:SearchResources" }
          : {}),
        ...(requestId === undefined ? {} : { requestId }),
      },
    };
  }
}

function nameOf(found: Answer): string {
  const alias = textIfSent(found, "ResourceAlias", "not every resource has a name");
  return alias ?? textIfSent(found, "ResourceId", "only to be read") ?? "(no id)";
}

/** One sighting for each product on the bills, with the newest month that names it. */
export function billSightings(bills: Bills, rows: ReadonlyMap<string, Row>): Source {
  const known = typesByCode(rows, "product");
  const sightings = [...grouped(bills.lines, (line) => line.productCode)].map(
    ([code, lines]): Sighting => {
      const newest = lines
        .map((line) => line.month)
        .sort()
        .at(-1);
      return {
        source: "bill",
        code,
        count: lines.length,
        examples: [...new Set(lines.map(describe))].slice(0, EXAMPLES),
        coveredBy: known.get(code.toLowerCase()) ?? [],
        ...(newest === undefined ? {} : { lastCharge: newest }),
      };
    },
  );
  return { sightings, coverage: bills.coverage };
}

function describe(line: BillLine): string {
  const name = line.productName === "" ? line.productCode : line.productName;
  return signOf(line.amount) === 0
    ? `${name} ${line.month}`
    : `${name} ${line.month} ${line.amount} CNY`;
}
