import { expect, test } from "vitest";
import type { AssistedTerms } from "../../src/core/assisted.ts";
import type { ClosureCondition } from "../../src/core/closure.ts";
import {
  definePolicy,
  findings,
  type Policy,
  type PolicyView,
  pass,
} from "../../src/core/policy.ts";
import { CLOSURE_QUESTIONS, closureStepStates } from "../../src/engine/closure-steps.ts";
import { evaluate } from "../../src/engine/gate.ts";
import { accountOf, attested, judged, viewOf } from "../policies/support/view.ts";

const TERMS: AssistedTerms = {
  quiet: { days: 30, because: "" },
  questions: [{ id: "papers", asks: "Are the papers ready?", answers: { ready: "yes" }, how: "" }],
  steps: [
    { id: "empty", title: "Empty", how: "", policies: ["zones"], types: ["shop.thing"] },
    { id: "bills", title: "Bills", how: "", conditions: ["bills", "uncleared"] },
    { id: "ready", title: "Ready", how: "", questions: ["papers"] },
  ],
  packet: { first: [], submit: [], parts: [] },
  ownIdentity: [],
};

const policyOf = (id: string, parts: Partial<Policy>): Policy =>
  definePolicy({
    id,
    title: "",
    severity: "mandatory",
    guards: "closure",
    remedy: "",
    check: () => pass,
    ...parts,
  });

const asksPapers = policyOf(CLOSURE_QUESTIONS, {
  asks: () => [
    { subject: "papers", asks: "Are the papers ready?", answers: { ready: "" }, needs: "evidence" },
  ],
});

const unmet = (id: string, parts: Partial<ClosureCondition> = {}): ClosureCondition => ({
  id,
  title: id,
  outcome: "unmet",
  detail: "not yet",
  remedy: "",
  ...parts,
});

const zonesGone = policyOf("zones", {});

function states(view: Partial<PolicyView>, policies: readonly Policy[] = [zonesGone, asksPapers]) {
  const full = viewOf({ closing: { by: "assisted", ...TERMS }, ...view });
  return closureStepStates(TERMS, evaluate(policies, full), full);
}

const shown = (all: ReturnType<typeof states>) =>
  all.map(({ step, state }) => `${step.id} ${state}`);

test("a part is open while anything that it names is left, and done when nothing is", () => {
  expect(shown(states({}))).toEqual(["empty done", "bills done", "ready open"]);
  const zones = policyOf("zones", { check: () => findings([{ subject: "z", says: "a zone" }]) });
  const all = states({ items: [judged({ type: "shop.thing" })] }, [zones, asksPapers]);
  expect(all[0]).toMatchObject({ state: "open", open: ["a zone", 'Thing "thing-1"'] });
  expect(all[2]?.open).toEqual(["Are the papers ready?"]);
});

test("an attestation that counts settles its part; one that has expired does not", () => {
  const said = attested(CLOSURE_QUESTIONS, "papers", "ready");
  expect(shown(states({ attestations: [said] }))[2]).toBe("ready done");
  const over = { ...said, validUntil: "2026-11-20T12:00:00Z" };
  expect(shown(states({ attestations: [over] }))[2]).toBe("ready open");
});

test("a part with nothing left but time waits, until the last of its dates", () => {
  const conditions = [
    unmet("bills", { until: "2026-11-24T00:00:00Z" }),
    unmet("uncleared", { until: "2026-11-23T00:00:00Z" }),
  ];
  expect(states({ conditions })[1]).toMatchObject({
    state: "waiting",
    until: "2026-11-24T00:00:00Z",
    open: ["bills: not yet", "uncleared: not yet"],
  });
});

test("a part in which something has no date is open, though the rest only waits", () => {
  const conditions = [unmet("bills"), unmet("uncleared", { until: "2026-11-23T00:00:00Z" })];
  expect(states({ conditions })[1]?.state).toBe("open");
});

test("what is not known is not done", () => {
  expect(states({ conditions: [unmet("bills", { outcome: "unknown" })] })[1]?.state).toBe("open");
});

test("what is met, scheduled, abandoned or nobody's concern holds nothing", () => {
  const all = states({
    conditions: [unmet("bills", { outcome: "met" })],
    items: [
      judged({ state: "scheduled", nativeId: "a" }),
      judged({ disposition: "abandon", nativeId: "b" }),
      judged({ blocks: false, nativeId: "c" }),
    ],
  });
  expect(shown(all).slice(0, 2)).toEqual(["empty done", "bills done"]);
});

test("a part whose policy was not asked is not done, and says why it was not", () => {
  expect(states({}, [asksPapers])[0]).toMatchObject({ state: "not-checked" });
  const off = { id: "zones", because: "checked by hand", line: 9 };
  const account = accountOf({ policiesOff: [off] });
  const [empty] = states({ account }, [asksPapers]);
  expect(empty?.state).toBe("not-checked");
  expect(empty?.open[0]).toContain("checked by hand");
});

test("a policy that passes, or that no part names, leaves every part as it is", () => {
  const other = policyOf("other", { check: () => findings([{ subject: "o", says: "other" }]) });
  expect(shown(states({}, [other, policyOf("zones", {}), asksPapers]))[0]).toBe("empty done");
});

test("an attestation of a clock that is some minutes ahead counts; one of tomorrow does not", () => {
  const said = attested(CLOSURE_QUESTIONS, "papers", "ready", { at: "2026-11-21T00:04:59Z" });
  expect(shown(states({ attestations: [said] }))[2]).toBe("ready done");
  const tomorrow = { ...said, at: "2026-11-22T00:00:00Z" };
  expect(shown(states({ attestations: [tomorrow] }))[2]).toBe("ready open");
});
