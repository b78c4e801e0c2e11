import type { Coverage, Sighting } from "../../core/inventory.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import type { Row } from "../../core/row.ts";
import { type Calls, inWords, vendorError } from "../shared/session/session-calls.ts";
import { ListingError } from "../shared/wire/listing-error.ts";
import { type Answer, signOf, text, textIfSent } from "../shared/wire/reply.ts";
import type { BillLine, Bills } from "./bills.ts";

/** Pseudo-type of the coverage record of Config. */
const INVENTORY_SERVICE = "sighting.inventory-service";

const EXAMPLES = 5;

/** Sightings of one source with its coverage record. */
export interface Source {
  readonly sightings: readonly Sighting[];
  readonly coverage: Coverage;
}

/** Catalog types by the code that another source uses for them, in lower case. */
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
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/**
 * Asks Config what the account holds, in all regions at once. What it shows lags up to a day behind where the
 * resource recorder is on, and is corrected by nothing where it is off
 * (https://support.huaweicloud.com/intl/en-us/rms_faq/rms_06_0001.html, unverified), so it names what may be
 * there and never proves that something is gone; it is never switched on here.
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
        product: "rms",
        action: "ListAllResources",
        region: GLOBAL_REGION,
        params: {},
        items: "resources",
        paging: {
          by: "token",
          token: "marker",
          size: ["limit", 200],
          next: "page_info.next_marker",
        },
        must: ["id", "provider", "type"],
      },
      signal,
    );
    const known = typesByCode(rows, "inventory");
    const codeOf = (one: Answer) => `${text(one, "provider")}.${text(one, "type")}`;
    const sightings = [...grouped(found, codeOf)].map(([code, group]): Sighting => {
      const coveredBy = known.get(code.toLowerCase()) ?? [];
      return {
        source: "inventory-service",
        code,
        count: group.length,
        examples: coveredBy.length > 0 ? [] : group.slice(0, EXAMPLES).map(nameOf),
        coveredBy,
      };
    });
    return { sightings, coverage: { ...base, outcome: "listed", count: sightings.length } };
  } catch (error) {
    if (error instanceof ListingError) {
      const message = `Config: ${error.message}`;
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
        message: `Config: ${inWords(refused)}`,
        ...(kind === "denied" ? { permission: refused.permission ?? "rms:resources:list" } : {}),
        ...(requestId === undefined ? {} : { requestId }),
      },
    };
  }
}

function nameOf(found: Answer): string {
  return textIfSent(found, "name", "not every resource has a name") ?? text(found, "id");
}

/** One sighting for each service on the bills, with the newest month that names it. */
export function billSightings(bills: Bills, rows: ReadonlyMap<string, Row>): Source {
  const known = typesByCode(rows, "product");
  const sightings = [...grouped(bills.lines, ({ service }) => service)].map(
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
  const name = line.serviceName === "" ? line.service : line.serviceName;
  return signOf(line.amount) === 0
    ? `${name} ${line.month}`
    : `${name} ${line.month} ${line.amount}`;
}
