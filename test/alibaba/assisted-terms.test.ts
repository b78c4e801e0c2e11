import { describe, expect, test } from "vitest";
import { assistedTermsFor } from "../../src/clouds/alibaba/assisted/terms.ts";
import { rows } from "../../src/clouds/alibaba/catalog.ts";
import { HOLDERS } from "../../src/core/account.ts";
import { pack } from "../policies/support/pack.ts";
import { withOwn } from "./support/alone.ts";

const { steps, questions, packet, quiet } = assistedTermsFor({ holder: undefined });
const order = steps.map(({ id }) => id);

describe("the way to an assisted closure", () => {
  test("puts what makes new bills first, and the withdrawal after the refunds", () => {
    expect(order).toEqual([
      "manual",
      "empty",
      "refunds",
      "bills",
      "uncleared",
      "invoices",
      "withdrawal",
      "agreements",
      "ready",
    ]);
  });

  test("names policies, types and attestations that there are", () => {
    const policies = pack.map(({ id }) => id);
    const asked = questions.map(({ id }) => id);
    for (const step of steps) {
      expect(policies).toEqual(expect.arrayContaining([...(step.policies ?? [])]));
      expect(asked).toEqual(expect.arrayContaining([...(step.questions ?? [])]));
      expect([...rows.keys()]).toEqual(expect.arrayContaining([...(step.types ?? [])]));
    }
  });

  test("has a part for every attestation, and for every condition that is read", () =>
    withOwn({}, async ({ closure }) => {
      const named = steps.flatMap((step) => step.questions ?? []);
      expect(named.toSorted()).toEqual(questions.map(({ id }) => id).toSorted());
      const read = await closure.conditions(AbortSignal.timeout(50_000));
      const parts = steps.flatMap((step) => step.conditions ?? []);
      expect(parts.toSorted()).toEqual(read.map(({ id }) => id).toSorted());
    }));
});

describe("what people are asked", () => {
  test("has one id each, and at least one word that settles it", () => {
    const ids = questions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { answers, how, asks } of questions) {
      expect(Object.keys(answers).length).toBeGreaterThan(0);
      expect(asks).toMatch(/\?$|\?\s|\)\?/u);
      expect(how).not.toBe("");
    }
  });

  test("covers both sites' payment agreements, and the records that are lost", () => {
    const ids = questions.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        "alipay-agreement",
        "paypal-agreement",
        "payment-cards",
        "records-bills",
        "records-invoices",
        "records-transactions",
        "records-audit",
        "icp-filing",
        "marketplace",
        "contracts",
        "closure-check",
        "verification-reachable",
      ]),
    );
  });
});

describe("the packet's text", () => {
  const all = [...packet.first, ...packet.submit, ...packet.parts.flatMap(({ lines }) => lines)];

  test("leads through the console up to the submission and out of it again", () => {
    const steps = packet.submit.join("\n");
    expect(steps).toMatch(/Account Center[\s\S]*Close Account[\s\S]*automatic check[\s\S]*Submit/u);
    expect(steps).toContain("log out everywhere");
    expect(steps).toContain("npx closeout attest");
  });

  test("says what a struck-off company does, what becomes free, and what not to do", () => {
    const text = all.join("\n");
    expect(text).toContain("struck off");
    expect(text).toContain("real-name quota");
    expect(text).toContain("Do not log in");
    expect(packet.parts.map(({ title }) => title)).toEqual(
      expect.arrayContaining(["What is lost for ever", "Papers", "What not to do afterwards"]),
    );
  });

  test("goes by thirty days, which account.yaml may shorten", () => {
    expect(quiet.days).toBe(30);
    expect(quiet.because).toContain("login");
  });
});

test.each(HOLDERS)(
  "papers for any other holder than %s contradict account.yaml, and say so",
  (holder) => {
    const all = assistedTermsFor({ holder: undefined }).questions.find(({ id }) => id === "papers");
    const own = assistedTermsFor({ holder }).questions.find(({ id }) => id === "papers");
    const words = Object.keys(own?.answers ?? {});
    expect(words.length).toBeGreaterThan(0);
    for (const word of Object.keys(all?.answers ?? {})) {
      const against = own?.contradicts?.[word];
      if (words.includes(word)) expect(against).toBeUndefined();
      else expect(against).toContain(`account.yaml says \`holder: ${holder}\``);
    }
  },
);
