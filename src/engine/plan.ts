import type { Coverage } from "../core/inventory.ts";
import type { Item, ItemId } from "../core/item.ts";
import type { JudgedItem, PolicyView } from "../core/policy.ts";
import type { Review } from "../core/review.ts";
import type { Row } from "../core/row.ts";
import { type Unapproved, unapproved } from "./approval.ts";
import type { PolicyResult } from "./gate.ts";
import { prerequisites, takenAlong } from "./graph.ts";
import { unseenChildren } from "./unseen.ts";

/** Why an item stays. */
export type StayReason = Unapproved["reason"] | "policy" | "takes-unapproved" | "waits-for-staying";

/** What happens to an item in the next deploy. */
export type Decision =
  | { readonly go: true; readonly item: JudgedItem }
  | {
      readonly go: false;
      readonly item: JudgedItem;
      readonly reason: StayReason;
      readonly says: string;
    };

type Staying = Extract<Decision, { go: false }>;

/** The review file ∩ what is there. */
export interface Plan {
  readonly decisions: ReadonlyMap<ItemId, Decision>;
  /** Approved and still there. */
  readonly going: readonly JudgedItem[];
  readonly staying: readonly Staying[];
}

/**
 * Decides item by item. An item goes only when the review names it with the same disposition and the
 * same material facts, no removal policy names it, everything that it takes along goes as well and
 * could be seen (`coverage`), and nothing that must be gone first stays.
 */
export function plan(
  items: readonly JudgedItem[],
  review: Review | undefined,
  rows: ReadonlyMap<string, Row>,
  results: readonly PolicyResult[],
  coverage: readonly Coverage[],
): Plan {
  const decisions = new Map<ItemId, Decision>();
  const unseen = unseenChildren(rows, coverage);
  const refused = heldBack(results);
  for (const item of items) decisions.set(item.id, first(item));

  const taken = takenAlong(items);
  const needs = prerequisites(items, rows);
  const staying = new Map<ReadonlySet<ItemId>, Staying | undefined>();
  for (let changed = true; changed; ) {
    changed = false;
    staying.clear();
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
    const own = unapproved(item, review, rows.get(item.type));
    if (own !== undefined) return { go: false, item, ...own };
    const held = refused.get(item.id);
    if (held !== undefined) return { go: false, item, reason: "policy", says: held };
    const says = unseen(item);
    return says === undefined
      ? { go: true, item }
      : { go: false, item, reason: "takes-unapproved", says };
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
    const set = needs.get(item.id);
    if (set === undefined) return undefined;
    // Many items share one set; what changes in it during a pass is found by the next one.
    if (!staying.has(set)) staying.set(set, firstStaying(set));
    const found = staying.get(set);
    if (found === undefined) return undefined;
    return {
      reason: "waits-for-staying",
      says: `cannot go before ${found.item.id}, which stays (${found.reason})`,
    };
  }

  function firstStaying(ids: ReadonlySet<ItemId>): Staying | undefined {
    for (const id of ids) {
      const decision = decisions.get(id);
      if (decision !== undefined && !decision.go && decision.reason !== "scheduled")
        return decision;
    }
    return undefined;
  }
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
