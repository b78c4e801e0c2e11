import type { ClosureCondition } from "../../core/closure.ts";
import { isKnown } from "../../core/inventory.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { asItCame, joined, quoted, type Sentence } from "../../core/language.ts";
import { type ConditionText, condition } from "../shared/closing/condition.ts";
import { type Answer, amount, records, signOf, text, textIfSent } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import { CONDITIONS } from "../zh/alibaba/conditions.ts";
import { DETAILS } from "../zh/alibaba/details.ts";
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
    ? condition(PAYER, "met", { en: "the member pays for itself", zh: DETAILS.paysForItself })
    : condition(PAYER, "unmet", {
        en: `account ${payer.id} ${payer.name} pays`.trim(),
        zh: DETAILS.pays(payer.id, payer.name),
      });
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
export function relationInWords(relation: Answer): Sentence {
  const told = (path: string): Sentence => {
    const value = textIfSent(relation, path, "only to be read");
    return value === undefined ? { en: "(not told)", zh: DETAILS.notTold } : asItCame(value);
  };
  const [kind, id, since] = [told("RelationType"), told("RelationId"), told("StartTime")];
  const account = text(relation, "AccountId");
  return {
    en: `${kind.en} relation ${id.en} with account ${account} in effect since ${since.en}`,
    zh: DETAILS.relation(kind.zh, id.zh, account, since.zh),
  };
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
      ? condition(RELATION, "met", {
          en: "none in effect with the management account",
          zh: DETAILS.noRelationWithManager,
        })
      : condition(RELATION, "unmet", relationInWords(own));
  } catch (error) {
    if (!isNotApplicable(error)) throw error;
    return condition(RELATION, "met", {
      en: "the management account has no enterprise finance",
      zh: DETAILS.noEnterpriseFinance,
    });
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
    outstanding(context, signal),
    uncleared(context, signal).catch((error: unknown) => withoutFunds(error)),
  ]);
  if (funds.count === 0) return condition(UNSETTLED, "unknown", NO_FUND_ACCOUNT);
  if (bills.outcome === "unmet" || funds.owed.length === 0)
    return condition(
      UNSETTLED,
      bills.outcome,
      joined([bills.says, ...funds.owed, funds.says], BETWEEN),
    );
  return condition(UNSETTLED, "unmet", joined(funds.owed, BETWEEN));
}

/** What is known of the fund accounts where the cloud refuses them; anything else is passed on. */
function withoutFunds(error: unknown): Funds {
  if (!isRefusal(error)) throw error;
  const says = {
    en: `fund accounts not readable (${error.code})`,
    zh: DETAILS.fundsUnread(error.code),
  };
  return { owed: [], says, count: undefined };
}

/** Said where nothing was read at all. */
export const NO_FUND_ACCOUNT: Sentence = {
  en: "the account names no fund account of its own",
  zh: DETAILS.noFundAccount,
};

const BETWEEN = ["; ", "；"] as const;

interface Funds {
  readonly owed: readonly Sentence[];
  readonly says: Sentence;
  /** Fund accounts that were read; undefined where the cloud refused. */
  readonly count: number | undefined;
}

/** Outstanding amounts on the bills of the last three months. */
export async function billsCondition(
  context: Pick<ConditionContext, "bills">,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const { outcome, says } = await outstanding(context, signal);
  return condition(UNSETTLED, outcome, says);
}

interface Outstanding {
  readonly outcome: ClosureCondition["outcome"];
  readonly says: Sentence;
}

async function outstanding(
  context: Pick<ConditionContext, "bills">,
  signal: AbortSignal,
): Promise<Outstanding> {
  const bills = await context.bills(signal);
  const owed = bills.lines
    .filter((line) => signOf(line.outstanding) !== 0)
    .map((line) => `${line.cycle} ${line.productCode} ${line.outstanding} ${line.currency}`);
  if (owed.length > 0)
    return { outcome: "unmet", says: joined(owed.slice(0, 10).map(asItCame), BETWEEN) };
  const { message } = bills.coverage;
  return isKnown(bills.coverage)
    ? {
        outcome: "met",
        says: { en: "nothing outstanding on the bills", zh: DETAILS.nothingOutstanding },
      }
    : {
        outcome: "unknown",
        says:
          message === undefined
            ? { en: "the bills could not be read", zh: DETAILS.billsUnread }
            : quoted(message),
      };
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
  const owed: Sentence[] = [];
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
        const sum = `${uncleared} ${currency}`.trim();
        owed.push({
          en: `fund account ${id} ${name} ${sum}`,
          zh: DETAILS.pending(id, name, sum),
        });
      }
    }
  }
  return {
    owed,
    says: {
      en: `no pending charges in ${accounts.length === 1 ? "the account's fund" : `${accounts.length} fund accounts`}`,
      zh: DETAILS.noPending(accounts.length),
    },
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
    if (owed.length === 0)
      return condition(INVOICES, "met", {
        en: "no negative invoiceable amount",
        zh: DETAILS.noNegative,
      });
    const sums = owed.slice(0, 5).map((entry): Sentence => {
      const cycle = textIfSent(entry, "BillCycle", "only to be read");
      const sum = amount(entry, "CanInvoiceAmount");
      return {
        en: `${cycle ?? "(no cycle)"} ${sum} cent`,
        zh: DETAILS.cent(cycle ?? DETAILS.noCycle, sum),
      };
    });
    const all = joined(sums, BETWEEN);
    return condition(INVOICES, "unmet", {
      en: `orders with a negative invoiceable amount: ${all.en}`,
      zh: DETAILS.negative(all.zh),
    });
  } catch (error) {
    if (!isNotApplicable(error)) throw error;
    return condition(INVOICES, "met", {
      en: "this site has no invoices of this kind",
      zh: DETAILS.siteWithoutInvoices,
    });
  }
}
