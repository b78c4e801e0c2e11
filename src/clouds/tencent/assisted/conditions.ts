import type { Account } from "../../../core/account.ts";
import type { ClosureCondition } from "../../../core/closure.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import { type ConditionText, condition } from "../../shared/closing/condition.ts";
import { type Calls, inWords, vendorError } from "../../shared/session/session-calls.ts";
import { type Answer, flagIfSent, records, text, textIfSent } from "../../shared/wire/reply.ts";
import { CallError } from "../../shared/wire/transport.ts";
import { isUnanswered } from "../../shared/wire/unreadable.ts";
import { guard } from "../closure-context.ts";
import { ordersCondition } from "./orders.ts";
import { ownKey } from "./own-key.ts";

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
  in: {
    zh: {
      title: "账号不在任何人的集团组织里",
      remedy:
        "用管理账号的凭证把它移出（`kind: invited-member`、`access.via: management`、`closure.leaveDirectory: true`），或在本账号的控制台退出（集团账号管理 > 退出）。",
    },
  },
};

/** The answer to an account that is in no organization. */
const NO_ORGANIZATION = "ResourceNotFound.OrganizationNotExist";

async function organizationCondition(
  { account, own }: OwnContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  try {
    const reply = await own.read(
      {
        product: "organization",
        action: "DescribeOrganization",
        region: GLOBAL_REGION,
        params: {},
        must: ["HostUin", "OrgId"],
      },
      signal,
    );
    const manager = text(reply, "HostUin");
    const id = text(reply, "OrgId");
    const manages = flagIfSent(reply, "IsManager", "the manager's id tells it as well");
    // Only what the vendor says plainly: a member is shown the organization as well.
    return manager === account.id || manages === true
      ? condition(ORGANIZATION, "met", `it manages organization ${id}, which is an item itself`)
      : condition(
          ORGANIZATION,
          "unmet",
          `it is a member of organization ${id}, managed by account ${manager}`,
        );
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== NO_ORGANIZATION) throw error;
    return condition(ORGANIZATION, "met", "it is in none");
  }
}

const OWN_KEY: ConditionText = {
  id: "own-key",
  title: "The key in use stays until a person deletes it",
  remedy: "Set `closure.ownKey: keep` in account.yaml, or leave it out.",
  in: {
    zh: {
      title: "正在使用的密钥保留到由人删除为止",
      remedy: "在 account.yaml 里设置 `closure.ownKey: keep`，或去掉这一项。",
    },
  },
};

function keyCondition({ closure }: Account): ClosureCondition {
  return closure.ownKey === "keep"
    ? condition(OWN_KEY, "met", "closure.ownKey is keep")
    : condition(OWN_KEY, "unmet", `closure.ownKey is ${closure.ownKey}, and ${ownKey.refused}`);
}

const ATTEMPTS: ConditionText = {
  id: "closure-attempts",
  title:
    "No attempt to close the account failed in the last 29 days, or its reasons are dealt with",
  remedy: "Look at the reasons in the security mailbox or the console, and deal with each.",
  docs: "https://cloud.tencent.com/document/product/1021/37658",
  question: {
    asks: "what became of the reasons of the attempts that failed?",
    answers: { "dealt-with": "each reason is dealt with" },
  },
  in: {
    zh: {
      title: "最近 29 天没有失败的注销申请，或者其原因都已处理",
      remedy: "在安全邮箱或控制台查看原因，逐一处理。",
    },
  },
};

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
      ? condition(ATTEMPTS, "met", "CloudAudit shows none")
      : condition(
          ATTEMPTS,
          "unmet",
          `CloudAudit shows ${failed.length}, one of ${timeOf(last)} with error ${errorOf(last)}`,
        );
  } catch (error) {
    const refused = vendorError(error);
    const words = `CloudAudit could not be read (${inWords(refused)})`;
    return isUnanswered(refused)
      ? condition(ATTEMPTS, "unknown", words)
      : condition(ATTEMPTS, "met", `${words}; it only serves to look`);
  }
}

/** The error of an event; `0` for one that succeeded, which is left out or empty on some of them. */
function errorOf(event: Answer): string {
  return textIfSent(event, "ErrorCode", "left out of events that succeeded") ?? "0";
}

function timeOf(event: Answer): string {
  const [at, by] = ["EventTime", "Username"].map(
    (path) => textIfSent(event, path, "only to be read") ?? "(not told)",
  );
  return `${at} by ${by}`;
}

/** Everything besides items that can be read before the account is closed in the console. */
export async function ownConditions(
  context: OwnContext,
  signal: AbortSignal,
): Promise<readonly ClosureCondition[]> {
  return [
    keyCondition(context.account),
    ...(await Promise.all([
      guard(ORGANIZATION, () => organizationCondition(context, signal)),
      ordersCondition(context, signal),
      attemptsCondition(context, signal),
    ])),
  ];
}
