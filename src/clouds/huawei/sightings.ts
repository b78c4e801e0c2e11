import type { Coverage, Sighting } from "../../core/inventory.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import type { Row } from "../../core/row.ts";
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

/** Pseudo-type of the coverage record of Config. */
const INVENTORY_SERVICE = "sighting.inventory-service";

const EXAMPLES = 5;

/**
 * Asks Config what the account holds, in all regions at once. What it shows lags up to a day behind where the
 * resource recorder is on, and is corrected by nothing where it is off (unverified which page says so), so it
 * names what may be there and never proves that something is gone; it is never switched on here.
 *
 * What it calls things, of those that rows name: seen in the vendor's list
 * (https://support.huaweicloud.com/intl/ja-jp/api-coc/coc_api_05_05.html) are those of as, bms, cbr, cce, ccaas,
 * cdn, cts, dds, dns, ecs, evs, ims, nat, rds and vpc, loadbalancers and listeners of elb, instances of apig, and
 * elsewhere on its pages keys of kms, kafkas of dms, buckets of obs and topic of smn. All others are unverified,
 * as are the product codes of bills: what a wrong one leaves unmatched is a blind spot, and nothing is lost by it.
 */
export async function inventorySightings(
  calls: Calls,
  rows: ReadonlyMap<string, Row>,
  signal: AbortSignal,
): Promise<Source> {
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
    const sightings = inventorySightingsOf(found.map(foundOf), rows, { sameIds: false });
    return of({ outcome: "listed", count: sightings.length }, sightings);
  } catch (error) {
    if (error instanceof ListingError) {
      return of({ outcome: "failed", message: `Config: ${error.message}` });
    }
    const refused = vendorError(error);
    const { kind, code, requestId } = refused;
    return of({
      outcome: kind === "denied" || kind === "throttled" ? kind : "failed",
      code,
      message: `Config: ${inWords(refused)}`,
      ...(kind === "denied" ? { permission: refused.permission ?? "rms:resources:list" } : {}),
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
  const name = textIfSent(found, "name", "not every resource has a name");
  // A region is a project here, sub-projects too.
  const region = textIfSent(found, "project_name", "some resources belong to no project");
  return {
    code: `${text(found, "provider")}.${text(found, "type")}`,
    id: text(found, "id"),
    ...(name === undefined ? {} : { name }),
    ...(region === undefined ? {} : { region }),
  };
}

/**
 * One sighting for each service on the bills, with the newest month that names it and the resources that the
 * newest month of all charges.
 */
export function billSightings(bills: Bills, rows: ReadonlyMap<string, Row>): Source {
  const known = typesByProduct(rows);
  const newestOfAll = newestMonth(bills.lines);
  const sightings = [...grouped(bills.lines, ({ service }) => service)].map(
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
  const name = line.serviceName === "" ? line.service : line.serviceName;
  return signOf(line.amount) === 0
    ? `${name} ${line.month}`
    : `${name} ${line.month} ${line.amount}`;
}
