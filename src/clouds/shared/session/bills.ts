import type { Coverage, SightedResource, Sighting } from "../../../core/inventory.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import type { Row } from "../../../core/row.ts";
import { type Answer, amount as decimal, signOf, text, textIfSent } from "../wire/reply.ts";
import type { Calls } from "./session-calls.ts";
import {
  EXAMPLES,
  grouped,
  type InventoryService,
  readInventory,
  type Source,
  typesByProduct,
} from "./sighted.ts";
import { unread } from "./unread.ts";

/** Billing's months are those of China on either site of every vendor. */
const BILLING_MS = 8 * 3_600_000;

/** The running month and three before it, `YYYY-MM`, which cover the last three months. */
export function recentMonths(now: number): readonly string[] {
  const local = new Date(now + BILLING_MS);
  return [0, 1, 2, 3].map((back) =>
    new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - back, 1))
      .toISOString()
      .slice(0, 7),
  );
}

/** So long may a charge be on its way to a bill: two days, and one for what a day is where. */
const ON_ITS_WAY_MS = 3 * 24 * 3_600_000;

/**
 * The months, the oldest first, in which a charge tells of what may still be there: the newest that bears any,
 * and in the first days of a month the one before it, since hardly anything is on the new bill then.
 */
export function chargedMonths(newest: string, now: number): readonly string[] {
  const [behind = newest] = recentMonths(now - ON_ITS_WAY_MS);
  return behind < newest ? [behind, newest] : [newest];
}

/** One line of a bill. Amounts are decimal text; what is not told is empty. */
export interface BillLine {
  /** `YYYY-MM`. */
  readonly month: string;
  /** The product or service. */
  readonly code: string;
  readonly name: string;
  readonly resourceId: string;
  readonly resourceName: string;
  /** The sub-product, or the type of the resource. */
  readonly kind: string;
  /** Day of the charge, or the time at which what was charged ends. */
  readonly day: string;
  readonly amount: string;
}

/** Bills of the running month and three before it. Lines are complete only when the coverage says `listed`. */
export interface Bills {
  readonly lines: readonly BillLine[];
  /** Months of which the charges are held against the listings, see {@link chargedMonths}. */
  readonly charged: readonly string[];
  readonly coverage: Coverage;
}

/** How a cloud's books are read. */
export interface Books {
  /** The lines of a month. */
  readonly request: (month: string) => Parameters<Calls["readAll"]>[0];
  /** Where a line tells each of its parts. */
  readonly at: Readonly<Record<keyof Omit<BillLine, "month">, string>>;
  readonly permission: string;
  /** Who else pays for the account; undefined where nobody does. Left out where no call tells. */
  readonly otherPayer?: () => Promise<string | undefined>;
}

/**
 * Reads the bills of the last months from the account's own books. Whether a member that another account pays
 * for sees lines of its own is unverified: its books count as read only when they hold any.
 */
export async function readBills(
  { request, at, permission, otherPayer }: Books,
  calls: Calls,
  now: number,
  signal: AbortSignal,
): Promise<Bills> {
  const base = { type: "sighting.bill", region: GLOBAL_REGION };
  const months = recentMonths(now);
  try {
    const read = await Promise.all(
      months.map(async (month) =>
        (await calls.readAll(request(month), signal)).map((line) => ({
          month,
          ...lineIn(line, at),
        })),
      ),
    );
    const lines = read.flat();
    const newest = newestMonth(lines);
    const charged = newest === undefined ? [] : chargedMonths(newest, now);
    const payer = lines.length === 0 ? await otherPayer?.() : undefined;
    if (payer !== undefined) {
      const message = `The account's own books are empty, but account ${payer} pays for it, whose books these credentials do not show by member`;
      return { lines, charged, coverage: { ...base, outcome: "unsupported", count: 0, message } };
    }
    return { lines, charged, coverage: { ...base, outcome: "listed", count: lines.length } };
  } catch (error) {
    const { action } = request("");
    return { lines: [], charged: [], coverage: { ...base, ...unread(action, error, permission) } };
  }
}

function lineIn(line: Answer, at: Books["at"]): Omit<BillLine, "month"> {
  return {
    code: text(line, at.code),
    name: textIfSent(line, at.name, "only shown beside the code") ?? "",
    resourceId: textIfSent(line, at.resourceId, "some charges are of no resource") ?? "",
    resourceName: textIfSent(line, at.resourceName, "only shown beside the id") ?? "",
    kind: textIfSent(line, at.kind, "only shown beside the id") ?? "",
    day: textIfSent(line, at.day, "the month is known all the same") ?? "",
    amount: decimal(line, at.amount),
  };
}

/**
 * What months charge, each resource of a kind once with the last day that is charged. What was given back is
 * not charged; a period that ends in a later month was paid in advance, and only tells the month.
 */
function chargedIn(
  months: readonly string[],
  lines: readonly BillLine[],
): readonly SightedResource[] {
  const charged = new Map<string, SightedResource>();
  for (const { month, resourceId: id, resourceName: name, kind, day, amount } of lines) {
    if (!months.includes(month) || signOf(amount) === -1) continue;
    const key = JSON.stringify([kind, id]);
    const on = day.startsWith(month) ? day.slice(0, 10) : month;
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
 * One sighting for each product on the bills, with the newest month that names it and the resources that the
 * newest month of all charges. `currency` is what amounts are in, where lines do not tell.
 */
function billSightings(
  bills: Bills,
  rows: ReadonlyMap<string, Row>,
  currency: string | undefined,
): Source {
  const known = typesByProduct(rows);
  const sightings = [...grouped(bills.lines, ({ code }) => code)].map(([code, lines]): Sighting => {
    const newest = newestMonth(lines);
    return {
      source: "bill",
      code,
      count: lines.length,
      examples: [...new Set(lines.map((line) => inWords(line, currency)))].slice(0, EXAMPLES),
      coveredBy: known.get(code.toLowerCase()) ?? [],
      ...(newest === undefined ? {} : { lastCharge: newest }),
      resources: chargedIn(bills.charged, lines),
    };
  });
  return { sightings, coverage: [bills.coverage] };
}

/** Sightings of an inventory service that shows everything in one list, and of the bills. */
export function usualSightings(
  inventory: InventoryService,
  currency?: string,
): {
  readonly inventory: (
    own: Calls,
    rows: ReadonlyMap<string, Row>,
    signal: AbortSignal,
  ) => Promise<Source>;
  readonly billed: (bills: Bills, rows: ReadonlyMap<string, Row>) => Source;
} {
  return {
    inventory: (own, rows, signal) => readInventory(inventory, own, rows, signal),
    billed: (bills, rows) => billSightings(bills, rows, currency),
  };
}

function newestMonth(lines: readonly BillLine[]): string | undefined {
  return lines
    .map(({ month }) => month)
    .sort()
    .at(-1);
}

/** `ECS 2026-11 12.30 CNY`, without an amount where nothing was charged. */
export function inWords(
  { code, name, month, amount }: Pick<BillLine, "code" | "name" | "month" | "amount">,
  currency: string | undefined,
): string {
  const words = `${name === "" ? code : name} ${month}`;
  if (signOf(amount) === 0) return words;
  return currency === undefined ? `${words} ${amount}` : `${words} ${amount} ${currency}`;
}
