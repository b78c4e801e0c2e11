import type { Account } from "../core/account.ts";
import type { Attestation } from "../core/attestation.ts";
import type { ClosureCondition, ClosureStatus, PreClosureCheck, Reading } from "../core/closure.ts";
import { type ClosureMeans, type CloudSession, leaves } from "../core/cloud.ts";
import { goes } from "../core/disposition.ts";
import type { Inventory } from "../core/inventory.ts";
import type { Item, ItemId } from "../core/item.ts";
import type { Policy, PolicyView } from "../core/policy.ts";
import { REVIEW_VERSION, type Review, type ReviewedItem } from "../core/review.ts";
import type { Row } from "../core/row.ts";
import { UNLISTED_POLICY } from "../core/unlisted.ts";
import { unknownListings } from "../texts/coverage.ts";
import { alreadyScheduled, whyItStays } from "../texts/decision.ts";
import { abandonTermsOf } from "./abandoning.ts";
import { unapproved } from "./approval.ts";
import { evaluate, type PolicyResult } from "./gate.ts";
import { judge, materialFacts } from "./judge.ts";
import { type Plan, plan } from "./plan.ts";
import { answered } from "./questions.ts";
import type { RuleFault } from "./rule-faults.ts";
import { heldAgainstListings } from "./second-sources.ts";
import { readingsOf, steadied } from "./steady.ts";

/** What a survey needs beside an inventory. */
export interface SurveyOptions {
  readonly account: Account;
  readonly rows: ReadonlyMap<string, Row>;
  readonly policies: readonly Policy[];
  readonly review: Review | undefined;
  readonly signal: AbortSignal;
  /** Where the closure stands, when it was asked. */
  readonly closure: ClosureStatus | undefined;
  /** `closure` also asks the cloud's own check and the conditions; `teardown` does not. */
  readonly purpose: "teardown" | "closure";
  /** How the account is closed. */
  readonly closing: ClosureMeans;
  /** Attestations. */
  readonly attestations: readonly Attestation[];
  /** Items of which the journal holds removal calls. */
  readonly removed: ReadonlySet<ItemId>;
  /** When runs of ours removed items, ISO 8601 in UTC: for a while, other sources still name them. */
  readonly removedAt?: ReadonlyMap<ItemId, string>;
  /** What conditions were before, oldest first. */
  readonly readings: readonly Reading[];
}

/** Everything that is known and decided about an account at one moment. */
export interface Survey {
  readonly inventory: Inventory;
  readonly view: PolicyView;
  /** What is wrong with the rules of account.yaml. */
  readonly faults: readonly RuleFault[];
  readonly results: readonly PolicyResult[];
  readonly plan: Plan;
  readonly quotes: Readonly<Record<ItemId, string>>;
  /** What the conditions were just now, before it was asked for how long. */
  readonly readings: readonly (Reading & { readonly detail: string })[];
}

/** Whether a policy is asked for a purpose; one of removal always is, since it also speaks before the closure. */
function isAsked(policy: Policy, { purpose, closing }: SurveyOptions): boolean {
  if (purpose === "teardown") return policy.guards === "removal";
  return !leaves(closing) || policy.leaving === true;
}

/** Judges an inventory, asks the policies and makes the plan. */
export async function survey(
  session: CloudSession,
  scanned: Inventory,
  options: SurveyOptions,
): Promise<Survey> {
  const { account, rows, review, attestations } = options;
  const answers = { account, attestations, takenAt: scanned.takenAt };
  const inventory = heldAgainstListings(scanned, {
    rows,
    review,
    removedAt: options.removedAt ?? new Map(),
    isAnswered: (question) =>
      answered(UNLISTED_POLICY, [question], answers).some((one) => one.answered !== undefined),
  });
  const own = session.ownIdentity(inventory.items);
  const abandonable = abandonTermsOf(options.closing);
  const base = {
    account,
    rows,
    now: inventory.takenAt,
    own,
    ...(abandonable === undefined ? {} : { abandonable }),
  };
  const first = judge(inventory.items, base);
  const refunds = first.items.filter((item) => item.disposition === "refund");
  const quotes = refunds.length === 0 ? {} : await session.quotes(refunds, options.signal);
  const { items, faults } =
    refunds.length === 0 ? first : judge(inventory.items, { ...base, quotes });
  const asked =
    options.purpose === "closure"
      ? await askCloud(session, options.signal)
      : { check: undefined, conditions: [] };
  const conditions = steadied(asked.conditions, options.readings, inventory.takenAt);
  const view: PolicyView = {
    account,
    caller: session.caller,
    takenAt: inventory.takenAt,
    items,
    coverage: inventory.coverage,
    sightings: inventory.sightings,
    review,
    own,
    check: asked.check,
    conditions,
    closure: options.closure,
    closing: options.closing,
    attestations,
    questions: [],
    removed: options.removed,
    rows,
  };
  const policies = options.policies.filter((policy) => isAsked(policy, options));
  const results = evaluate(policies, view);
  const made = plan(items, review, rows, results, inventory.coverage);
  const readings = readingsOf(asked.conditions, inventory.takenAt);
  // A rule that matches nothing says nothing where nothing was listed.
  const looked = inventory.coverage.length > 0;
  return { inventory, view, faults: looked ? faults : [], results, plan: made, quotes, readings };
}

async function askCloud(
  session: CloudSession,
  signal: AbortSignal,
): Promise<{ check: PreClosureCheck | undefined; conditions: readonly ClosureCondition[] }> {
  if (session.closure.by === "none") return { check: undefined, conditions: [] };
  if (session.closure.by === "assisted")
    return { check: undefined, conditions: await session.closure.conditions(signal) };
  const [conditions, check] = await Promise.all([
    session.closure.conditions(signal),
    session.closure.check(signal),
  ]);
  return { check, conditions };
}

/**
 * A review of what a survey found: every item that would go, with what the reviewer approves of it, and
 * the last run that had acted by then.
 */
export function draftReview(
  session: CloudSession,
  found: Survey,
  rows: ReadonlyMap<string, Row>,
  lastRun: string | undefined,
): Omit<Review, "digest"> {
  const items: Record<ItemId, ReviewedItem> = {};
  for (const item of found.view.items) {
    if (!goes(item.disposition) || item.state === "scheduled") continue;
    items[item.id] = {
      line: item.line,
      disposition: item.disposition,
      ...(item.because === undefined ? {} : { because: item.because }),
      steps: session.describe(item, item.disposition),
      facts: materialFacts(item, rows.get(item.type)),
    };
  }
  return {
    version: REVIEW_VERSION,
    cloud: found.inventory.cloud,
    accountId: found.inventory.accountId,
    takenAt: found.inventory.takenAt,
    ...(lastRun === undefined ? {} : { run: lastRun }),
    items,
    unknown: unknownListings(found.inventory.coverage, "en"),
  };
}

/**
 * Why an item is not to be touched after all, asked right before its calls with what is known of it by
 * then: it may have changed, or a rule or policy may speak for it now. Undefined lets it go.
 */
export function lastQuestion(
  item: Item,
  view: PolicyView,
  policies: readonly Policy[],
): string | undefined {
  const { account, rows, own, review, takenAt } = view;
  const { items, faults } = judge([item], { account, rows, now: takenAt, own });
  const fault = faults.find((one) => one.items.includes(item.id));
  if (fault !== undefined) return `${account.file}:${fault.line}: ${fault.says}`;
  for (const now of items) {
    const changed = unapproved(now, review, rows.get(now.type));
    if (changed === undefined) continue;
    return changed.reason === "scheduled" ? alreadyScheduled(now) : whyItStays(now, changed);
  }
  const asked = policies.filter(
    (policy) => policy.guards === "removal" && policy.severity === "mandatory",
  );
  for (const { policy, outcome, findings } of evaluate(asked, { ...view, items })) {
    if (outcome === "pass") continue;
    const finding = findings.find(
      (one) => one.subject === item.id || one.subject === `policy:${policy.id}`,
    );
    if (finding !== undefined) return `policy ${policy.id} refuses: ${finding.says}`;
  }
  return undefined;
}
