import { describe, expect, test } from "vitest";
import { balance } from "../../policies/standard/balance.ts";
import { buckets } from "../../policies/standard/buckets.ts";
import { domains } from "../../policies/standard/domains.ts";
import { keys } from "../../policies/standard/keys.ts";
import { prepaid } from "../../policies/standard/prepaid.ts";
import { runningResources } from "../../policies/standard/running-resources.ts";
import { subUsers } from "../../policies/standard/sub-users.ts";
import { unpaidOrders } from "../../policies/standard/unpaid-orders.ts";
import { zones } from "../../policies/standard/zones.ts";
import type { JudgedItem, Policy } from "../../src/core/policy.ts";
import type { Concern } from "../../src/core/row.ts";
import { judged, names, says, viewOf } from "./support/view.ts";

const speaking: readonly { concern: Concern; charge: JudgedItem["charge"]; policy: Policy }[] = [
  { concern: "key", charge: "free", policy: keys },
  { concern: "identity", charge: "free", policy: subUsers },
  { concern: "bucket", charge: "postpaid", policy: buckets },
  { concern: "domain", charge: "prepaid", policy: domains },
  { concern: "zone", charge: "free", policy: zones },
  { concern: "zone", charge: "prepaid", policy: zones },
  { concern: "order", charge: "free", policy: unpaidOrders },
  { concern: "money", charge: "free", policy: balance },
  { concern: "money", charge: "prepaid", policy: balance },
  { concern: "resource", charge: "prepaid", policy: prepaid },
  { concern: "resource", charge: "postpaid", policy: runningResources },
  { concern: "resource", charge: "free", policy: runningResources },
];
const policies = [...new Set(speaking.map(({ policy }) => policy))];

test.each(speaking)("a $charge $concern is named by $policy.id and by no other", (one) => {
  const item = judged({ concern: one.concern, charge: one.charge });
  const view = viewOf({ items: [item] });
  expect(policies.filter((policy) => names(policy, view).includes(item.id))).toEqual([one.policy]);
});

test.each(policies)("$id names each item by its line", (policy) => {
  const items = speaking.flatMap(({ concern, charge }, at) => [
    judged({ concern, charge, nativeId: `one-${at}` }),
    judged({ concern, charge, nativeId: `two-${at}` }),
  ]);
  const own = speaking.flatMap((one, at) =>
    one.policy === policy ? [`one-${at}`, `two-${at}`] : [],
  );
  expect(says(policy, viewOf({ items }))).toEqual(
    own.map((id) => `alibaba:shop.thing:cn-hangzhou:${id} — Thing "${id}"`),
  );
});

describe("an item stands in the way", () => {
  test.each<{ how: string; parts: Partial<JudgedItem> }>([
    { how: "while it is there", parts: {} },
    { how: "while its deletion runs", parts: { state: "leaving" } },
    { how: "in the recycle bin, until it is purged", parts: { state: "recycled" } },
    { how: "when it is kept", parts: { disposition: "keep" } },
    { how: "when it goes with its parent", parts: { disposition: "with-parent" } },
    { how: "when a person removes it", parts: { disposition: "manual" } },
    { how: "while it is left to expire", parts: { disposition: "let-expire" } },
    { how: "until it is transferred", parts: { disposition: "transfer" } },
  ])("$how", ({ parts }) => {
    const item = judged(parts);
    expect(names(runningResources, viewOf({ items: [item] }))).toEqual([item.id]);
  });
});

describe("an item does not stand in the way", () => {
  test.each<{ how: string; parts: Partial<JudgedItem> }>([
    { how: "when the vendor does not mind it", parts: { disposition: "keep", blocks: false } },
    { how: "when it is abandoned by decision", parts: { disposition: "abandon" } },
    {
      how: "once its deletion is scheduled: that is a wait",
      parts: { state: "scheduled", until: "2026-12-01T00:00:00Z" },
    },
  ])("$how", ({ parts }) => {
    expect(names(runningResources, viewOf({ items: [judged(parts)] }))).toEqual([]);
  });
});

test("what a person does by hand stands behind the item, in order", () => {
  const item = judged({
    concern: "domain",
    consoleSteps: ["Open the console.", "Push the domain."],
  });
  expect(says(domains, viewOf({ items: [item] }))).toEqual([
    `${item.id} — Thing "thing-1" · manual: Open the console. Push the domain.`,
  ]);
});
