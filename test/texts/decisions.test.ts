import { expect, test } from "vitest";
import type { Change, Stay, Staying } from "../../src/core/decision.ts";
import { DISPOSITIONS, WAVES } from "../../src/core/item.ts";
import { definePolicy, pass } from "../../src/core/policy.ts";
import { finding } from "../../src/core/told.ts";
import { alreadyScheduled, whyItStays } from "../../src/texts/decision.ts";
import { chargeIn, dispositionIn, waveIn } from "../../src/texts/item.ts";
import { judged } from "../policies/support/view.ts";
import { isChinese } from "./support.ts";

const item = judged();

const CHANGES: { readonly [Kind in Change["kind"]]: Extract<Change, { kind: Kind }> } = {
  disposition: { kind: "disposition", was: "delete", is: "keep" },
  "made-later": {
    kind: "made-later",
    created: "2026-11-20T00:00:00Z",
    reviewedAt: "2026-11-19T00:00:00Z",
  },
  "may-be-another": { kind: "may-be-another" },
  fact: { kind: "fact", name: "bandwidth", was: 5, is: undefined },
};

const policy = definePolicy({
  id: "hold",
  title: "Nothing is held",
  severity: "mandatory",
  guards: "removal",
  remedy: "Release it.",
  check: () => pass,
});

const staying: Staying = { becomes: "stays", item, why: { reason: "not-reviewed" } };

/** Each way in which an item stays: a new one does not compile before it stands here. */
const REASONS: { readonly [Reason in Stay["reason"]]: Extract<Stay, { reason: Reason }> } = {
  disposition: { reason: "disposition" },
  "not-reviewed": { reason: "not-reviewed" },
  changed: { reason: "changed", changes: Object.values(CHANGES) },
  policy: { reason: "policy", policy, finding: finding(item.id, { en: "held", zh: "保留" }) },
  "takes-unapproved": { reason: "takes-unapproved", child: staying },
  "takes-unseen": {
    reason: "takes-unseen",
    unseen: { type: "shop.part", region: "cn-hangzhou", outcome: "denied", count: 0, code: "No" },
  },
  "parent-stays": { reason: "parent-stays", parent: item.id },
  "waits-for-staying": { reason: "waits-for-staying", first: staying },
};

/** Ids, dates and quoted words apart, which are the same to every reader. */
const WORDS = /[A-Za-z]{3,}(?: [A-Za-z]+)+/u;

test.each(Object.values(REASONS))("why an item stays is told in Chinese: $reason", (why) => {
  const told = whyItStays(item, why, "zh");
  expect(told).toSatisfy(isChinese);
  expect(told).not.toBe(whyItStays(item, why));
  expect(told).not.toMatch(WORDS);
});

test.each(Object.values(CHANGES))("what changed is told in Chinese: $kind", (change) => {
  const told = whyItStays(item, { reason: "changed", changes: [change] }, "zh");
  expect(told).toSatisfy(isChinese);
  expect(told).not.toMatch(WORDS);
});

test("that a deletion is scheduled, with its day and without one", () => {
  for (const until of [undefined, "2026-12-01T00:00:00Z"])
    expect(alreadyScheduled(judged({ until }), "zh")).toSatisfy(isChinese);
});

test("every word for what becomes of an item, when, and how it is paid for", () => {
  for (const word of [...DISPOSITIONS, "scheduled"])
    expect(dispositionIn("zh", word), word).toSatisfy(isChinese);
  for (const wave of [...WAVES, "other"]) expect(waveIn("zh", wave), wave).toSatisfy(isChinese);
  for (const charge of ["prepaid", "postpaid", "free"])
    expect(chargeIn("zh", charge), charge).toSatisfy(isChinese);
});
