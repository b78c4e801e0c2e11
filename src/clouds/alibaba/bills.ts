import type { Account } from "../../core/account.ts";
import type { Coverage, CoverageOutcome } from "../../core/inventory.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { type Calls, inWords, vendorError } from "../shared/session/session-calls.ts";
import { ListingError } from "../shared/wire/listing-error.ts";
import { amount, records, text, textIfSent } from "../shared/wire/reply.ts";
import type { CallError } from "../shared/wire/transport.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import { findPayer, type Payer } from "./payer.ts";
import { recentCycles } from "./times.ts";

/** Pseudo-type of the coverage record of the bills. */
const BILLS = "sighting.bills";

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

/** Bills of the last three months. Lines are complete only when the coverage says `listed`. */
export interface Bills {
  readonly lines: readonly BillLine[];
  readonly coverage: Coverage;
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

function outcomeOf(error: CallError): CoverageOutcome {
  if (error.kind === "denied") return "denied";
  return error.kind === "throttled" ? "throttled" : "failed";
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
function payerGap(payer: Payer, context: BillsContext): string | undefined {
  if (payer.who === "itself") return undefined;
  if (payer.who === "unknown") return payer.because;
  const { access } = context.account;
  if (access.via === "management" && payer.id === access.managementId) return undefined;
  return `the bills are paid by account ${payer.id}${payer.name === "" ? "" : ` (${payer.name})`}, whose books these credentials cannot read`;
}

/**
 * Reads the bills of the last three months from the account's own books and, where its management
 * account pays, from the payer's by bill owner: a consolidated member may see none of its own.
 * https://www.alibabacloud.com/help/doc-detail/100389.html
 */
export async function readBills(context: BillsContext, signal: AbortSignal): Promise<Bills> {
  const payer = await findPayer(context.account, context.management, signal);
  const months = recentCycles(context.now);
  const books: (readonly [Calls, string | undefined])[] = [[context.own, undefined]];
  const gap = payerGap(payer, context);
  if (payer.who === "other" && gap === undefined && context.management !== undefined) {
    books.push([context.management, context.account.id]);
  }
  const base = { type: BILLS, region: GLOBAL_REGION };
  try {
    const read = await Promise.all(
      books.flatMap(([calls, owner]) => months.map((month) => cycle(calls, month, owner, signal))),
    );
    const lines = read.flat();
    // An account that sees recent lines of its own is not consolidated, whoever could confirm it.
    const recent = lines.some((line) => line.source === "own" && months.indexOf(line.cycle) < 2);
    if (gap !== undefined && !(payer.who === "unknown" && recent)) {
      const message = `The account's own books show ${lines.length} lines, but ${gap}`;
      return {
        lines,
        coverage: {
          ...base,
          outcome: "denied",
          count: 0,
          message,
          permission: "bssapi:QueryBillOverview in the paying account",
        },
      };
    }
    return { lines, coverage: { ...base, outcome: "listed", count: lines.length } };
  } catch (error) {
    if (error instanceof ListingError) {
      const message = `QueryBillOverview: ${error.message}`;
      return { lines: [], coverage: { ...base, outcome: "failed", count: 0, message } };
    }
    const refused = vendorError(error);
    return {
      lines: [],
      coverage: {
        ...base,
        outcome: outcomeOf(refused),
        count: 0,
        code: refused.code,
        message: `QueryBillOverview: ${inWords(refused)}`,
        ...(refused.kind === "denied"
          ? { permission: refused.permission ?? "bssapi:QueryBillOverview" }
          : {}),
        ...(refused.requestId === undefined ? {} : { requestId: refused.requestId }),
      },
    };
  }
}
