import type { ClosureCondition } from "../../core/closure.ts";
import { isKnown } from "../../core/inventory.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { type ConditionText, condition } from "../shared/closing/condition.ts";
import { type Answer, amount, records, signOf, text, textIfSent } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import { CONDITIONS } from "../zh/alibaba/conditions.ts";
import type { ConditionContext } from "./condition-context.ts";
import { findPayer } from "./payer.ts";

/** True for an error with which the cloud itself refuses: it is not allowed, or not there. */
function isRefusal(error: unknown): error is CallError {
  return (
    error instanceof CallError &&
    (error.kind === "denied" || error.kind === "refused" || error.kind === "unsupported")
  );
}

/** The billing API's answer to accounts whose site or contract has no such feature (official Terraform provider). */
export function isNotApplicable(error: unknown): boolean {
  return error instanceof CallError && error.code === "NotApplicable";
}

/** States of a finance relation in effect. https://help.aliyun.com/document_detail/472946.html */
export const IN_EFFECT = ["RELATED", "CHANGE_CONFIRMING"];

const PAYER: ConditionText = {
  id: "payer",
  title: "No other account pays for the member",
  remedy:
    "Release the payer relation: Resource Directory console, member, settlement account; then plan again.",
  docs: "https://help.aliyun.com/document_detail/604218.html",
  in: { zh: CONDITIONS.payer },
};

/** The sample failure of a deletion names the payer relation: it is released first. */
export async function payerCondition(
  context: ConditionContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const payer = await findPayer(context.account, context.management, signal);
  if (payer.who === "unknown") return condition(PAYER, "unknown", payer.because);
  return payer.who === "itself"
    ? condition(PAYER, "met", "the member pays for itself")
    : condition(PAYER, "unmet", `account ${payer.id} ${payer.name} pays`.trim());
}

/** Words of the finance relation's condition. */
export const RELATION: ConditionText = {
  id: "finance-relation",
  title: "The member has no enterprise finance relation",
  remedy:
    "Release it in Expenses and Costs, Enterprise Finance, of the management account; it needs bssapi:QueryRelationList to be read.",
  docs: "https://help.aliyun.com/document_detail/472946.html",
  in: { zh: CONDITIONS["finance-relation"] },
};

/** What each record of QueryRelationList holds. */
export const RELATION_MUST = ["AccountId", "State"] as const;

/** `FinancialManagement relation 51463 with account 1… in effect since …`. */
export function relationInWords(relation: Answer): string {
  const [kind, id, since] = ["RelationType", "RelationId", "StartTime"].map(
    (path) => textIfSent(relation, path, "only to be read") ?? "(not told)",
  );
  return `${kind} relation ${id} with account ${text(relation, "AccountId")} in effect since ${since}`;
}

/** The finance relation, as the financial management account sees it (check NON_SP_efc of the cloud). */
export async function relationCondition(
  context: ConditionContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  try {
    const relations = await context.management.readAll(
      {
        product: "BssOpenApi",
        action: "QueryRelationList",
        region: GLOBAL_REGION,
        params: { UserId: context.caller.accountId },
        items: "Data.FinancialRelationInfoList",
        paging: { by: "number", page: "PageNum", size: ["PageSize", 20], total: "Data.TotalCount" },
        must: RELATION_MUST,
      },
      signal,
    );
    const own = relations.find(
      (relation) =>
        text(relation, "AccountId") === context.account.id &&
        IN_EFFECT.includes(text(relation, "State")),
    );
    return own === undefined
      ? condition(RELATION, "met", "none in effect with the management account")
      : condition(RELATION, "unmet", relationInWords(own));
  } catch (error) {
    if (!isNotApplicable(error)) throw error;
    return condition(RELATION, "met", "the management account has no enterprise finance");
  }
}

/** Words of the unsettled amounts' condition. */
export const UNSETTLED: ConditionText = {
  id: "unsettled-bills",
  title: "No amount is unsettled",
  remedy:
    "Settle it in Expenses and Costs; bills of the running month are settled after forced bill issuance or at the month's end.",
  docs: "https://www.alibabacloud.com/help/doc-detail/100389.html",
  in: { zh: CONDITIONS["unsettled-bills"] },
};

/**
 * Outstanding amounts on the bills of the last three months, and what the fund account calls uncleared.
 * Both are asked; only where the cloud itself refuses the fund accounts do the bills decide alone: they are
 * of a newer API, which a member may not be allowed or offered. An answer that cannot be read, or none,
 * leaves it unknown.
 */
export async function unsettledCondition(
  context: ConditionContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const [bills, funds] = await Promise.all([
    billsCondition(context, signal),
    uncleared(context, signal).catch((error: unknown) => withoutFunds(error)),
  ]);
  if (funds.count === 0) return condition(UNSETTLED, "unknown", NO_FUND_ACCOUNT);
  if (bills.outcome === "unmet" || funds.owed.length === 0)
    return { ...bills, detail: [bills.detail, ...funds.owed, funds.says].join("; ") };
  return condition(UNSETTLED, "unmet", funds.owed.join("; "));
}

/** What is known of the fund accounts where the cloud refuses them; anything else is passed on. */
function withoutFunds(error: unknown): Funds {
  if (!isRefusal(error)) throw error;
  return { owed: [], says: `fund accounts not readable (${error.code})`, count: undefined };
}

/** Said where nothing was read at all. */
export const NO_FUND_ACCOUNT = "the account names no fund account of its own";

interface Funds {
  readonly owed: readonly string[];
  readonly says: string;
  /** Fund accounts that were read; undefined where the cloud refused. */
  readonly count: number | undefined;
}

/** Outstanding amounts on the bills of the last three months. */
export async function billsCondition(
  context: Pick<ConditionContext, "bills">,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const bills = await context.bills(signal);
  const owed = bills.lines
    .filter((line) => signOf(line.outstanding) !== 0)
    .map((line) => `${line.cycle} ${line.productCode} ${line.outstanding} ${line.currency}`);
  if (owed.length > 0) return condition(UNSETTLED, "unmet", owed.slice(0, 10).join("; "));
  return isKnown(bills.coverage)
    ? condition(UNSETTLED, "met", "nothing outstanding on the bills")
    : condition(UNSETTLED, "unknown", bills.coverage.message ?? "the bills could not be read");
}

const UNCLEARED_AMOUNTS = ["HistoryMonthUnclearedAmount", "CurrentMonthUnclearedAmount"] as const;

/** Uncleared amounts of the account's own fund accounts (BssOpenApi 2023-09-30). */
export async function uncleared(
  context: Pick<ConditionContext, "account" | "own">,
  signal: AbortSignal,
): Promise<Funds> {
  const base = { product: "BssOpenApi@2023-09-30", region: GLOBAL_REGION };
  const funds = await context.own.read(
    { ...base, action: "ListFundAccount", params: {}, must: "Data" },
    signal,
  );
  const accounts = records(funds, "Data").filter(
    (fund) => text(fund, "FundAccountOwnerAccountId") === context.account.id,
  );
  const owed: string[] = [];
  for (const fund of accounts) {
    const id = text(fund, "FundAccountId");
    const call = { ...base, action: "GetFundAccountAvailableAmount" };
    const reply = await context.own.read(
      { ...call, params: { FundAccountId: id }, must: UNCLEARED_AMOUNTS },
      signal,
    );
    const currency = textIfSent(reply, "Currency", "only shown beside the amount") ?? "";
    for (const name of UNCLEARED_AMOUNTS) {
      const uncleared = amount(reply, name);
      if (signOf(uncleared) !== 0) {
        owed.push(`fund account ${id} ${name} ${uncleared} ${currency}`.trim());
      }
    }
  }
  return {
    owed,
    says: `no pending charges in ${accounts.length === 1 ? "the account's fund" : `${accounts.length} fund accounts`}`,
    count: accounts.length,
  };
}

/** Words of the invoices' condition. */
export const INVOICES: ConditionText = {
  id: "owed-invoices",
  title: "No invoice is owed",
  remedy:
    "Return or offset the invoices in Expenses and Costs, Invoices; it needs bssapi:QueryEvaluateList to be read.",
  docs: "https://www.alibabacloud.com/help/en/resource-management/latest/delete-resource-account",
  in: { zh: CONDITIONS["owed-invoices"] },
};

/**
 * Orders whose invoiceable amount is negative (`Type` 1): more was invoiced than spent. Invoices exist on
 * the China site only; whether one is being issued right now no call tells, the cloud's own check does.
 */
export async function invoiceCondition(
  context: Pick<ConditionContext, "own">,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  try {
    const entries = await context.own.readAll(
      {
        product: "BssOpenApi",
        action: "QueryEvaluateList",
        region: GLOBAL_REGION,
        params: { Type: 1 },
        items: "Data.EvaluateList.Evaluate",
        paging: { by: "number", page: "PageNum", size: ["PageSize", 20], total: "Data.TotalCount" },
        must: "CanInvoiceAmount",
      },
      signal,
    );
    const owed = entries.filter((entry) => signOf(amount(entry, "CanInvoiceAmount")) === -1);
    if (owed.length === 0) return condition(INVOICES, "met", "no negative invoiceable amount");
    const sums = owed.map((entry) => {
      const cycle = textIfSent(entry, "BillCycle", "only to be read") ?? "(no cycle)";
      return `${cycle} ${amount(entry, "CanInvoiceAmount")} cent`;
    });
    return condition(
      INVOICES,
      "unmet",
      `orders with a negative invoiceable amount: ${sums.slice(0, 5).join("; ")}`,
    );
  } catch (error) {
    if (!isNotApplicable(error)) throw error;
    return condition(INVOICES, "met", "this site has no invoices of this kind");
  }
}
