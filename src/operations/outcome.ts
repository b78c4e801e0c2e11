import type { ClosureStatus } from "../core/closure.ts";
import type { Disposition, ItemId, Wave } from "../core/item.ts";
import { type JudgedItem, standing } from "../core/policy.ts";
import { blockers, openQuestions, type PolicyResult } from "../engine/gate.ts";
import { type Stop, teardownStops } from "../engine/stops.ts";
import type { Survey } from "../engine/survey.ts";
import { timelineOf } from "../engine/timeline.ts";
import { unknownListings } from "../texts/coverage.ts";
import { whyItStays } from "../texts/decision.ts";
import { findingText } from "../texts/finding.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { ClosurePlan } from "./closure.ts";
import type { TeardownPlan } from "./teardown.ts";

/** Which of an account's two stacks. */
export const STACKS = ["teardown", "closure"] as const;
/** See {@link STACKS}. */
export type StackKind = (typeof STACKS)[number];

/** An item that goes, or is put back as it was. */
export interface GoingItem {
  readonly id: ItemId;
  readonly line: string;
  readonly wave: Wave;
  readonly disposition: Disposition;
}

/** An item that stays, and why. */
export interface StayingItem extends GoingItem {
  /** One of the reasons of a plan, for programs. */
  readonly reason: string;
  readonly why: string;
}

/** Something that stands in the way. */
export interface Blocker {
  /** A policy's id, or `rule`, `limit` for what account.yaml says. */
  readonly policy: string;
  readonly severity: "mandatory" | "advisory";
  readonly title: string;
  readonly remedy: string;
  readonly docs: string | null;
  readonly findings: readonly string[];
}

/** What a plan of one stack came to, as data: everything that its messages say. */
export interface Outcome {
  readonly stack: StackKind;
  readonly account: { readonly name: string; readonly id: string; readonly cloud: string };
  /** When the account was looked at, ISO 8601 in UTC. */
  readonly at: string;
  /** Digest of the review that it was made with; null where nothing counts as approved. */
  readonly review: string | null;
  /** Where the closure stands. */
  readonly status: ClosureStatus;
  readonly going: readonly GoingItem[];
  readonly putBack: readonly ItemId[];
  readonly staying: readonly StayingItem[];
  /** Items that stand in the way of the closure. */
  readonly standing: number;
  readonly blockers: readonly Blocker[];
  /** Listings that are not complete, in words. */
  readonly unknown: readonly string[];
  /** Questions that a person must still answer. */
  readonly questions: number;
  /** Bills, balances, vouchers and prepaid things, one line each. */
  readonly money: readonly string[];
  readonly earliest: { readonly submission: string | null; readonly closed: string | null };
  /** Of a closure: whether its deploy submits it, prepares it for a person, or does nothing. */
  readonly deploy: "submits" | "leaves" | "prepares" | "follows" | null;
}

/** What a plan of a teardown came to. */
export function teardownOutcome(workspace: Workspace, made: TeardownPlan): Outcome {
  if (made.outcome === "closing") return closingOutcome(workspace, "teardown", made.status);
  const { found, backs } = made;
  return {
    ...looked(workspace, "teardown", found),
    going: found.plan.going.map(goingItem),
    putBack: [...backs.back.keys()],
    blockers: [
      ...teardownStops(found).map(stopBlocker),
      ...found.results
        .filter(({ outcome, policy }) => outcome === "fail" && policy.severity === "mandatory")
        .filter((result) => !isStop(found, result))
        .map(policyBlocker),
    ],
  };
}

/** What a plan of a closure came to. */
export function closureOutcome(
  workspace: Workspace,
  made: ClosurePlan | { readonly outcome: "looked"; readonly found: Survey },
): Outcome {
  if (made.outcome === "closing")
    return { ...closingOutcome(workspace, "closure", made.status), deploy: "follows" };
  const { mandatory, advisory } = blockers(made.found.results);
  return {
    ...looked(workspace, "closure", made.found),
    blockers: [
      ...made.found.faults.map((fault) => stopBlocker({ kind: "rule", fault })),
      ...[...mandatory, ...advisory].map(policyBlocker),
    ],
    deploy:
      made.outcome === "submits"
        ? made.leaves
          ? "leaves"
          : "submits"
        : made.outcome === "prepares"
          ? "prepares"
          : null,
  };
}

function looked(workspace: Workspace, stack: StackKind, found: Survey): Outcome {
  const { view, inventory, plan, results } = found;
  const dates = timelineOf(view);
  return {
    ...empty(workspace, stack),
    at: inventory.takenAt,
    review: view.review?.digest ?? null,
    status: view.closure ?? NEVER,
    staying: plan.staying.map(({ item, why }) => ({
      ...goingItem(item),
      reason: why.reason,
      why: whyItStays(item, why),
    })),
    standing: standing(view).length,
    unknown: unknownListings(inventory.coverage, "en"),
    questions: openQuestions(results).filter(({ optional }) => optional !== true).length,
    money: view.items.flatMap(({ line, wave, disposition }) =>
      wave === "finance" || disposition === "refund" ? [line] : [],
    ),
    earliest: { submission: dates.submission ?? null, closed: dates.closed ?? null },
  };
}

/** An account that is closing is not looked into. */
export function closingOutcome(
  workspace: Workspace,
  stack: StackKind,
  status: ClosureStatus,
): Outcome {
  const { endsAt } = status;
  return {
    ...empty(workspace, stack),
    status,
    earliest: { submission: null, closed: endsAt ?? null },
  };
}

function empty({ account, clock }: Workspace, stack: StackKind): Outcome {
  return {
    stack,
    account: { name: account.name, id: account.id, cloud: account.cloud },
    at: new Date(clock.now()).toISOString(),
    review: null,
    status: NEVER,
    going: [],
    putBack: [],
    staying: [],
    standing: 0,
    blockers: [],
    unknown: [],
    questions: 0,
    money: [],
    earliest: { submission: null, closed: null },
    deploy: null,
  };
}

const NEVER: ClosureStatus = { phase: "none", detail: "", reasons: [] };

function goingItem({ id, line, wave, disposition }: JudgedItem): GoingItem {
  return { id, line, wave, disposition };
}

function policyBlocker({ policy, findings }: PolicyResult): Blocker {
  const { id, severity, title, remedy, docs = null } = policy;
  return {
    policy: id,
    severity,
    title,
    remedy,
    docs,
    findings: findings.map((one) => findingText(one)),
  };
}

function isStop(found: Survey, result: PolicyResult): boolean {
  return teardownStops(found).some(
    (stop) => stop.kind === "policy" && stop.result.policy.id === result.policy.id,
  );
}

function stopBlocker(stop: Stop): Blocker {
  switch (stop.kind) {
    case "policy":
      return policyBlocker(stop.result);
    case "rule":
      return {
        policy: "rule",
        severity: "mandatory",
        title: "Every rule of account.yaml can be followed",
        remedy: "Fix or remove the rule.",
        docs: null,
        findings: [`account.yaml:${stop.fault.line}: ${stop.fault.says}`],
      };
    case "limit":
      return {
        policy: "limit",
        severity: "mandatory",
        title: "One run removes no more items than limits.deletions",
        remedy: "Split the review, or raise limits.deletions in account.yaml.",
        docs: null,
        findings: [`${stop.going} items would go, and the limit is ${stop.limit}`],
      };
  }
}
