import { describe, expect, test } from "vitest";
import { STANDARD_POLICIES } from "../../policies/standard/index.ts";
import { type Account, HOLDERS, TIES } from "../../src/core/account.ts";
import type { PacketTerms } from "../../src/core/assisted.ts";
import { SIDES } from "../../src/core/attestation.ts";
import type { Cloud } from "../../src/core/cloud.ts";
import { wordsIn } from "../../src/core/language.ts";
import { termsIn } from "../../src/engine/in-language.ts";
import { clouds } from "../../src/workspace/clouds.ts";
import { accountOf } from "../policies/support/view.ts";
import { isChinese, marksOf } from "./support.ts";

/** Every account of a cloud whose closing a person submits, by what its terms are made of. */
function accountsOf(cloud: Cloud): readonly (readonly [string, Account])[] {
  const base = accountOf({
    id: "1000000000000005",
    cloud: cloud.name,
    kind: "standalone",
    access: { via: "own" },
  });
  const closing = [undefined, ...HOLDERS].map(
    (holder) => [`${cloud.name}, holder ${holder ?? "not said"}`, { ...base, holder }] as const,
  );
  if (cloud.masters === undefined) return closing;
  const leaving = TIES.map((tie) => {
    const closure = { ...base.closure, disassociate: base.id };
    const master = { id: "2000000000000006", tie };
    return [`${cloud.name}, tie ${tie}`, { ...base, master, closure }] as const;
  });
  return [...closing, ...leaving];
}

const ACCOUNTS = [...clouds.values()].flatMap((cloud) =>
  accountsOf(cloud).map(([title, account]) => [title, cloud, account] as const),
);

function lines({ first, submit, parts }: PacketTerms): readonly string[] {
  return [...first, ...submit, ...parts.flatMap((part) => [part.title, ...part.lines])];
}

function shape({ first, submit, parts }: PacketTerms) {
  return {
    first: first.length,
    submit: submit.length,
    parts: parts.map((part) => [part.numbered ?? false, part.lines.length]),
  };
}

describe.each(ACCOUNTS)("what is told of a closing in Chinese: %s", (_, cloud, account) => {
  const terms = cloud.closing(account);
  if (terms.by !== "assisted") throw new Error("nobody submits it");
  const told = termsIn(terms, account, { language: "zh", told: cloud.told });
  const packets: readonly (readonly [PacketTerms, PacketTerms])[] =
    terms.leaves === undefined
      ? [[terms.packet, told.packet]]
      : SIDES.flatMap((side) => {
          const [en, zh] = [terms.leaves?.packets[side], told.leaves?.packets[side]];
          return en === undefined || zh === undefined ? [] : [[en, zh] as const];
        });

  test("every question, with every word that settles it", () => {
    for (const question of terms.questions) {
      const twin = told.questions.find(({ id }) => id === question.id);
      expect(twin?.asks, question.id).toSatisfy(isChinese);
      for (const word of Object.keys(question.answers))
        expect(twin?.answers[word], `${question.id} ${word}`).toSatisfy(isChinese);
      expect(twin?.docs).toBe(question.docs);
    }
  });

  test("every part of the way, which waits for the same", () => {
    for (const step of terms.steps) {
      const twin = told.steps.find(({ id }) => id === step.id);
      expect(twin, step.id).toMatchObject({ ...step, title: twin?.title, how: twin?.how });
      expect([twin?.title, twin?.how].every(isChinese), step.id).toBe(true);
    }
  });

  test("every line of what a person is given, with its addresses and commands", () => {
    expect(packets.length).toBe(terms.leaves === undefined ? 1 : 2);
    for (const [en, zh] of packets) {
      expect(shape(zh)).toEqual(shape(en));
      expect(lines(zh).filter((line) => !isChinese(line))).toEqual([]);
      expect(marksOf(lines(zh))).toEqual(marksOf(lines(en)));
    }
  });

  test("the own identity, the quiet period, and what can be abandoned with the vendor's remark", () => {
    expect(told.ownIdentity.length).toBe(terms.ownIdentity.length);
    expect([...told.ownIdentity, told.quiet.because].filter((line) => !isChinese(line))).toEqual(
      [],
    );
    expect(told.quiet.days).toBe(terms.quiet.days);
    expect(told.abandonable?.of.map(({ remark }) => remark)).toEqual(
      terms.abandonable?.of.map(({ remark }) => remark),
    );
    for (const [at, one] of (terms.abandonable?.of ?? []).entries()) {
      const twin = told.abandonable?.of[at];
      expect(twin?.product, one.remark).not.toBe(one.product);
      expect(twin?.only?.says === undefined).toBe(one.only === undefined);
      if (one.only !== undefined) expect(twin?.only?.says).toSatisfy(isChinese);
      expect({ ...twin, product: "", only: "" }).toEqual({ ...one, product: "", only: "" });
    }
  });
});

test("every standard policy has its title and its remedy in Chinese, with the same words of files", () => {
  expect(STANDARD_POLICIES.length).toBeGreaterThan(20);
  for (const policy of STANDARD_POLICIES) {
    const { title, remedy, id } = wordsIn("zh", policy);
    expect([title, remedy].every(isChinese), id).toBe(true);
    expect(marksOf([remedy]), id).toEqual(marksOf([policy.remedy]));
    expect(wordsIn("en", policy)).toBe(policy);
  }
});
