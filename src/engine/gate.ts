import type { Finding, Policy, PolicyView } from "../core/policy.ts";

/** One policy's answer. */
export interface PolicyResult {
  readonly policy: Policy;
  readonly outcome: "pass" | "fail";
  readonly findings: readonly Finding[];
}

/** Asks every policy; one that throws, or answers nothing, has failed. */
export function evaluate(policies: readonly Policy[], view: PolicyView): readonly PolicyResult[] {
  return policies.map((policy) => {
    try {
      const verdict = policy.check(view);
      const promised: unknown = verdict;
      if (promised instanceof Promise) {
        // Nobody waits for it: what it rejects with would end the process.
        promised.catch(() => undefined);
        return broken(policy, "it answered with a promise; a policy is a plain function");
      }
      if (verdict.pass === true) return { policy, outcome: "pass", findings: [] };
      if (!Array.isArray(verdict.findings) || verdict.findings.length === 0)
        return broken(policy, "it failed without naming anything");
      if (!verdict.findings.every(isFinding))
        return broken(policy, "a finding of it has no subject, or does not say anything");
      return { policy, outcome: "fail", findings: verdict.findings };
    } catch (cause) {
      return broken(policy, `it threw: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  });
}

/** The failures that stop, and those that warn. */
export function blockers(results: readonly PolicyResult[]): {
  readonly mandatory: readonly PolicyResult[];
  readonly advisory: readonly PolicyResult[];
} {
  const failed = results.filter((result) => result.outcome === "fail");
  return {
    mandatory: failed.filter((result) => result.policy.severity === "mandatory"),
    advisory: failed.filter((result) => result.policy.severity === "advisory"),
  };
}

/** Policies are the user's own code: a finding that cannot be shown would be lost. */
function isFinding(value: unknown): value is Finding {
  if (typeof value !== "object" || value === null) return false;
  if (!("subject" in value) || !("says" in value)) return false;
  return typeof value.subject === "string" && typeof value.says === "string";
}

function broken(policy: Policy, says: string): PolicyResult {
  return {
    policy,
    outcome: "fail",
    findings: [{ subject: `policy:${policy.id}`, says: `the policy could not judge: ${says}` }],
  };
}
