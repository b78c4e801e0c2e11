import type { Account } from "../../../core/account.ts";
import type { ClosureCondition } from "../../../core/closure.ts";
import type { KeyStays } from "../../../core/cloud.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import { asItCame, type Sentence } from "../../../core/language.ts";
import {
  type ConditionText,
  condition,
  keptKey,
  withQuestion,
} from "../../shared/closing/condition.ts";
import { type Calls, inWords, vendorError } from "../../shared/session/session-calls.ts";
import { type Answer, records, textIfSent } from "../../shared/wire/reply.ts";
import { isUnanswered } from "../../shared/wire/unreadable.ts";
import { CONDITIONS } from "../../zh/tencent/conditions.ts";
import { DETAILS } from "../../zh/tencent/details.ts";
import { KEY_STAYS } from "../../zh/tencent/expectation.ts";
import { guard } from "../closure-errors.ts";
import { organizationOf } from "../member.ts";
import { ordersCondition } from "./orders.ts";

/**
 * No run deletes the key in use: a sub-user may not touch the root user's keys (`OperationDenied.SubUin`,
 * Go SDK tencentcloud-sdk-go, cam/v20190116), and whether it can delete its own key is unverified.
 */
export const ownKey: KeyStays = {
  refused:
    "this cloud's last keys are deleted by the root user in the console: a sub-user may not touch the root user's keys (OperationDenied.SubUin), and whether it can delete its own is not known",
  in: { zh: { refused: KEY_STAYS } },
};

/** What is read with the account's own credentials. */
export interface OwnContext {
  readonly account: Account;
  readonly own: Calls;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const ORGANIZATION: ConditionText = {
  id: "organization-membership",
  title: "The account is in nobody's organization",
  remedy:
    "Take it out with credentials of the management account (`kind: invited-member`, `access.via: management`, `closure.leaveDirectory: true`), or leave in the console of the account (Organization, Quit).",
  docs: "https://cloud.tencent.com/document/product/1031/51864",
  in: { zh: CONDITIONS["organization-membership"] },
};

async function organizationCondition(
  { account, own }: OwnContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const seen = await organizationOf(own, signal);
  if (seen === undefined)
    return condition(ORGANIZATION, "met", {
      en: "it is in none",
      zh: DETAILS.noOrganization,
    });
  const { id, manager, manages } = seen;
  // Only what the vendor says plainly: a member is shown the organization as well.
  return manager === account.id || manages === true
    ? condition(ORGANIZATION, "met", {
        en: `it manages organization ${id}, which is an item itself`,
        zh: DETAILS.manages(id),
      })
    : condition(ORGANIZATION, "unmet", {
        en: `it is a member of organization ${id}, managed by account ${manager}`,
        zh: DETAILS.memberOf(id, manager),
      });
}

const ATTEMPTS = withQuestion(
  {
    id: "closure-attempts",
    title:
      "No attempt to close the account failed in the last 29 days, or its reasons are dealt with",
    remedy: "Look at the reasons in the security mailbox or the console, and deal with each.",
    docs: "https://cloud.tencent.com/document/product/1021/37658",
    in: { zh: CONDITIONS["closure-attempts"] },
  },
  {
    asks: {
      en: "what became of the reasons of the attempts that failed?",
      zh: DETAILS.attemptsQuestion.asks,
    },
    answers: {
      "dealt-with": {
        en: "each reason is dealt with",
        zh: DETAILS.attemptsQuestion.answers["dealt-with"],
      },
    },
  },
);

const DAY_S = 24 * 3600;

/**
 * Applications that CloudAudit holds, failed ones among them. It only serves to look at them: where the
 * cloud refuses that, nothing is taken from it. An answer that cannot be read, or none, is not known. One
 * call asks for less than 30 days.
 */
async function attemptsCondition(
  { own, now }: OwnContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const end = Math.floor(now() / 1000);
  try {
    const reply = await own.read(
      {
        product: "cloudaudit",
        action: "DescribeEvents",
        region: GLOBAL_REGION,
        params: {
          StartTime: end - 29 * DAY_S,
          EndTime: end,
          MaxResults: 50,
          LookupAttributes: [
            { AttributeKey: "EventName", AttributeValue: "ApplyAccountDeactivation" },
          ],
        },
        must: "Events",
      },
      signal,
    );
    const failed = records(reply, "Events").filter((event) => errorOf(event) !== "0");
    const [last] = failed;
    return last === undefined
      ? condition(ATTEMPTS, "met", { en: "CloudAudit shows none", zh: DETAILS.noAttempt })
      : condition(ATTEMPTS, "unmet", inWordsOf(last, failed.length));
  } catch (error) {
    const refused = vendorError(error);
    const words = inWords(refused);
    const unread = `CloudAudit could not be read (${words})`;
    return isUnanswered(refused)
      ? condition(ATTEMPTS, "unknown", { en: unread, zh: DETAILS.auditUnread(words) })
      : condition(ATTEMPTS, "met", {
          en: `${unread}; it only serves to look`,
          zh: DETAILS.onlyToLook(words),
        });
  }
}

/** The error of an event; `0` for one that succeeded, which is left out or empty on some of them. */
function errorOf(event: Answer): string {
  return textIfSent(event, "ErrorCode", "left out of events that succeeded") ?? "0";
}

function inWordsOf(event: Answer, count: number): Sentence {
  const told = (path: string): Sentence => {
    const value = textIfSent(event, path, "only to be read");
    return value === undefined ? { en: "(not told)", zh: DETAILS.notTold } : asItCame(value);
  };
  const [at, by] = [told("EventTime"), told("Username")];
  const error = errorOf(event);
  return {
    en: `CloudAudit shows ${count}, one of ${at.en} by ${by.en} with error ${error}`,
    zh: DETAILS.attempts(count, at.zh, by.zh, error),
  };
}

/** Everything besides items that can be read before the account is closed in the console. */
export async function ownConditions(
  context: OwnContext,
  signal: AbortSignal,
): Promise<readonly ClosureCondition[]> {
  return [
    keptKey(context.account, ownKey),
    ...(await Promise.all([
      guard(ORGANIZATION, () => organizationCondition(context, signal)),
      ordersCondition(context, signal),
      attemptsCondition(context, signal),
    ])),
  ];
}
