import { type ItemId, parseItemId } from "../core/item.ts";
import type { Answered, AskedQuestion, Finding, Policy, PolicyView } from "../core/policy.ts";
import { Problem } from "../core/problem.ts";
import { shown } from "../core/secrets.ts";
import { notingUnknown } from "../core/tags.ts";
import { finding, partsOf } from "../core/told.ts";
import { frozen } from "./frozen.ts";
import { answered } from "./questions.ts";
import { inTime } from "./time-limit.ts";

/** One policy's answer. */
export interface PolicyResult {
  readonly policy: Policy;
  readonly outcome: "pass" | "fail";
  readonly findings: readonly Finding[];
  /** What it asks of people, with the answers that it relied on. */
  readonly questions: readonly AskedQuestion[];
}

/** How long a policy may take, in milliseconds: some seconds, and more for very many items. */
function limitFor({ items }: PolicyView): number {
  return 5_000 + Math.ceil(items.length / 5);
}

/** Policies that did not end once: nobody waits for them again. */
const endless = new WeakSet<Policy>();

/**
 * Asks every policy; one that throws, changes what it is given, answers nothing or does not end within
 * `limitMs` has failed. One that reads tags which are not known fails for those items. Throws the Problem
 * `canceled` when somebody presses Ctrl-C meanwhile.
 */
export function evaluate(
  policies: readonly Policy[],
  view: PolicyView,
  limitMs = limitFor(view),
): readonly PolicyResult[] {
  const given = frozen({ ...view });
  const asked = oneByOne(policies, limitMs, (policy) => questionsOf(policy, given));
  const questions = asked.flatMap(({ answer }) => (typeof answer === "string" ? [] : answer));
  const full = Object.freeze({ ...given, questions: frozen(questions) });
  const found = oneByOne(policies, limitMs, (policy) => findingsOf(policy, full));
  return policies.map((policy, at) => {
    const [mine, findings] = [asked[at], found[at]];
    const blind = new Map([...(mine?.blind ?? []), ...(findings?.blind ?? [])]);
    const [asks, finds] = [mine?.answer ?? NOT_ASKED, findings?.answer ?? NOT_ASKED];
    if (typeof asks === "string") return broken(policy, asks);
    if (typeof finds === "string") return broken(policy, finds);
    return judged(policy, asks, [...finds, ...unknownTagsOf(blind)]);
  });
}

const NOT_ASKED = "it was not asked";

/** What a policy answered, or in words why it could not, and of which items it read unknown tags, with why. */
interface Said<T> {
  readonly answer: readonly T[] | string;
  readonly blind: ReadonlyMap<ItemId, string>;
}

/**
 * Asks policies in turn. What does not end is ended; where those before it used up the time, it is asked
 * again with a time of its own.
 */
function oneByOne<T>(
  policies: readonly Policy[],
  limitMs: number,
  ask: (policy: Policy) => readonly T[] | string,
): readonly Said<T>[] {
  const said: Said<T>[] = [];
  let began = 0;
  while (said.length < policies.length) {
    const { ended } = inTime(limitMs, () => {
      for (const policy of policies.slice(said.length)) {
        began = performance.now();
        if (endless.has(policy)) said.push(tooLate(limitMs));
        else {
          const { result, read } = notingUnknown(() => ask(policy));
          said.push({ answer: result, blind: read });
        }
      }
    });
    if (ended === "interrupted") throw interrupted(policies[said.length]);
    const policy = policies[said.length];
    if (ended !== "late" || policy === undefined) continue;
    if (performance.now() - began < limitMs * ALMOST) continue;
    endless.add(policy);
    said.push(tooLate(limitMs));
  }
  return said;
}

/** Part of the limit that a policy had to itself before it counts as endless; timers are not exact. */
const ALMOST = 0.9;

function tooLate(limitMs: number): Said<never> {
  return { answer: `it did not end within ${Math.ceil(limitMs / 1000)} s`, blind: new Map() };
}

function interrupted(policy: Policy | undefined): Problem {
  return new Problem({
    code: "canceled",
    summary: `Interrupted while the policy ${policy?.id ?? ""} was asked`,
    next: "Run the same command again. If it takes long, look at what that policy does.",
  });
}

/** One sentence for a type and reason, however many items it concerns. */
function unknownTagsOf(blind: ReadonlyMap<ItemId, string>): readonly Finding[] {
  return Array.from(blind, ([id, because]) => ({
    ...tagsNotKnown(id, because),
    alike: true,
  }));
}

function tagsNotKnown(id: ItemId, because: string): Finding {
  const type = parseItemId(id)?.type;
  return finding(id, {
    en: `the policy reads tags, and those of ${type ?? "this type"} are not known: ${because}`,
    zh: `策略要读取标签，而${type === undefined ? "这个类型" : ` ${type} `}的标签未知：${because}`,
  });
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
  if (!isPlain(policy.asks)) return NOT_PLAIN;
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
  found: readonly Finding[],
): PolicyResult {
  const open = questions
    .filter((one) => one.answered === undefined && one.optional !== true)
    .map((one): Finding => {
      const { but, in: told } = one;
      const objection = but === undefined ? "" : ` · ${but.where} ${but.says}`;
      const says = `${one.asks}${objection}`;
      if (told === undefined) return { subject: one.subject, says };
      const inChinese = but === undefined ? [] : [` · ${but.where} ${but.in?.zh.says ?? but.says}`];
      return finding(one.subject, { en: says, zh: [...partsOf(told.zh.asks), ...inChinese] });
    });
  const findings = [...found, ...open].map((one) => ({ ...one, says: shown(one.says) }));
  return { policy, outcome: findings.length === 0 ? "pass" : "fail", findings, questions };
}

/** What the policy finds besides open questions; in words, why it could not judge. */
function findingsOf(policy: Policy, view: PolicyView): readonly Finding[] | string {
  if (!isPlain(policy.check)) return NOT_PLAIN;
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

const NOT_PLAIN = "it is an async or generator function; a policy is a plain function";

/** Nothing waits for other functions, and what they do after they returned has no limit. */
function isPlain(call: unknown): boolean {
  return typeof call === "function" && call.constructor.name === "Function";
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
    // Why is said to whoever wrote the policy.
    findings: [
      finding(`policy:${policy.id}`, {
        en: `the policy could not judge: ${says}`,
        zh: `策略无法作出判断：${says}`,
      }),
    ],
    questions: [],
  };
}
