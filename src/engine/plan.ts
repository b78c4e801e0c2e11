import type { Facts, FactValue, Item, ItemId } from "../core/item.ts";
import type { JudgedItem, PolicyView } from "../core/policy.ts";
import type { Review } from "../core/review.ts";
import type { Row } from "../core/row.ts";
import type { PolicyResult } from "./gate.ts";
import { prerequisites, takenAlong } from "./graph.ts";
import { goes, materialFacts } from "./judge.ts";

/** Why an item stays. */
export type StayReason =
  | "not-reviewed"
  | "changed"
  | "disposition"
  | "policy"
  | "takes-unapproved"
  | "waits-for-staying"
  | "scheduled";

/** What happens to an item in the next deploy. */
export type Decision =
  | { readonly go: true; readonly item: JudgedItem }
  | {
      readonly go: false;
      readonly item: JudgedItem;
      readonly reason: StayReason;
      readonly says: string;
    };

/** The review file ∩ what is there. */
export interface Plan {
  readonly decisions: ReadonlyMap<ItemId, Decision>;
  /** Approved and still there. */
  readonly going: readonly JudgedItem[];
  readonly staying: readonly Extract<Decision, { go: false }>[];
}

/**
 * Decides item by item. An item goes only when the review names it with the same disposition and the
 * same material facts, no removal policy names it, everything that it takes along goes as well, and
 * nothing that must be gone first stays.
 */
export function plan(
  items: readonly JudgedItem[],
  review: Review | undefined,
  rows: ReadonlyMap<string, Row>,
  results: readonly PolicyResult[],
): Plan {
  const decisions = new Map<ItemId, Decision>();
  const refused = heldBack(results);
  for (const item of items) decisions.set(item.id, first(item));

  const taken = takenAlong(items);
  const needs = prerequisites(items, rows);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [id, decision] of decisions) {
      if (!decision.go) continue;
      const next = together(decision.item) ?? blocked(decision.item);
      if (next !== undefined) {
        decisions.set(id, { go: false, item: decision.item, ...next });
        changed = true;
      }
    }
  }
  const all = [...decisions.values()];
  return {
    decisions,
    going: all.flatMap((decision) => (decision.go ? [decision.item] : [])),
    staying: all.flatMap((decision) => (decision.go ? [] : [decision])),
  };

  function first(item: JudgedItem): Decision {
    const stay = (reason: StayReason, says: string): Decision => ({
      go: false,
      item,
      reason,
      says,
    });
    if (item.state === "scheduled") {
      return stay(
        "scheduled",
        `deletion is scheduled${item.until === undefined ? "" : ` for ${item.until}`}: a wait, nothing to do`,
      );
    }
    if (!goes(item.disposition))
      return stay(
        "disposition",
        `${item.disposition}${item.because === undefined ? "" : `: ${item.because}`}`,
      );
    const approved = review?.items[item.id];
    if (approved === undefined) return stay("not-reviewed", "not in the review file");
    if (approved.disposition !== item.disposition) {
      return stay(
        "changed",
        `disposition ${approved.disposition} was reviewed, it is ${item.disposition} now`,
      );
    }
    const now = materialFacts(item, rows.get(item.type));
    const differences = compareFacts(lessGone(approved.facts, now), now);
    if (differences.length > 0)
      return stay("changed", `changed since the review: ${differences.join("; ")}`);
    const held = refused.get(item.id);
    if (held !== undefined) return stay("policy", held);
    return { go: true, item };
  }

  function together(item: Item): { reason: StayReason; says: string } | undefined {
    for (const child of taken.get(item.id) ?? []) {
      const decision = decisions.get(child.id);
      if (decision !== undefined && !decision.go && decision.reason !== "scheduled") {
        return {
          reason: "takes-unapproved",
          says: `its removal would take ${child.id} along, which is not approved (${decision.says})`,
        };
      }
    }
    if (item.goesWith !== undefined && decisions.get(item.id)?.item.disposition === "with-parent") {
      const parent = decisions.get(item.goesWith);
      if (parent !== undefined && !parent.go) {
        return {
          reason: "waits-for-staying",
          says: `goes only with ${item.goesWith}, which stays`,
        };
      }
    }
    return undefined;
  }

  function blocked(item: Item): { reason: StayReason; says: string } | undefined {
    for (const other of needs.get(item.id) ?? []) {
      const decision = decisions.get(other);
      if (decision !== undefined && !decision.go && decision.reason !== "scheduled") {
        return {
          reason: "waits-for-staying",
          says: `cannot go before ${other}, which stays (${decision.reason})`,
        };
      }
    }
    return undefined;
  }
}

/**
 * Approved facts, less what is no longer so. An approval covers what was seen and no more; that
 * something is gone from it (a protection lifted, a disk detached, renewal switched off) is what the
 * removal leads to, and a run that was stopped half-way must not ask for another review.
 */
function lessGone(approved: Facts, now: Facts): Facts {
  const left = Object.entries(approved).flatMap(([name, was]) => {
    const is = now[name];
    if (!isLess(was, is)) return [[name, was] as const];
    return is === undefined ? [] : [[name, is] as const];
  });
  return Object.fromEntries(left);
}

function isLess(was: FactValue, is: FactValue | undefined): boolean {
  if (typeof was === "boolean") return was && is === false;
  if (typeof was === "string") return is === undefined || is === "";
  if (typeof was === "number") return false;
  return is === undefined || (typeof is === "object" && is.every((one) => was.includes(one)));
}

/** Names each fact that differs, with both values. */
export function compareFacts(
  before: Readonly<Record<string, FactValue>>,
  now: Readonly<Record<string, FactValue>>,
): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return names.flatMap((name) => {
    const [old, current] = [show(before[name]), show(now[name])];
    return old === current ? [] : [`${name} was ${old}, is ${current}`];
  });
}

function show(value: FactValue | undefined): string {
  if (value === undefined) return "not set";
  return typeof value === "object" ? `[${value.join(", ")}]` : String(value);
}

function heldBack(results: readonly PolicyResult[]): ReadonlyMap<ItemId, string> {
  const held = new Map<ItemId, string>();
  for (const result of results) {
    if (
      result.outcome === "pass" ||
      result.policy.guards !== "removal" ||
      result.policy.severity !== "mandatory"
    )
      continue;
    for (const finding of result.findings)
      held.set(finding.subject, `policy ${result.policy.id}: ${finding.says}`);
  }
  return held;
}

/** Findings of removal policies that name no item: they stop the whole teardown. */
export function wholeStops(
  results: readonly PolicyResult[],
  view: PolicyView,
): readonly PolicyResult[] {
  const ids = new Set(view.items.map((item) => item.id));
  return results
    .filter(
      (result) =>
        result.outcome === "fail" &&
        result.policy.guards === "removal" &&
        result.policy.severity === "mandatory",
    )
    .map((result) => ({
      ...result,
      findings: result.findings.filter((finding) => !ids.has(finding.subject)),
    }))
    .filter((result) => result.findings.length > 0);
}
