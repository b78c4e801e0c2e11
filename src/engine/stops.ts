import { leaves } from "../core/cloud.ts";
import { CORE_POLICIES } from "../core/policy.ts";
import type { PolicyResult } from "./gate.ts";
import { wholeStops } from "./plan.ts";
import type { RuleFault } from "./rule-faults.ts";
import type { Survey } from "./survey.ts";

/** What stops a whole run, whichever front end it is asked by. */
export type Stop =
  /** A rule of account.yaml that does nothing, or cannot be followed. */
  | { readonly kind: "rule"; readonly fault: RuleFault }
  /** A policy that failed and names no item. */
  | { readonly kind: "policy"; readonly result: PolicyResult }
  /** More deletions than `limits.deletions` allows in one run. */
  | { readonly kind: "limit"; readonly going: number; readonly limit: number };

/**
 * What stops a teardown as a whole. Asked in the plan and again before anything is removed, since a
 * saved plan may be older than the account's file.
 */
export function teardownStops({ faults, results, view, plan }: Survey): readonly Stop[] {
  const limit = view.account.limits.deletions;
  const going = plan.going.length;
  return [
    ...faults.map((fault): Stop => ({ kind: "rule", fault })),
    ...wholeStops(results, view).map((result): Stop => ({ kind: "policy", result })),
    ...(limit !== undefined && going > limit ? [{ kind: "limit", going, limit } as const] : []),
  ];
}

/** Ids of the policies that a closure cannot do without and that were not asked. */
export function unasked({ results, view }: Pick<Survey, "results" | "view">): readonly string[] {
  const { closing } = view;
  const leaving = leaves(closing);
  const asked = new Set(results.map(({ policy }) => policy.id));
  return [...CORE_POLICIES]
    .filter(([id, core]) => !asked.has(id) && (core.leaving || !leaving))
    .map(([id]) => id);
}
