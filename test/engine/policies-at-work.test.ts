import { expect, test } from "vitest";
import {
  definePolicy,
  type Policy,
  type PolicyView,
  pass,
  remaining,
} from "../../src/core/policy.ts";
import { unknownTags } from "../../src/core/tags.ts";
import { evaluate } from "../../src/engine/gate.ts";
import { judged, viewOf } from "../policies/support/view.ts";

const policyOf = (check: (view: PolicyView) => unknown, id = "own"): Policy =>
  definePolicy({
    id,
    title: "Something holds",
    severity: "mandatory",
    guards: "removal",
    remedy: "Do something.",
    check: check as Policy["check"],
  });

/** Counts what it is given; a policy before it that changes that would show here. */
const countsAll = policyOf(({ items }) => remaining([...items]), "counts-all");

const view = (): PolicyView =>
  viewOf({ items: [judged({ nativeId: "b" }), judged({ nativeId: "a", tags: { team: "x" } })] });

test.each<[string, (view: PolicyView) => unknown]>([
  ["sorts the items", ({ items }) => (items as unknown[]).sort()],
  ["empties the items", ({ items }) => (items as unknown[]).splice(0)],
  ["adds a coverage record", ({ coverage }) => (coverage as unknown[]).push({})],
  ["takes the own identity out", ({ own }) => (own as unknown[]).pop()],
  ["changes a disposition", ({ items }) => Object.assign(items[0] ?? {}, { disposition: "keep" })],
  ["changes a tag", ({ items }) => Object.assign(items[1]?.tags ?? {}, { team: "y" })],
  ["changes the account", ({ account }) => Object.assign(account.closure, { confirm: account.id })],
  ["forgets what was removed", ({ removed }) => (removed as Set<string>).clear()],
  ["adds a row", ({ rows }) => (rows as Map<string, unknown>).set("x", {})],
  ["answers a question", (view) => Object.assign(view, { questions: [] })],
])("a policy that %s has failed by name, and the others see what there is", (_, tamper) => {
  const given = view();
  const [own, counts] = evaluate(
    [
      policyOf((seen) => {
        tamper(seen);
        return pass;
      }),
      countsAll,
    ],
    given,
  );
  expect(own).toMatchObject({ outcome: "fail", findings: [{ subject: "policy:own" }] });
  expect(counts?.findings.map(({ subject }) => subject)).toEqual(given.items.map(({ id }) => id));
});

test("a policy that does not end is ended, named, and the others are asked all the same", () => {
  const loops = policyOf(() => {
    for (;;);
  }, "loops");
  const [looped, counts] = evaluate([loops, countsAll], view(), 200);
  expect(looped).toMatchObject({ outcome: "fail", findings: [{ subject: "policy:loops" }] });
  expect(counts?.findings).toHaveLength(2);
  // Nobody waits for it a second time, however long that would be allowed.
  expect(evaluate([loops], view(), 3_600_000)).toMatchObject([{ outcome: "fail" }]);
});

test.each<[string, unknown]>([
  ["is async", async () => pass],
  ["is a generator", function* () {}],
])("a policy that %s has failed without being called", (_, check) => {
  const [result] = evaluate([policyOf(check as Policy["check"])], view());
  expect(result).toMatchObject({ outcome: "fail", findings: [{ subject: "policy:own" }] });
});

test("a legal-hold policy does not let an item pass whose tags nobody read", () => {
  const held = policyOf(({ items }) =>
    remaining(items.filter(({ tags }) => tags["hold"] === "yes")),
  );
  const blind = judged({ type: "shop.bucket", nativeId: "blind" });
  const items = [
    { ...blind, tags: unknownTags(blind.id, "nobody read them"), tagsKnown: false },
    judged({ nativeId: "free", tags: { hold: "no" } }),
    judged({ nativeId: "held", tags: { hold: "yes" } }),
  ];
  const [result] = evaluate([held], viewOf({ items }));
  expect(result?.findings.map(({ subject }) => subject).toSorted()).toEqual(
    [items[0]?.id, items[2]?.id].toSorted(),
  );
  expect(result?.findings.find(({ subject }) => subject === blind.id)?.says).toContain(
    "shop.bucket",
  );
});

test("a policy that says what unknown tags mean decides for itself", () => {
  const held = policyOf(({ items }) =>
    remaining(items.filter(({ tags, tagsKnown }) => tagsKnown && tags["hold"] === "yes")),
  );
  const blind = judged({ nativeId: "blind" });
  const items = [{ ...blind, tags: unknownTags(blind.id, "nobody read them"), tagsKnown: false }];
  expect(evaluate([held], viewOf({ items }))).toMatchObject([{ outcome: "pass" }]);
});

test.each<[string, (tags: Readonly<Record<string, string>>) => unknown]>([
  ["looks for a key", (tags) => "hold" in tags],
  ["goes through them", (tags) => Object.entries(tags)],
  ["copies them", (tags) => ({ ...tags })],
  ["asks whether it has one", (tags) => Object.hasOwn(tags, "hold")],
])("unknown tags are noticed when a policy %s", (_, read) => {
  const blind = judged({ nativeId: "blind" });
  const items = [{ ...blind, tags: unknownTags(blind.id, "nobody read them"), tagsKnown: false }];
  const policy = policyOf((seen) => {
    for (const item of seen.items) read(item.tags);
    return pass;
  });
  expect(evaluate([policy], viewOf({ items }))).toMatchObject([
    { outcome: "fail", findings: [{ subject: blind.id }] },
  ]);
});
