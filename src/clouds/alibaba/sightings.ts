import type { Sighting } from "../../core/inventory.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import type { Row } from "../../core/row.ts";
import { inWords } from "../shared/session/bills.ts";
import type { NamedRegion } from "../shared/session/regions.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import {
  EXAMPLES,
  type Found,
  grouped,
  inventoryRecord,
  inventorySightingsOf,
  type Source,
  typesByProduct,
} from "../shared/session/sighted.ts";
import { unread } from "../shared/session/unread.ts";
import { type Answer, count, flagIfSent, records, text, textIfSent } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import type { Bills } from "./bills.ts";

/**
 * Asks Resource Center what the account holds, by type codes of the vendor's own list
 * (aliyun/alibaba-cloud-ops-mcp-server, supported_alicloud_resources). It is never switched on here: that
 * would create a service-linked role. Its data lags behind, so it names what may be there and never
 * proves that something is gone.
 *
 * Pages hold 100: the newest help page and the API's metadata say that 500 are allowed, the SDK says 100.
 * https://www.alibabacloud.com/help/en/resource-management/developer-reference/api-resourcecenter-2022-12-01-searchresources
 */
export async function inventorySightings(
  calls: Calls,
  rows: ReadonlyMap<string, Row>,
  signal: AbortSignal,
): Promise<Source> {
  const call = { product: "ResourceCenter", region: GLOBAL_REGION } as const;
  const ask = (action: string, must: string, params = {}) =>
    calls.read({ ...call, action, params, must }, signal);
  try {
    const service = await ask("GetResourceCenterServiceStatus", "ServiceStatus");
    const status = text(service, "ServiceStatus");
    if (status === "Disabled") return disabled("GetResourceCenterServiceStatus: Disabled");
    if (status !== "Enabled" || text(service, "InitialStatus") !== "Finished") {
      return unknown({
        outcome: "failed",
        count: 0,
        message: `Resource Center is ${status} and still builds its data; scan again in a few minutes`,
      });
    }
    const countsBy = async (GroupByKey: string) =>
      new Map(
        records(
          await ask("GetResourceCounts", "ResourceCounts", { GroupByKey }),
          "ResourceCounts",
        ).map(countOf),
      );
    const [counts, places] = await Promise.all([countsBy("ResourceType"), countsBy("RegionId")]);
    const by = "Resource Center";
    const regions = [...places]
      .filter(([, counted]) => counted > 0)
      .map(([region]): NamedRegion => ({ region, by, holds: true }));
    const isEmpty = [...counts.values()].every((counted) => counted === 0);
    const found = isEmpty
      ? []
      : await calls.readAll(
          {
            ...call,
            action: "SearchResources",
            params: {},
            items: "Resources",
            paging: {
              by: "token",
              token: "NextToken",
              size: ["MaxResults", 100],
              next: "NextToken",
            },
            must: ["ResourceType", "ResourceId"],
          },
          signal,
        );
    const sightings = inventorySightingsOf(found.filter(isThere).map(foundOf), rows, {
      counts,
      sameIds: true,
    });
    return {
      sightings,
      coverage: [inventoryRecord({ outcome: "listed", count: sightings.length })],
      regions,
    };
  } catch (error) {
    if (error instanceof CallError && error.code === "ServiceNotEnabled")
      return disabled(error.code);
    return unknown(unread("Resource Center", error, "resourcecenter:*"));
  }
}

/** One group of the counts; a group that cannot be read leaves the whole unknown. */
function countOf(group: Answer): readonly [code: string, count: number] {
  return [text(group, "GroupName"), count(group, "Count")];
}

/** Deleted resources are only named to those who ask for them; one that is marked so is none. */
function isThere(found: Answer): boolean {
  return flagIfSent(found, "Deleted", "only deleted resources are marked") !== true;
}

function foundOf(found: Answer): Found {
  const name = textIfSent(found, "ResourceName", "not every resource has a name");
  const region = textIfSent(found, "RegionId", "some resources belong to no region");
  return {
    code: text(found, "ResourceType"),
    id: text(found, "ResourceId"),
    ...(name === undefined ? {} : { name }),
    ...(region === undefined ? {} : { region }),
  };
}

function unknown(record: Parameters<typeof inventoryRecord>[0]): Source {
  return { sightings: [], coverage: [inventoryRecord(record)] };
}

function disabled(proof: string): Source {
  return unknown({
    outcome: "inactive",
    count: 0,
    proof,
    message:
      "Resource Center is off in this account and stays off: switching it on would change it",
  });
}

/**
 * One sighting for each product on the bills, with the newest cycle that names it and the instances that
 * the newest cycle of all charges.
 */
export function billSightings(bills: Bills, rows: ReadonlyMap<string, Row>): Source {
  const known = typesByProduct(rows);
  const byProduct = grouped(bills.lines, (line) => line.productCode);
  const charged = grouped(bills.charged, (one) => one.productCode);
  const codes = [...new Set([...byProduct.keys(), ...charged.keys()])];
  const sightings = codes.map((code): Sighting => {
    const lines = byProduct.get(code) ?? [];
    const resources = (charged.get(code) ?? []).map(({ productCode: _code, ...one }) => one);
    const newest = [...lines.map((line) => line.cycle), ...resources.map((one) => one.charged)]
      .sort()
      .at(-1);
    const examples = [
      ...new Set(
        lines.map((line) =>
          inWords(
            { ...line, code: line.productCode, name: line.productName, month: line.cycle },
            line.currency,
          ),
        ),
      ),
    ].slice(0, EXAMPLES);
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
      resources,
    };
  });
  return { sightings, coverage: bills.records };
}
