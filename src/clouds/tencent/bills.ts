import type { Coverage, SightedResource } from "../../core/inventory.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { type Calls, inWords, vendorError } from "../shared/session/session-calls.ts";
import { ListingError } from "../shared/wire/listing-error.ts";
import { amount, signOf, text, textIfSent } from "../shared/wire/reply.ts";

/** Pseudo-type of the coverage record of the bills. */
const BILLS = "sighting.bill";

const BEIJING_MS = 8 * 3_600_000;

/** One line of a bill. Amounts are decimal text in CNY. */
export interface BillLine {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly productCode: string;
  readonly productName: string;
  readonly resourceId: string;
  readonly resourceName: string;
  /** The sub-product, e.g. `sp_cvm`. */
  readonly kind: string;
  /** End of what was charged, Beijing's time, e.g. `2026-11-05 10:00:00`; empty where it is not told. */
  readonly until: string;
  readonly amount: string;
}

/** Bills of the last three months. Lines are complete only when the coverage says `listed`. */
export interface Bills {
  readonly lines: readonly BillLine[];
  readonly coverage: Coverage;
}

/** The current month of Beijing and three before it, `YYYY-MM`. */
export function recentMonths(now: number): readonly string[] {
  const local = new Date(now + BEIJING_MS);
  return [0, 1, 2, 3].map((back) =>
    new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - back, 1))
      .toISOString()
      .slice(0, 7),
  );
}

async function month(calls: Calls, of: string, signal: AbortSignal): Promise<readonly BillLine[]> {
  const lines = await calls.readAll(
    {
      product: "billing",
      action: "DescribeBillResourceSummary",
      region: GLOBAL_REGION,
      params: { Month: of, NeedRecordNum: 1 },
      items: "ResourceSummarySet",
      paging: { by: "offset", offset: "Offset", size: ["Limit", 1000], total: "Total" },
      must: ["BusinessCode", "RealTotalCost"],
    },
    signal,
  );
  return lines.map((line) => ({
    month: of,
    productCode: text(line, "BusinessCode"),
    productName: textIfSent(line, "BusinessCodeName", "only shown beside the code") ?? "",
    resourceId: textIfSent(line, "ResourceId", "some charges are of no resource") ?? "",
    resourceName: textIfSent(line, "ResourceName", "only shown beside the id") ?? "",
    kind: textIfSent(line, "ProductCode", "only shown beside the id") ?? "",
    until: textIfSent(line, "FeeEndTime", "the month is known all the same") ?? "",
    amount: amount(line, "RealTotalCost"),
  }));
}

/**
 * What a month charges, each resource of a sub-product once with the last day that is charged. What was
 * given back is not charged; a period that ends in a later month was paid in advance, and only tells the month.
 */
export function chargedIn(
  of: string | undefined,
  lines: readonly BillLine[],
): readonly SightedResource[] {
  const charged = new Map<string, SightedResource>();
  for (const { month, resourceId: id, resourceName: name, kind, until, amount } of lines) {
    if (month !== of || signOf(amount) === -1) continue;
    const key = JSON.stringify([kind, id]);
    const day = until.slice(0, 7) === month ? until.slice(0, 10) : month;
    const before = charged.get(key)?.charged ?? "";
    charged.set(key, {
      id,
      ...(name === "" ? {} : { name }),
      ...(kind === "" ? {} : { kind }),
      charged: day > before ? day : before,
    });
  }
  return [...charged.values()];
}

/**
 * Reads the bills of the last three months from the account's own books. Whether a member that another
 * account pays for sees lines of its own is unverified: its books count as read only when they hold any.
 * `otherPayer` tells who else pays, undefined where nobody does.
 * https://cloud.tencent.com/document/api/555/19181
 */
export async function readBills(
  calls: Calls,
  now: number,
  otherPayer: () => Promise<string | undefined>,
  signal: AbortSignal,
): Promise<Bills> {
  const base = { type: BILLS, region: GLOBAL_REGION };
  try {
    const read = await Promise.all(recentMonths(now).map((each) => month(calls, each, signal)));
    const lines = read.flat();
    const payer = lines.length === 0 ? await otherPayer() : undefined;
    if (payer !== undefined) {
      const message = `The account's own books are empty, but account ${payer} pays for it, whose books these credentials do not show by member`;
      return { lines, coverage: { ...base, outcome: "unsupported", count: 0, message } };
    }
    return { lines, coverage: { ...base, outcome: "listed", count: lines.length } };
  } catch (error) {
    if (error instanceof ListingError) {
      const message = `DescribeBillResourceSummary: ${error.message}`;
      return { lines: [], coverage: { ...base, outcome: "failed", count: 0, message } };
    }
    const refused = vendorError(error);
    const { kind, code, requestId } = refused;
    return {
      lines: [],
      coverage: {
        ...base,
        outcome: kind === "denied" || kind === "throttled" ? kind : "failed",
        count: 0,
        code,
        message: `DescribeBillResourceSummary: ${inWords(refused)}`,
        ...(kind === "denied"
          ? { permission: refused.permission ?? "finance:DescribeBillResourceSummary" }
          : {}),
        ...(requestId === undefined ? {} : { requestId }),
      },
    };
  }
}
