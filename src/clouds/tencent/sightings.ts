import type { Coverage, Sighting } from "../../core/inventory.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import type { Row } from "../../core/row.ts";
import type { NamedRegion } from "../shared/session/regions.ts";
import { type Calls, inWords, vendorError } from "../shared/session/session-calls.ts";
import {
  type Found,
  grouped,
  inventorySightingsOf,
  type Source,
  typesByProduct,
} from "../shared/session/sighted.ts";
import { ListingError } from "../shared/wire/listing-error.ts";
import { type Answer, signOf, text, textIfSent } from "../shared/wire/reply.ts";
import { type BillLine, type Bills, chargedIn } from "./bills.ts";

/** Pseudo-type of the coverage record of the resource centre. */
const INVENTORY_SERVICE = "sighting.inventory-service";

const EXAMPLES = 5;

/**
 * Asks the resource centre what the account holds, in all regions at once. Its codes follow the one that
 * its page shows (`qcs::vpc::vpc`), with the names of CAM's resources and of the types here; all but that
 * one are unverified, as is how it spells ids: what it names is held against the listings by number where
 * no id agrees, and a code that no row knows is a blind spot. Which products it covers and whether it must
 * be opened first is unverified too, so it names what may be there and never proves that something is
 * gone; it is never opened here.
 * https://cloud.tencent.com/document/api/1791/136441
 */
export async function inventorySightings(
  calls: Calls,
  rows: ReadonlyMap<string, Row>,
  signal: AbortSignal,
): Promise<Source> {
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
    const sightings = inventorySightingsOf(found.map(foundOf), rows, { sameIds: false });
    const regions = found.flatMap((one): readonly NamedRegion[] => {
      const region = textIfSent(one, "RegionCode", "account-wide things have none");
      return region === undefined ? [] : [{ region, by: "The resource centre", holds: true }];
    });
    return { ...of({ outcome: "listed", count: sightings.length }, sightings), regions };
  } catch (error) {
    if (error instanceof ListingError) {
      return of({ outcome: "failed", message: `Resource centre: ${error.message}` });
    }
    const refused = vendorError(error);
    const { kind, code, requestId } = refused;
    return of({
      outcome: kind === "denied" || kind === "throttled" ? kind : "failed",
      code,
      message: `Resource centre: ${inWords(refused)}`,
      ...(kind === "denied" ? { permission: refused.permission ?? "cloudrc:SearchResources" } : {}),
      ...(requestId === undefined ? {} : { requestId }),
    });
  }
}

function of(
  record: Pick<Coverage, "outcome"> & Partial<Coverage>,
  sightings: readonly Sighting[] = [],
): Source {
  const base = { type: INVENTORY_SERVICE, region: GLOBAL_REGION, count: 0 };
  return { sightings, coverage: [{ ...base, ...record }] };
}

function foundOf(found: Answer): Found {
  const name = textIfSent(found, "ResourceAlias", "not every resource has a name");
  const region = textIfSent(found, "RegionCode", "some resources belong to no region");
  return {
    code: text(found, "ResourceType"),
    id: textIfSent(found, "ResourceId", "without one it is counted all the same") ?? "",
    ...(name === undefined ? {} : { name }),
    ...(region === undefined ? {} : { region }),
  };
}

/**
 * One sighting for each product on the bills, with the newest month that names it and the resources that
 * the newest month of all charges.
 */
export function billSightings(bills: Bills, rows: ReadonlyMap<string, Row>): Source {
  const known = typesByProduct(rows);
  const newestOfAll = newestMonth(bills.lines);
  const sightings = [...grouped(bills.lines, (line) => line.productCode)].map(
    ([code, lines]): Sighting => {
      const newest = newestMonth(lines);
      return {
        source: "bill",
        code,
        count: lines.length,
        examples: [...new Set(lines.map(describe))].slice(0, EXAMPLES),
        coveredBy: known.get(code.toLowerCase()) ?? [],
        ...(newest === undefined ? {} : { lastCharge: newest }),
        resources: chargedIn(newestOfAll, lines),
      };
    },
  );
  return { sightings, coverage: [bills.coverage] };
}

function newestMonth(lines: readonly BillLine[]): string | undefined {
  return lines
    .map((line) => line.month)
    .sort()
    .at(-1);
}

function describe(line: BillLine): string {
  const name = line.productName === "" ? line.productCode : line.productName;
  return signOf(line.amount) === 0
    ? `${name} ${line.month}`
    : `${name} ${line.month} ${line.amount} CNY`;
}
