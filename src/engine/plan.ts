import type { Decision, Stay, Staying } from "../core/decision.ts";
import type { Coverage } from "../core/inventory.ts";
import type { Item, ItemId } from "../core/item.ts";
import type { JudgedItem, Policy, PolicyView } from "../core/policy.ts";
import type { Review } from "../core/review.ts";
import type { Row } from "../core/row.ts";
import { unapproved } from "./approval.ts";
import type { PolicyResult } from "./gate.ts";
import { prerequisites, takenAlong } from "./graph.ts";
import { unseenChildren } from "./unseen.ts";

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
    for (const [id, { becomes, item }] of decisions) {
      if (becomes !== "goes") continue;
      const why = together(item) ?? blocked(item);
      if (why === undefined) continue;
      decisions.set(id, { becomes: "stays", item, why });
      changed = true;
    }
  }
  const all = [...decisions.values()];
  return {
    decisions,
    going: all.flatMap(({ becomes, item }) => (becomes === "goes" ? [item] : [])),
    staying: all.filter((decision) => decision.becomes === "stays"),
  };

  function first(item: JudgedItem): Decision {
    const own = unapproved(item, review, rows.get(item.type));
    if (own?.reason === "scheduled") return { becomes: "ends-by-itself", item };
    const why = own ?? refused.get(item.id) ?? unseen(item);
    return why === undefined ? { becomes: "goes", item } : { becomes: "stays", item, why };
  }

  function together(item: Item): Stay | undefined {
    for (const { id } of taken.get(item.id) ?? []) {
      const child = decisions.get(id);
      if (child?.becomes === "stays") return { reason: "takes-unapproved", child };
    }
    if (item.goesWith === undefined) return undefined;
    if (decisions.get(item.id)?.item.disposition !== "with-parent") return undefined;
    const parent = decisions.get(item.goesWith);
    return parent === undefined || parent.becomes === "goes"
      ? undefined
      : { reason: "parent-stays", parent: item.goesWith };
  }

  function blocked(item: Item): Stay | undefined {
    const set = needs.get(item.id);
    if (set === undefined) return undefined;
    // Many items share one set; what changes in it during a pass is found by the next one.
    if (!staying.has(set)) staying.set(set, firstStaying(set));
    const found = staying.get(set);
    return found === undefined ? undefined : { reason: "waits-for-staying", first: found };
  }

  function firstStaying(ids: ReadonlySet<ItemId>): Staying | undefined {
    for (const id of ids) {
      const decision = decisions.get(id);
      if (decision?.becomes === "stays") return decision;
    }
    return undefined;
  }
}

function heldBack(results: readonly PolicyResult[]): ReadonlyMap<ItemId, Stay> {
  const held = new Map<ItemId, Stay>();
  for (const { policy, findings, outcome } of results) {
    if (outcome === "pass" || !holdsBack(policy)) continue;
    for (const finding of findings)
      held.set(finding.subject, { reason: "policy", policy, finding });
  }
  return held;
}

function holdsBack({ guards, severity }: Policy): boolean {
  return guards === "removal" && severity === "mandatory";
}

/** Findings of removal policies that name no item: they stop the whole teardown. */
export function wholeStops(
  results: readonly PolicyResult[],
  view: PolicyView,
): readonly PolicyResult[] {
  const ids = new Set(view.items.map((item) => item.id));
  return results
    .filter(({ outcome, policy }) => outcome === "fail" && holdsBack(policy))
    .map((result) => ({
      ...result,
      findings: result.findings.filter((finding) => !ids.has(finding.subject)),
    }))
    .filter((result) => result.findings.length > 0);
}
