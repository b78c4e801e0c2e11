import type { ClosureCondition } from "../../core/closure.ts";
import { FOUND } from "../en/huawei/details.ts";
import { type ConditionText, condition, memberCondition } from "../shared/closing/condition.ts";
import type { MemberContext } from "../shared/closing/member-context.ts";
import { count, records, text } from "../shared/wire/reply.ts";
import { CONDITIONS } from "../zh/huawei/conditions.ts";
import { guard } from "./closure-errors.ts";
import { closings } from "./closure-status.ts";
import { findMember, organization } from "./member.ts";
import { markers } from "./services/parts/pagings.ts";

const CLOSE_PAGE =
  "https://support.huaweicloud.com/intl/en-us/usermanual-organizations/org_03_0080.html";
const REMOVE_PAGE =
  "https://support.huaweicloud.com/intl/en-us/usermanual-organizations/org_03_0029.html";

const KINDS: Readonly<Record<"created" | "invited", ConditionText>> = {
  created: {
    id: "member-kind",
    title: "The account is a created, active member of this organization",
    remedy:
      "Correct `id`, `kind` and `access.managementId` in account.yaml. An invited member is taken out of the organization; its closure is then an assisted one.",
    docs: CLOSE_PAGE,
    in: { zh: CONDITIONS["member-kind"] },
  },
  invited: {
    id: "member-kind",
    title: "The account is an invited, active member of this organization",
    remedy:
      "Correct `id`, `kind` and `access.managementId` in account.yaml; a created member is closed by its organization instead.",
    docs: REMOVE_PAGE,
    in: { zh: CONDITIONS["conditions/member-kind"] },
  },
};

/** The member is there, is active, and came in the way that the file says. */
export function kindCondition(
  context: MemberContext,
  wanted: "created" | "invited",
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const words = KINDS[wanted];
  return guard(words, async () => {
    const { account, management } = context;
    const member = await findMember(management, account.id, signal);
    const absent = FOUND.noMember(account.id);
    return memberCondition(words, member, absent, (one) => {
      const [method, status] = [text(one, "join_method"), text(one, "status")];
      const name = text(one, "name");
      const known = ["created", "invited"].includes(method);
      return [
        !known ? "unknown" : method === wanted && status === "active" ? "met" : "unmet",
        FOUND.memberIs(name, method, status),
      ];
    });
  });
}

const DELEGATED: ConditionText = {
  id: "delegated-administrator",
  title: "The account administers no trusted service for the organization",
  remedy:
    "Organizations console of the management account, Services: cancel the delegation of each service (DeregisterDelegatedAdministrator), then plan again.",
  docs: CLOSE_PAGE,
  in: { zh: CONDITIONS["delegated-administrator"] },
};

/** A delegated administrator is neither closed nor removed. */
export function delegatedCondition(
  { account, management }: MemberContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  return guard(DELEGATED, async () => {
    const list = { items: "delegated_administrators", paging: markers(200), must: "account_id" };
    const ask = organization(management, signal);
    const all = await ask.all("ListDelegatedAdministrators", {}, list);
    return all.some((one) => text(one, "account_id") === account.id)
      ? condition(DELEGATED, "unmet", FOUND.delegated)
      : condition(DELEGATED, "met", FOUND.notDelegated(all.length));
  });
}

const QUOTA: ConditionText = {
  id: "closing-quota",
  title: "The organization may close one more account now",
  remedy:
    "Wait until fewer closures fall into the last 30 days, or until one that runs has ended; then plan again. The organization may close a tenth of its members in 30 days, 200 at most, and three at once.",
  docs: CLOSE_PAGE,
  in: { zh: CONDITIONS["closing-quota"] },
};

/** Name of the quota of closures (SDK, organizations v1 ListQuotas). */
const QUOTA_TYPE = "close_account_count_in_30_days";

/** Closures at once. */
const AT_ONCE = 3;

const MONTH_MS = 30 * 24 * 3_600_000;

/** Live numbers, with the day on which enough of the counted closures are 30 days old. */
export function quotaCondition(
  context: MemberContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  return guard(QUOTA, async () => {
    const [reply, all] = await Promise.all([
      organization(context.management, signal).one("ListQuotas", {}, "quotas.resources"),
      closings(context, signal),
    ]);
    const others = all.filter(({ accountId }) => accountId !== context.account.id);
    const running = others.filter(({ state }) => state === "pending_closure");
    const quota = records(reply, "quotas.resources").find(
      (one) => text(one, "type") === QUOTA_TYPE,
    );
    const now = new Date(context.clock.now()).toISOString().slice(0, 10);
    if (quota === undefined) return condition(QUOTA, "unknown", FOUND.noQuota(QUOTA_TYPE));
    const [used, most] = [count(quota, "used"), count(quota, "quota")];
    const detail = FOUND.quota(now, used, most, running.length, AT_ONCE);
    if (used < most && running.length < AT_ONCE) return condition(QUOTA, "met", detail);
    // So many of those that count must be 30 days old that one more has room; our own may be among them.
    const freed = all
      .flatMap(({ since }) => (since === undefined ? [] : [Date.parse(since) + MONTH_MS]))
      .filter((at) => at > context.clock.now())
      .sort((a, b) => a - b)[used - most];
    const until = freed === undefined ? {} : { until: new Date(freed).toISOString() };
    return { ...condition(QUOTA, "unmet", detail), ...until };
  });
}
