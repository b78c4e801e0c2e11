import type { AssistedTerms } from "../core/assisted.ts";
import type { Language } from "../core/language.ts";
import type { ClosureStepState } from "../core/packet.ts";
import { type PolicyView, standing } from "../core/policy.ts";
import { packetTexts } from "../texts/packet.ts";
import type { PolicyResult } from "./gate.ts";

/** The policy that asks the questions of an assisted closure. */
export const CLOSURE_QUESTIONS = "closure-statements";

/** Where each part of the way stands, in its order. */
export function closureStepStates(
  terms: AssistedTerms,
  results: readonly PolicyResult[],
  view: PolicyView,
  language: Language = "en",
): readonly ClosureStepState[] {
  const { lines } = packetTexts(language);
  const stands = standing(view);
  const asked = new Set(results.map(({ policy }) => policy.id));
  const off = new Map(view.account.policiesOff.map((one) => [one.id, one]));
  return terms.steps.map((step): ClosureStepState => {
    const unasked = (step.policies ?? [])
      .filter((id) => !asked.has(id))
      .map((id) => {
        const one = off.get(id);
        return one === undefined
          ? lines.unasked(id)
          : lines.off(id, `${view.account.file}:${one.line}`, one.because);
      });
    const conditions = view.conditions.filter(
      ({ id, outcome }) =>
        step.conditions?.includes(id) === true &&
        outcome !== "met" &&
        !isAnswered(results, "closure-conditions", `condition:${id}`),
    );
    const waits = conditions.filter(({ until }) => until !== undefined);
    const open = [
      ...results
        .filter(({ policy, outcome }) => outcome === "fail" && step.policies?.includes(policy.id))
        .flatMap(({ findings }) => findings.map(({ says }) => says)),
      ...stands.filter(({ type }) => step.types?.includes(type) === true).map(({ line }) => line),
      ...conditions.map(({ title, detail }) => lines.condition(title, detail)),
      ...(step.questions ?? [])
        .filter((id) => !isAnswered(results, CLOSURE_QUESTIONS, id))
        .map((id) => terms.questions.find((one) => one.id === id)?.asks ?? id),
    ];
    const until = waits
      .map((one) => one.until ?? "")
      .toSorted()
      .at(-1);
    // What was not asked is not done.
    if (open.length === 0)
      return unasked.length === 0
        ? { step, open, state: "done", until: undefined }
        : { step, open: unasked, state: "not-checked", until: undefined };
    return { step, open, state: open.length === waits.length ? "waiting" : "open", until };
  });
}

function isAnswered(results: readonly PolicyResult[], policy: string, subject: string): boolean {
  return results.some(
    (result) =>
      result.policy.id === policy &&
      result.questions.some((one) => one.subject === subject && one.answered !== undefined),
  );
}
