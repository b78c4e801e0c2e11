import type { AssistedTerms } from "../../../src/core/assisted.ts";
import {
  CORE_POLICIES,
  definePolicy,
  findings,
  type Policy,
  type PolicyView,
  pass,
} from "../../../src/core/policy.ts";
import { evaluate, type PolicyResult } from "../../../src/engine/gate.ts";
import type { Survey } from "../../../src/engine/survey.ts";
import { viewOf } from "../../policies/support/view.ts";

/** Terms of a toy cloud whose accounts a person closes. */
export const TERMS: AssistedTerms = {
  quiet: { days: 30, because: "a login takes it back" },
  questions: [],
  steps: [{ id: "empty", title: "Empty", how: "Tidy up.", policies: ["toys-gone"] }],
  packet: {
    first: ["It cannot be undone."],
    submit: ["Press the button."],
    parts: [{ title: "Afterwards", lines: ["Stay away."] }],
  },
  ownIdentity: ["Delete the user."],
};

/** A survey of an account that is closed in the console, judged by these policies. */
export function surveyOf(
  parts: Partial<PolicyView> = {},
  policies: readonly Policy[] = [],
): Survey {
  const view = viewOf({ closing: { by: "assisted", ...TERMS }, ...parts });
  return {
    inventory: {
      cloud: "toy",
      accountId: "1",
      takenAt: view.takenAt,
      items: view.items,
      coverage: [],
      sightings: [],
    },
    view,
    faults: [],
    results: [...CORE_PASSED, ...evaluate(policies, view)],
    plan: { going: [], staying: [], decisions: new Map() },
    quotes: {},
    readings: [],
  };
}

/** What every policy answers that no closure can do without: nothing is found. */
export const CORE_PASSED: readonly PolicyResult[] = [...CORE_POLICIES.keys()].map((id) => ({
  policy: definePolicy({
    id,
    title: "Nothing is found",
    severity: "mandatory",
    guards: "closure",
    remedy: "Nothing to do.",
    check: () => pass,
  }),
  outcome: "pass",
  findings: [],
  questions: [],
}));

/** A survey whose policies answered this, beside those that passed. */
export function judgedBy(results: readonly PolicyResult[], parts: Partial<Survey> = {}): Survey {
  return { ...surveyOf(), results: [...CORE_PASSED, ...results], ...parts };
}

/** A policy that passes, or names one thing. */
export function toysGone(fails = false): Policy {
  return definePolicy({
    id: "toys-gone",
    title: "No toy is left",
    severity: "mandatory",
    guards: "closure",
    remedy: "Tidy up.",
    check: () => (fails ? findings([{ subject: "toy", says: "a toy is left" }]) : pass),
  });
}

/** A survey in which a mandatory policy fails. */
export function failedSurvey(): Survey {
  return surveyOf({}, [toysGone(true)]);
}
