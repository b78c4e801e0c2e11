import type { Account } from "../../../core/account.ts";
import type { ClosureCondition } from "../../../core/closure.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import { type ConditionText, condition } from "../../shared/closing/condition.ts";
import type { Calls } from "../../shared/session/session-calls.ts";
import { text } from "../../shared/wire/reply.ts";
import { CallError } from "../../shared/wire/transport.ts";
import { guard } from "../closure-context.ts";
import { debtOf, openOrders, subCustomers } from "./money.ts";
import { ownKey } from "./own-key.ts";

/** Why an account cannot be deleted, as the vendor lists it. */
export const REASONS = "https://support.huaweicloud.com/intl/en-us/account_faq/faq_01_0014.html";

/** What is read with the account's own credentials. */
export interface OwnContext {
  readonly account: Account;
  readonly own: Calls;
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

const ORGANIZATION: ConditionText = {
  id: "organization-membership",
  title: "The account is in no organization, and manages none",
  remedy:
    "An invited member leaves first: `kind: invited` and `closure.leaveDirectory: true`, with its own credentials or those of the management account (`access.via: management`). An organization of its own is deleted in the console, once its members, OUs and policies are gone.",
  docs: "https://support.huaweicloud.com/intl/en-us/usermanual-organizations/org_03_0029.html",
  in: {
    zh: {
      title: "账号不在任何组织里，也不管理组织",
      remedy:
        "受邀成员先退出组织：`kind: invited` 和 `closure.leaveDirectory: true`，使用它自己的凭证或管理账号的凭证（`access.via: management`）。自己的组织在成员、组织单元（OU）和策略都移除之后，在控制台删除。",
    },
  },
};

/** The answer to an account that is in no organization (official Terraform provider). */
const NO_ORGANIZATION = "Organizations.1015";

function organization(
  { account, own }: OwnContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  return guard(ORGANIZATION, async () => {
    try {
      const reply = await own.read(
        {
          product: "organizations",
          action: "ShowOrganization",
          region: GLOBAL_REGION,
          params: {},
          must: ["organization.id", "organization.management_account_id"],
        },
        signal,
      );
      const manager = text(reply, "organization.management_account_id");
      const id = text(reply, "organization.id");
      return condition(
        ORGANIZATION,
        "unmet",
        manager === account.id
          ? `it manages organization ${id}`
          : `it is a member of organization ${id}, managed by account ${manager}`,
      );
    } catch (error) {
      if (!(error instanceof CallError) || error.code !== NO_ORGANIZATION) throw error;
      return condition(ORGANIZATION, "met", "it is in none");
    }
  });
}

const MEMBER: ConditionText = {
  id: "enterprise-member",
  title: "No master account pays for the account",
  remedy:
    "Set `closure.disassociate` in account.yaml to the account id, with `master` naming the master account: the plan then prepares the disassociation, which comes before the closing. Where there is no master account, write `master: none`.",
  docs: REASONS,
  in: {
    zh: {
      title: "没有企业主账号为该账号付费",
      remedy:
        "在 account.yaml 里把 `closure.disassociate` 设为账号 ID，并在 `master` 里写明企业主账号：之后的计划会先准备解除关联，再准备注销。没有企业主账号时，写 `master: none`。",
    },
  },
};

/** Only the console shows a member its master: what the file says is stated besides. */
function member({ account: { master } }: OwnContext): ClosureCondition {
  if (typeof master === "object")
    return condition(MEMBER, "unmet", `account.yaml names the master account ${master.id}`);
  const question = {
    asks: "does My Account > My Master Account show no master account?",
    answers: { none: "it was looked up in the console of the account" },
    side: "member",
  } as const;
  const says =
    master === undefined ? "account.yaml does not say" : "account.yaml says master: none";
  return condition(
    { ...MEMBER, question },
    "unknown",
    `${says}; no call shows an account its master`,
  );
}

const MASTER: ConditionText = {
  id: "enterprise-master",
  title: "The account is no master account of others",
  remedy:
    "Disassociate each member account (an account.yaml of its own, with `closure.disassociate`), then disable the Enterprise Center in the console.",
  docs: REASONS,
  in: {
    zh: {
      title: "账号不是其他账号的企业主账号",
      remedy:
        "逐一解除企业子账号的关联（每个账号各有一份 account.yaml，带 `closure.disassociate`），然后在控制台关闭企业中心。",
    },
  },
};

function master({ own }: OwnContext, signal: AbortSignal): Promise<ClosureCondition> {
  return guard(MASTER, async () => {
    const all = await subCustomers(own, signal);
    return all.length === 0
      ? condition(MASTER, "met", "it has no member accounts")
      : condition(
          MASTER,
          "unmet",
          `member accounts: ${all.map((one) => text(one, "id")).join(", ")}`,
        );
  });
}

const ORDERS: ConditionText = {
  id: "open-orders",
  title: "No order is unpaid, under review, in process or to be confirmed",
  remedy: "Billing Center > Orders: pay or cancel what is unpaid, and wait for the others.",
  docs: REASONS,
  in: {
    zh: {
      title: "没有待支付、待审核、处理中或待确认的订单",
      remedy: "费用中心 > 订单管理：支付或取消待支付的订单，其余的等待完成。",
    },
  },
};

function orders({ own }: OwnContext, signal: AbortSignal): Promise<ClosureCondition> {
  return guard(ORDERS, async () => {
    const found = await openOrders(own, signal);
    return found.length === 0
      ? condition(ORDERS, "met", "none is open")
      : condition(ORDERS, "unmet", found.join(", "));
  });
}

const ARREARS: ConditionText = {
  id: "arrears",
  title: "Nothing is owed",
  remedy: "Billing Center > Overview: pay what is owed.",
  docs: REASONS,
  in: {
    zh: {
      title: "没有欠款",
      remedy: "费用中心 > 总览：还清欠款。",
    },
  },
};

function arrears({ own }: OwnContext, signal: AbortSignal): Promise<ClosureCondition> {
  return guard(ARREARS, async () => {
    const debt = await debtOf(own, signal);
    return debt === undefined
      ? condition(ARREARS, "met", "it owes nothing")
      : condition(ARREARS, "unmet", `it owes ${debt}`);
  });
}

/** Everything besides items that can be read before the account is closed in the console. */
export async function ownConditions(
  context: OwnContext,
  signal: AbortSignal,
): Promise<readonly ClosureCondition[]> {
  return [
    keyCondition(context.account),
    member(context),
    ...(await Promise.all(
      [organization, master, orders, arrears].map((read) => read(context, signal)),
    )),
  ];
}
