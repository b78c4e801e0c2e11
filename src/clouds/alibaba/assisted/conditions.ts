import type { ClosureCondition } from "../../../core/closure.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import { joined } from "../../../core/language.ts";
import { type ConditionText, condition, withQuestion } from "../../shared/closing/condition.ts";
import { amount, signOf, text } from "../../shared/wire/reply.ts";
import { CONDITIONS } from "../../zh/alibaba/conditions.ts";
import { DETAILS } from "../../zh/alibaba/details.ts";
import { guard } from "../closure-errors.ts";
import type { ConditionContext } from "../condition-context.ts";
import { directoryOf } from "../directory.ts";
import {
  billsCondition,
  IN_EFFECT,
  INVOICES,
  invoiceCondition,
  isNotApplicable,
  NO_FUND_ACCOUNT,
  RELATION,
  RELATION_MUST,
  relationInWords,
  UNSETTLED,
  uncleared,
} from "../finance-conditions.ts";
import { SUFFIX, suffixCondition } from "../logon-suffix.ts";

/** What is read with the account's own credentials. */
export interface OwnContext extends Pick<ConditionContext, "account" | "own" | "bills"> {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const OWN_RELATION: ConditionText = {
  ...RELATION,
  title: "The account has no enterprise finance relation",
  remedy:
    "Release it in the console of the account: Expenses and Costs, Enterprise Finance; the other side may have to agree. Leaving a directory does not release it.",
  in: {
    zh: {
      title: "账号没有企业财务关系",
      remedy:
        "在本账号的控制台解除：费用与成本 > 企业财务；可能需要对方同意。退出资源目录不会解除这种关系。",
    },
  },
};

async function relationCondition(
  { account, own }: OwnContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  try {
    const relations = await own.readAll(
      {
        product: "BssOpenApi",
        action: "QueryRelationList",
        region: GLOBAL_REGION,
        params: { UserId: account.id },
        items: "Data.FinancialRelationInfoList",
        paging: { by: "number", page: "PageNum", size: ["PageSize", 20], total: "Data.TotalCount" },
        must: RELATION_MUST,
      },
      signal,
    );
    const [first] = relations.filter((one) => IN_EFFECT.includes(text(one, "State")));
    return first === undefined
      ? condition(OWN_RELATION, "met", { en: "none in effect", zh: DETAILS.noRelation })
      : condition(OWN_RELATION, "unmet", relationInWords(first));
  } catch (error) {
    if (!isNotApplicable(error)) throw error;
    return condition(OWN_RELATION, "met", {
      en: "this site has no enterprise finance",
      zh: DETAILS.siteWithoutFinance,
    });
  }
}

/** Two readings that far apart: charges of pay-as-you-go are settled within 48 hours. */
const SETTLED_HOURS = 48;

/** https://www.alibabacloud.com/help/doc-detail/51715.html names the 48 hours (a page of 2018). */
const UNCLEARED: ConditionText = {
  id: "uncleared-amounts",
  title: `No pending charges, confirmed twice, ${SETTLED_HOURS} hours apart`,
  remedy:
    "Do the manual items and let refunds land first, since both make new bills. Then: Expenses and Costs, Bills, force the issuance of this month's bill (强制出账, 1 to 10 minutes), pay it, and plan again. Where the button is not shown, wait for the next month.",
  docs: "https://help.aliyun.com/zh/account/support/",
  steadyHours: SETTLED_HOURS,
  in: { zh: CONDITIONS["uncleared-amounts"] },
};

async function unclearedCondition(
  context: OwnContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const { owed, says, count } = await uncleared(context, signal);
  if (owed.length > 0)
    return {
      ...condition(UNCLEARED, "unmet", joined(owed.slice(0, 10), ["; ", "；"])),
      byItself: nextMonth(context.now()),
    };
  // Without a fund account nothing was read at all.
  return count === 0
    ? condition(UNCLEARED, "unknown", NO_FUND_ACCOUNT)
    : condition(UNCLEARED, "met", says);
}

/** Bills are monthly: the running month's is issued in the first days of the next one (China Standard Time). */
function nextMonth(now: number): string {
  const china = new Date(now + CHINA_MS);
  const next = Date.UTC(china.getUTCFullYear(), china.getUTCMonth() + 1, 1);
  return new Date(next - CHINA_MS).toISOString();
}

const CHINA_MS = 8 * 60 * 60 * 1000;

const TO_REQUEST = withQuestion(
  {
    id: "invoices-to-request",
    title: "No invoice is still to be requested",
    remedy:
      "Expenses and Costs, Invoices: request the last ones, since none is issued once the closure runs.",
    docs: "https://api.alibabacloud.com/document/BssOpenApi/2017-12-14/QueryEvaluateList",
    in: { zh: CONDITIONS["invoices-to-request"] },
  },
  {
    asks: {
      en: "what became of the invoices that can still be requested?",
      zh: DETAILS.invoices.asks,
    },
    answers: {
      requested: {
        en: "they were requested, and arrived or are on their way",
        zh: DETAILS.invoices.answers.requested,
      },
      waived: { en: "nobody needs them", zh: DETAILS.invoices.answers.waived },
    },
  },
);

/** `12345` as `123.45`, without a float in between. */
function fromCents(amount: string): string {
  const [whole = ""] = amount.replaceAll(",", "").split(".");
  const digits = whole.padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `TotalUnAppliedInvoiceAmount` is in cents. */
async function toRequestCondition(
  { own }: OwnContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  try {
    const reply = await own.read(
      {
        product: "BssOpenApi",
        action: "QueryEvaluateList",
        region: GLOBAL_REGION,
        params: { PageNum: 1, PageSize: 20 },
        must: "Data.TotalUnAppliedInvoiceAmount",
      },
      signal,
    );
    const left = amount(reply, "Data.TotalUnAppliedInvoiceAmount");
    return signOf(left) === 1
      ? condition(TO_REQUEST, "unmet", {
          en: `${fromCents(left)} can still be invoiced`,
          zh: DETAILS.canBeInvoiced(fromCents(left)),
        })
      : condition(TO_REQUEST, "met", {
          en: "nothing is left to be invoiced",
          zh: DETAILS.nothingToInvoice,
        });
  } catch (error) {
    if (!isNotApplicable(error)) throw error;
    return condition(TO_REQUEST, "met", {
      en: "this site issues no invoices of this kind",
      zh: DETAILS.siteWithoutInvoices,
    });
  }
}

const DIRECTORY: ConditionText = {
  id: "directory-membership",
  title: "The account is in nobody's resource directory",
  remedy:
    "Take it out first: with credentials of the management account, `kind: cloud-account`, `access.via: management` and `closure.leaveDirectory: true`; or leave in the console of the account (Resource Directory, Leave).",
  docs: "https://api.alibabacloud.com/document/ResourceManager/2020-03-31/GetResourceDirectory",
  in: { zh: CONDITIONS["directory-membership"] },
};

/** A member sees the directory that it is in; the management account sees its own, which is an item. */
async function directoryCondition(
  { account, own }: OwnContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const seen = await directoryOf(own, signal);
  if (seen === undefined)
    return condition(DIRECTORY, "met", {
      en: "it has none and is in none",
      zh: DETAILS.noDirectory,
    });
  const { id, manager } = seen;
  return manager === account.id
    ? condition(DIRECTORY, "met", {
        en: `it manages the directory ${id}, which is an item itself`,
        zh: DETAILS.managesDirectory(id),
      })
    : condition(DIRECTORY, "unmet", {
        en: `member of ${id}, managed by account ${manager}`,
        zh: DETAILS.memberOf(id, manager),
      });
}

/** Everything besides items that can be read before the account is closed in the console. */
export function ownConditions(
  context: OwnContext,
  signal: AbortSignal,
): Promise<readonly ClosureCondition[]> {
  return Promise.all([
    guard(DIRECTORY, () => directoryCondition(context, signal)),
    guard(SUFFIX, () => suffixCondition(context, signal)),
    guard(OWN_RELATION, () => relationCondition(context, signal)),
    guard(UNSETTLED, () => billsCondition(context, signal)),
    guard(UNCLEARED, () => unclearedCondition(context, signal)),
    guard(INVOICES, () => invoiceCondition(context, signal)),
    guard(TO_REQUEST, () => toRequestCondition(context, signal)),
  ]);
}
