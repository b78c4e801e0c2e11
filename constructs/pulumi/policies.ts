import { PolicyPack, type PolicyPackConfig, type ResourceValidationPolicy } from "@pulumi/policy";
import { STANDARD_POLICIES } from "../../policies/standard/index.ts";
import type { Policy } from "../../src/core/policy.ts";

/** The type whose checked inputs name what blocks a closure. */
const CLOSURE = "closeout:index:Closure";

/**
 * A policy of CrossGuard for each of ours, under the same name: it reports what ours found of a closure that
 * is previewed. Ours are asked by the provider, which knows the account; and they refuse the deploy whatever
 * becomes of these.
 */
export function closeoutPolicies(
  policies: readonly Policy[] = STANDARD_POLICIES,
): ResourceValidationPolicy[] {
  return policies.map(({ id, title, remedy, severity }) => ({
    name: id,
    description: `${title}. Next: ${remedy}`,
    enforcementLevel: severity,
    validateResource: ({ type, props }, report) => {
      const found = type === CLOSURE ? foundBy(id, props["blockers"]) : undefined;
      if (found !== undefined) report(`${found}. Next: ${remedy}`);
    },
  }));
}

/** The pack `closeout`: the standard policies, and those of a project's own that are given. */
export function closeoutPolicyPack(
  own: readonly Policy[] = [],
  initialConfig?: PolicyPackConfig,
): PolicyPack {
  const policies = closeoutPolicies([...STANDARD_POLICIES, ...own]);
  return new PolicyPack("closeout", { policies }, initialConfig);
}

function foundBy(id: string, blockers: unknown): string | undefined {
  if (typeof blockers !== "object" || blockers === null) return undefined;
  const found = Object.entries(blockers).find(([name]) => name === id)?.[1];
  return typeof found === "string" ? found : undefined;
}
