import type { Account } from "../../core/account.ts";
import type { Coverage, SightedResource } from "../../core/inventory.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import type { Sentence } from "../../core/language.ts";
import { chargedMonths, recentMonths } from "../shared/session/bills.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { unread } from "../shared/session/unread.ts";
import { type Answer, amount, records, signOf, text, textIfSent } from "../shared/wire/reply.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import { DETAILS } from "../zh/alibaba/details.ts";
import { findPayer, type Payer } from "./payer.ts";

/** Pseudo-type of the coverage record of the bills. */
const BILLS = "sighting.bills";
/** Pseudo-type of the coverage record of what the newest bill charges one by one. */
const BILLED = "sighting.bills-by-instance";

/** One line of a bill overview. Amounts are decimal text. */
export interface BillLine {
  /** `YYYY-MM`. */
  readonly cycle: string;
  readonly productCode: string;
  readonly productName: string;
  /** `Subscription` or `PayAsYouGo`. */
  readonly subscriptionType: string;
  readonly amount: string;
  readonly outstanding: string;
  readonly currency: string;
  /** Whose books the line stands in. */
  readonly source: "own" | "payer";
}

/** An instance, or a use without one, that the newest cycle charges. */
export interface Charged extends SightedResource {
  readonly productCode: string;
  /** The cycle. */
  readonly charged: string;
}

/** Bills of the last three months. Lines are complete only when the coverage says `listed`. */
interface Overview {
  readonly lines: readonly BillLine[];
  readonly coverage: Coverage;
}

/** Bills with what the newest cycle charges one by one. */
export interface Bills extends Overview {
  readonly charged: readonly Charged[];
  /** The coverage of the lines, and of what is charged one by one. */
  readonly records: readonly Coverage[];
}

/** What reading the bills needs. */
export interface BillsContext {
  readonly account: Account;
  /** Calls as the account itself. */
  readonly own: Calls;
  /** Calls as the management account; undefined where the access is the account's own. */
  readonly management: Calls | undefined;
  readonly now: number;
}

async function cycle(
  calls: Calls,
  month: string,
  owner: string | undefined,
  signal: AbortSignal,
): Promise<readonly BillLine[]> {
  const reply = await calls.read(
    {
      product: "BssOpenApi",
      action: "QueryBillOverview",
      region: GLOBAL_REGION,
      params: { BillingCycle: month, ...(owner === undefined ? {} : { BillOwnerId: owner }) },
      must: "Data.BillingCycle",
    },
    signal,
  );
  const told = text(reply, "Data.BillingCycle");
  if (told !== month) throw unreadable(`the reply is about ${told}, and ${month} was asked for`);
  return records(reply, "Data.Items.Item").map((line) => ({
    cycle: month,
    productCode: text(line, "ProductCode"),
    productName: textIfSent(line, "ProductName", "only shown beside the code") ?? "",
    subscriptionType: text(line, "SubscriptionType"),
    amount: amount(line, "PretaxAmount"),
    outstanding: amount(line, "OutstandingAmount"),
    currency: textIfSent(line, "Currency", "only shown beside the amount") ?? "",
    source: owner === undefined ? "own" : "payer",
  }));
}

/** What keeps the payer's books from being read; undefined when there is nothing more to read. */
function payerGap(payer: Payer, context: BillsContext): Sentence | undefined {
  if (payer.who === "itself") return undefined;
  if (payer.who === "unknown") return payer.because;
  const { access } = context.account;
  if (access.via === "management" && payer.id === access.managementId) return undefined;
  const named = payer.name === "" ? payer.id : `${payer.id} (${payer.name})`;
  return {
    en: `the bills are paid by account ${named}, whose books these credentials cannot read`,
    zh: DETAILS.paidElsewhere(named),
  };
}

/** Whose calls read a book, and the bill owner in it where it is a payer's. */
type Book = readonly [calls: Calls, owner: string | undefined];

/**
 * Reads the bills of the last three months from the account's own books and, where its management
 * account pays, from the payer's by bill owner: a consolidated member may see none of its own. Of the
 * newest cycle with any line, also what it charges one by one.
 * https://www.alibabacloud.com/help/doc-detail/100389.html
 */
export async function readBills(context: BillsContext, signal: AbortSignal): Promise<Bills> {
  const payer = await findPayer(context.account, context.management, signal);
  const books: Book[] = [[context.own, undefined]];
  const gap = payerGap(payer, context);
  if (payer.who === "other" && gap === undefined && context.management !== undefined) {
    books.push([context.management, context.account.id]);
  }
  const overview = await readOverview(context, books, payer, gap, signal);
  const newest = overview.lines
    .map((line) => line.cycle)
    .sort()
    .at(-1);
  if (newest === undefined) return { ...overview, charged: [], records: [overview.coverage] };
  const cycles = chargedMonths(newest, context.now);
  const { charged, coverage } = await readCharged(books, cycles, signal);
  return { ...overview, charged, records: [overview.coverage, coverage] };
}

async function readOverview(
  context: BillsContext,
  books: readonly Book[],
  payer: Payer,
  gap: Sentence | undefined,
  signal: AbortSignal,
): Promise<Overview> {
  const months = recentMonths(context.now);
  const base = { type: BILLS, region: GLOBAL_REGION };
  try {
    const read = await Promise.all(
      books.flatMap(([calls, owner]) => months.map((month) => cycle(calls, month, owner, signal))),
    );
    const lines = read.flat();
    // An account that sees recent lines of its own is not consolidated, whoever could confirm it.
    const recent = lines.some((line) => line.source === "own" && months.indexOf(line.cycle) < 2);
    if (gap !== undefined && !(payer.who === "unknown" && recent)) {
      const message = `The account's own books show ${lines.length} lines, but ${gap.en}`;
      const inChinese = DETAILS.ownBooks(lines.length, gap.zh);
      return {
        lines,
        coverage: {
          ...base,
          outcome: "denied",
          count: 0,
          message,
          in: { zh: { message: inChinese } },
          permission: "bssapi:QueryBillOverview in the paying account",
        },
      };
    }
    return { lines, coverage: { ...base, outcome: "listed", count: lines.length } };
  } catch (error) {
    const coverage = { ...base, ...unread("QueryBillOverview", error, "bssapi:QueryBillOverview") };
    return { lines: [], coverage };
  }
}

/**
 * What cycles, the oldest first, charge instance by instance; the bills are a day behind. Of CDN, OSS and shared bandwidth
 * the vendor names no single domains, buckets or addresses here.
 * https://www.alibabacloud.com/help/en/boa/latest/api-query-instance-billing-service
 */
async function readCharged(
  books: readonly Book[],
  cycles: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly charged: readonly Charged[]; readonly coverage: Coverage }> {
  const base = { type: BILLED, region: GLOBAL_REGION };
  try {
    const read = await Promise.all(
      cycles.flatMap((cycle) =>
        books.map(([calls, owner]) => chargedLines(calls, cycle, owner, signal)),
      ),
    );
    const charged = new Map<string, Charged>();
    for (const one of read.flat())
      charged.set(JSON.stringify([one.productCode, one.kind, one.id]), one);
    return {
      charged: [...charged.values()],
      coverage: { ...base, outcome: "listed", count: charged.size },
    };
  } catch (error) {
    return {
      charged: [],
      coverage: {
        ...base,
        ...unread("DescribeInstanceBill", error, "bssapi:DescribeInstanceBill"),
      },
    };
  }
}

async function chargedLines(
  calls: Calls,
  cycle: string,
  owner: string | undefined,
  signal: AbortSignal,
): Promise<readonly Charged[]> {
  const lines = await calls.readAll(
    {
      product: "BssOpenApi",
      action: "DescribeInstanceBill",
      region: GLOBAL_REGION,
      params: { BillingCycle: cycle, ...(owner === undefined ? {} : { BillOwnerId: owner }) },
      items: "Data.Items",
      paging: {
        by: "token",
        token: "NextToken",
        size: ["MaxResults", 300],
        next: "Data.NextToken",
        told: "Data.TotalCount",
      },
      must: ["ProductCode", "PretaxAmount"],
    },
    signal,
  );
  return lines.flatMap((line) =>
    // What was given back, or put right in the account's favour, is not charged.
    signOf(amount(line, "PretaxAmount")) === -1 ? [] : [chargedOf(line, cycle)],
  );
}

function chargedOf(line: Answer, cycle: string): Charged {
  const name = textIfSent(line, "NickName", "only shown beside the id");
  const region = textIfSent(line, "Region", "only shown beside the id");
  const kind = textIfSent(line, "CommodityCode", "only shown beside the id");
  return {
    productCode: text(line, "ProductCode"),
    id: textIfSent(line, "InstanceID", "some charges are of no instance") ?? "",
    ...(name === undefined ? {} : { name }),
    ...(region === undefined ? {} : { region }),
    ...(kind === undefined ? {} : { kind }),
    charged: cycle,
  };
}
