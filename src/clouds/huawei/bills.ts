import type { Coverage, SightedResource } from "../../core/inventory.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { type Calls, inWords, vendorError } from "../shared/session/session-calls.ts";
import { ListingError } from "../shared/wire/listing-error.ts";
import { amount, signOf, text, textIfSent } from "../shared/wire/reply.ts";

/** Pseudo-type of the coverage record of the bills. */
const BILLS = "sighting.bill";

/** Billing's months are those of GMT+8 on either site. */
const BILLING_MS = 8 * 3_600_000;

/** One line of a bill. Amounts are decimal text. */
export interface BillLine {
  /** `YYYY-MM`. */
  readonly month: string;
  /** `hws.service.type.ec2` */
  readonly service: string;
  readonly serviceName: string;
  readonly resourceId: string;
  readonly resourceName: string;
  /** `hws.resource.type.vm` */
  readonly kind: string;
  /** Day of the charge, `YYYY-MM-DD`; empty where it is not told. */
  readonly day: string;
  readonly region: string;
  readonly amount: string;
}

/** Bills of the running month and three before it. Lines are complete only when the coverage says `listed`. */
export interface Bills {
  readonly lines: readonly BillLine[];
  readonly coverage: Coverage;
}

/** The running month and three before it, `YYYY-MM`. */
export function recentMonths(now: number): readonly string[] {
  const local = new Date(now + BILLING_MS);
  return [0, 1, 2, 3].map((back) =>
    new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - back, 1))
      .toISOString()
      .slice(0, 7),
  );
}

async function month(calls: Calls, of: string, signal: AbortSignal): Promise<readonly BillLine[]> {
  const lines = await calls.readAll(
    {
      product: "bss",
      action: "ListCustomerselfResourceRecords",
      region: GLOBAL_REGION,
      // What costs nothing is left out unless asked for, and the accounts of other members are not.
      params: { cycle: of, include_zero_record: true, method: "oneself" },
      items: "fee_records",
      paging: { by: "offset", offset: "offset", size: ["limit", 100], total: "total_count" },
      must: ["cloud_service_type", "amount"],
    },
    signal,
  );
  return lines.map((line) => ({
    month: of,
    service: text(line, "cloud_service_type"),
    serviceName: textIfSent(line, "cloud_service_type_name", "only shown beside the code") ?? "",
    resourceId: textIfSent(line, "resource_id", "some charges are of no resource") ?? "",
    resourceName: textIfSent(line, "resource_name", "only shown beside the id") ?? "",
    kind: textIfSent(line, "resource_type", "only shown beside the id") ?? "",
    day: textIfSent(line, "bill_date", "the month is known all the same") ?? "",
    region: textIfSent(line, "region", "some charges are of no region") ?? "",
    amount: amount(line, "amount"),
  }));
}

/** What a month charges, each resource of a kind once with the last day that is charged; not what was given back. */
export function chargedIn(
  of: string | undefined,
  lines: readonly BillLine[],
): readonly SightedResource[] {
  const charged = new Map<string, SightedResource>();
  for (const { month, resourceId: id, resourceName: name, kind, day, amount } of lines) {
    if (month !== of || signOf(amount) === -1) continue;
    const key = JSON.stringify([kind, id]);
    const on = day.startsWith(month) ? day : month;
    const before = charged.get(key)?.charged ?? "";
    charged.set(key, {
      id,
      ...(name === "" ? {} : { name }),
      ...(kind === "" ? {} : { kind }),
      charged: on > before ? on : before,
    });
  }
  return [...charged.values()];
}

/**
 * Reads the fee records of the last months from the account's own books. Whether a member that another account
 * pays for sees lines of its own is unverified: its books count as read only when they hold any.
 */
export async function readBills(
  calls: Calls,
  now: number,
  otherPayer: string | undefined,
  signal: AbortSignal,
): Promise<Bills> {
  const base = { type: BILLS, region: GLOBAL_REGION };
  try {
    const read = await Promise.all(recentMonths(now).map((each) => month(calls, each, signal)));
    const lines = read.flat();
    if (lines.length === 0 && otherPayer !== undefined) {
      const message = `The account's own books are empty, but account ${otherPayer} pays for it, whose books these credentials do not show by member`;
      return { lines, coverage: { ...base, outcome: "unsupported", count: 0, message } };
    }
    return { lines, coverage: { ...base, outcome: "listed", count: lines.length } };
  } catch (error) {
    if (error instanceof ListingError) {
      const message = `ListCustomerselfResourceRecords: ${error.message}`;
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
        message: `ListCustomerselfResourceRecords: ${inWords(refused)}`,
        ...(kind === "denied" ? { permission: refused.permission ?? "bss:*:list*" } : {}),
        ...(requestId === undefined ? {} : { requestId }),
      },
    };
  }
}
