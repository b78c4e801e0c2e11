import type { Answered, AskedQuestion, Finding, Policy, PolicyView } from "../core/policy.ts";
import { shown } from "../core/secrets.ts";
import { answered } from "./questions.ts";

/** One policy's answer. */
export interface PolicyResult {
  readonly policy: Policy;
  readonly outcome: "pass" | "fail";
  readonly findings: readonly Finding[];
  /** What it asks of people, with the answers that it relied on. */
  readonly questions: readonly AskedQuestion[];
}

/** Asks every policy; one that throws, or answers nothing, has failed. */
export function evaluate(policies: readonly Policy[], view: PolicyView): readonly PolicyResult[] {
  const asked = policies.map((policy) => ({ policy, questions: questionsOf(policy, view) }));
  const questions = asked.flatMap((one) =>
    typeof one.questions === "string" ? [] : one.questions,
  );
  const full: PolicyView = { ...view, questions };
  return asked.map((one) =>
    typeof one.questions === "string"
      ? broken(one.policy, one.questions)
      : judged(one.policy, one.questions, full),
  );
}

/** People's answers that the policies relied on. */
export function relied(results: readonly PolicyResult[]): readonly Answered[] {
  return results.flatMap(({ questions }) =>
    questions.flatMap((one) => (one.answered === undefined ? [] : [one.answered])),
  );
}

/** What is asked of people and not answered yet; what need not be stated comes last. */
export function openQuestions(results: readonly PolicyResult[]): readonly AskedQuestion[] {
  const open = results.flatMap(({ questions }) =>
    questions.filter((one) => one.answered === undefined),
  );
  return [
    ...open.filter((one) => one.optional !== true),
    ...open.filter((one) => one.optional === true),
  ];
}

/** What a policy asks; in words, why that cannot be known. */
function questionsOf(policy: Policy, view: PolicyView): readonly AskedQuestion[] | string {
  if (policy.asks === undefined) return [];
  try {
    const asked = policy.asks(view);
    const promised: unknown = asked;
    if (promised instanceof Promise) {
      // Nobody waits for it: what it rejects with would end the process.
      promised.catch(() => undefined);
      return "it asks with a promise; a policy is a plain function";
    }
    if (!Array.isArray(asked)) return "its questions are not a list";
    if (!asked.every((one) => isText(one.subject) && isText(one.asks)))
      return "a question of it has no subject, or asks nothing";
    if (!asked.every((one) => hasWords(one.answers)))
      return "a question of it has no word that settles it";
    return answered(policy.id, asked, view);
  } catch (cause) {
    return `it threw: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}

function judged(
  policy: Policy,
  questions: readonly AskedQuestion[],
  view: PolicyView,
): PolicyResult {
  const found = findingsOf(policy, view);
  if (typeof found === "string") return broken(policy, found);
  const open = questions
    .filter((one) => one.answered === undefined && one.optional !== true)
    .map((one) => ({
      subject: one.subject,
      says: one.but === undefined ? one.asks : `${one.asks} · ${one.but}`,
    }));
  const findings = [...found, ...open].map((one) => ({ ...one, says: shown(one.says) }));
  return { policy, outcome: findings.length === 0 ? "pass" : "fail", findings, questions };
}

/** What the policy finds besides open questions; in words, why it could not judge. */
function findingsOf(policy: Policy, view: PolicyView): readonly Finding[] | string {
  try {
    const verdict = policy.check(view);
    const promised: unknown = verdict;
    if (promised instanceof Promise) {
      // Nobody waits for it: what it rejects with would end the process.
      promised.catch(() => undefined);
      return "it answered with a promise; a policy is a plain function";
    }
    if (verdict.pass === true) return [];
    if (!Array.isArray(verdict.findings) || verdict.findings.length === 0)
      return "it failed without naming anything";
    if (!verdict.findings.every(isFinding))
      return "a finding of it has no subject, or does not say anything";
    return verdict.findings;
  } catch (cause) {
    return `it threw: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
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
  return isText(value.subject) && isText(value.says);
}

function hasWords(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.values(value).some(isText);
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function broken(policy: Policy, says: string): PolicyResult {
  return {
    policy,
    outcome: "fail",
    findings: [{ subject: `policy:${policy.id}`, says: `the policy could not judge: ${says}` }],
    questions: [],
  };
}
