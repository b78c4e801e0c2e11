import { expect, test } from "vitest";
import type { Account } from "../../src/core/account.ts";
import type { Facts } from "../../src/core/item.ts";
import { definePolicy, findings, type Policy } from "../../src/core/policy.ts";
import type { Review } from "../../src/core/review.ts";
import { unknownTags } from "../../src/core/tags.ts";
import { evaluate } from "../../src/engine/gate.ts";
import { judge, materialFacts } from "../../src/engine/judge.ts";
import { type Plan, plan } from "../../src/engine/plan.ts";
import { whyItStays } from "../../src/texts/decision.ts";
import { viewOf } from "../policies/support/view.ts";
import { idOf, type Toy, toyAccount, toyItem, toyRows } from "./support/toy-cloud.ts";

function decide(
  toys: readonly Toy[],
  more: {
    approved?: readonly string[];
    review?: Review;
    account?: Partial<Account>;
    policies?: readonly Policy[];
    later?: (toys: readonly Toy[]) => readonly Toy[];
  } = {},
): Plan & { faults: readonly { line: number; says: string }[] } {
  const account = { ...toyAccount, ...more.account };
  const judgeAll = (list: readonly Toy[]) =>
    judge(list.map(toyItem), { account, rows: toyRows, now: "2026-11-21T00:00:00Z", own: [] });
  const before = judgeAll(toys).items;
  const approved = more.approved ?? toys.map((toy) => `${toy.type}/${toy.id}`);
  const review: Review = more.review ?? {
    version: 1,
    cloud: "toy",
    accountId: "1",
    takenAt: "2026-11-20T00:00:00Z",
    items: Object.fromEntries(
      before
        .filter((item) => approved.includes(`${item.type}/${item.nativeId}`))
        .map((item) => [
          item.id,
          {
            line: item.line,
            disposition: item.disposition,
            steps: [],
            facts: materialFacts(item, toyRows.get(item.type)),
          },
        ]),
    ),
    unknown: [],
    digest: "sha256:0",
  };
  const now = judgeAll(more.later?.(toys) ?? toys);
  const results = evaluate(more.policies ?? [], {
    account,
    caller: { accountId: "1", kind: "user", principal: "toy:user", accessKeyId: "KEY" },
    takenAt: "2026-11-21T00:00:00Z",
    items: now.items,
    coverage: [],
    sightings: [],
    review,
    own: [],
    check: undefined,
    conditions: [],
    closure: undefined,
    closing: { by: "api" },
    attestations: [],
    questions: [],
    removed: new Set(),
    rows: toyRows,
  });
  return { ...plan(now.items, review, toyRows, results, []), faults: now.faults };
}

function reasonOf(made: Plan, name: string): string {
  const decision = made.decisions.get(idOf(name));
  if (decision === undefined) return "absent";
  if (decision.becomes !== "stays") return decision.becomes;
  return `${decision.why.reason}: ${whyItStays(decision.item, decision.why)}`;
}

test("without a review nothing goes", () => {
  const made = decide([{ type: "toy.box", id: "1" }], { approved: [] });
  expect(made.going).toEqual([]);
  expect(reasonOf(made, "toy.box/1")).toBe("not-reviewed: not in the review file");
});

test("an item that appears after the review waits for the next one", () => {
  const made = decide([{ type: "toy.box", id: "1" }], {
    later: (toys) => [...toys, { type: "toy.box", id: "new" }],
  });
  expect(reasonOf(made, "toy.box/1")).toBe("goes");
  expect(reasonOf(made, "toy.box/new")).toMatch(/^not-reviewed/);
});

test("an item whose material facts changed since the review stays, naming what changed", () => {
  const made = decide([{ type: "toy.box", id: "1" }], {
    later: () => [
      { type: "toy.box", id: "1", item: { facts: { size: 2 }, protections: ["lock"] } },
    ],
  });
  expect(reasonOf(made, "toy.box/1")).toBe(
    "changed: changed since the review: protections was not set, is [lock]; size was 1, is 2",
  );
});

test("an item that has less than was approved is still approved, one that has other things is not", () => {
  const disk = (facts: Facts): Toy => ({ type: "toy.maker", id: "d", item: { facts } });
  const later = (facts: Facts) =>
    reasonOf(
      decide([disk({ size: "5", on: "i-1", open: true, with: ["a", "b"] })], {
        later: () => [disk(facts)],
      }),
      "toy.maker/d",
    );

  expect(later({ size: "5", on: "", open: false, with: ["b"] })).toBe("goes");
  expect(later({ size: "5", on: "i-2", open: true, with: ["a", "b"] })).toContain(
    "on was i-1, is i-2",
  );
  expect(later({ size: "5", on: "i-1", open: true, with: ["a", "c"] })).toContain(
    "with was [a, b], is [a, c]",
  );
  expect(later({ size: "9", on: "i-1", open: true, with: [] })).toContain("size was 5, is 9");
});

test("an item is still approved after a stopped run had lifted its protection and its renewal", () => {
  const guarded: Toy = {
    type: "toy.box",
    id: "1",
    item: { protections: ["lock", "seal"], autoRenew: true },
  };

  const made = decide([guarded], {
    later: () => [{ ...guarded, item: { protections: ["seal"], autoRenew: false } }],
  });
  expect(reasonOf(made, "toy.box/1")).toBe("goes");

  const other = decide([guarded], {
    later: () => [{ ...guarded, item: { protections: ["chain"], autoRenew: true } }],
  });
  expect(reasonOf(other, "toy.box/1")).toContain("protections was [lock, seal], is [chain]");
});

test("a change of what is not material does not hold an item back", () => {
  const made = decide([{ type: "toy.box", id: "1" }], {
    later: () => [{ type: "toy.box", id: "1", item: { facts: { size: 1, color: "red" } } }],
  });
  expect(reasonOf(made, "toy.box/1")).toBe("goes");
});

test("an approved parent whose removal would take an unapproved child along is refused", () => {
  const made = decide(
    [
      { type: "toy.box", id: "1" },
      { type: "toy.lid", id: "lid", goesWith: "toy.box/1" },
    ],
    { approved: ["toy.box/1"] },
  );
  expect(made.going).toEqual([]);
  expect(reasonOf(made, "toy.box/1")).toContain(
    `deleting it would also delete ${idOf("toy.lid/lid")}, which is not approved`,
  );
});

test("a group is refused while one of its members is not approved", () => {
  const made = decide(
    [
      { type: "toy.maker", id: "m", takes: ["1", "2"] },
      { type: "toy.box", id: "1" },
      { type: "toy.box", id: "2" },
    ],
    { approved: ["toy.maker/m", "toy.box/1"] },
  );
  expect(reasonOf(made, "toy.maker/m")).toMatch(/^takes-unapproved/);
  expect(reasonOf(made, "toy.box/1")).toBe("goes");
});

test("an item stays while something that must be gone first stays, however long the chain", () => {
  const made = decide(
    [
      { type: "toy.box", id: "a" },
      { type: "toy.box", id: "b", uses: ["toy.box/a"] },
      { type: "toy.box", id: "c", uses: ["toy.box/b"] },
      { type: "toy.stone", id: "s", uses: ["toy.box/c"] },
    ],
    {},
  );
  expect(made.going).toEqual([]);
  expect(reasonOf(made, "toy.box/a")).toMatch(/^waits-for-staying/);
});

test("a type that goes after another does not wait for one that goes with the account", () => {
  const made = decide([
    { type: "toy.shelf", id: "s" },
    { type: "toy.box", id: "way-in", item: { proposed: "keep", blocks: false } },
    { type: "toy.box", id: "1" },
  ]);
  expect(reasonOf(made, "toy.shelf/s")).toBe("goes");
  expect(reasonOf(made, "toy.box/way-in")).toMatch(/^disposition: keep/);
});

test("a kept item stays with its reason, and a rule that matches nothing is a fault of its line", () => {
  const made = decide([{ type: "toy.box", id: "1" }], {
    account: {
      keep: [
        { match: { type: "toy.box" }, because: "evidence", line: 7 },
        { match: { type: "toy.maker" }, because: "no longer there", line: 9 },
      ],
    },
  });
  expect(reasonOf(made, "toy.box/1")).toBe("disposition: keep: evidence");
  expect(made.faults).toMatchObject([{ line: 9, kind: "matches-nothing", items: [] }]);
});

test("a disposition rule whose items are gone is no fault", () => {
  const made = decide([{ type: "toy.box", id: "1" }], {
    account: {
      dispositions: [
        { match: { type: "toy.maker" }, disposition: "delete", because: "made nothing", line: 3 },
      ],
    },
  });
  expect(made.faults).toEqual([]);
});

test("a rule that needs a fact which an item lacks cannot be judged, and says so", () => {
  const made = decide([{ type: "toy.box", id: "1" }], {
    account: {
      keep: [
        { match: { type: "toy.box", facts: { owner: "legal" } }, because: "legal hold", line: 4 },
      ],
    },
  });
  expect(made.faults).toMatchObject([{ line: 4, kind: "cannot-tell", items: [idOf("toy.box/1")] }]);
});

test("a prepaid item is not deleted before its money is decided", () => {
  const prepaid: Toy = {
    type: "toy.box",
    id: "1",
    item: { charge: "prepaid", expires: "2027-01-01T00:00:00Z" },
  };
  expect(reasonOf(decide([prepaid]), "toy.box/1")).toBe(
    "disposition: manual: prepaid: decide between refund and let-expire in account.yaml",
  );
  const refunded = decide([prepaid], {
    account: {
      dispositions: [
        { match: { type: "toy.box" }, disposition: "refund", because: "not needed", line: 3 },
      ],
    },
  });
  expect(reasonOf(refunded, "toy.box/1")).toBe("goes");
});

test("a disposition that the type does not allow is a fault, and the item stays", () => {
  const made = decide([{ type: "toy.stone", id: "s" }], {
    account: {
      dispositions: [
        { match: { type: "toy.stone" }, disposition: "delete", because: "away with it", line: 5 },
      ],
    },
  });
  expect(made.faults[0]?.says).toContain('"delete" is not possible');
  expect(made.going).toEqual([]);
});

const hold = (check: Policy["check"]): Policy =>
  definePolicy({
    id: "legal-hold",
    title: "Nothing under hold goes",
    severity: "mandatory",
    guards: "removal",
    remedy: "Ask legal.",
    check,
  });

test("a removal policy holds back the items that it names", () => {
  const made = decide(
    [
      { type: "toy.box", id: "1", item: { tags: { hold: "yes" } } },
      { type: "toy.box", id: "2" },
    ],
    {
      policies: [
        hold((view) =>
          findings(
            view.items
              .filter((item) => item.tags["hold"] === "yes")
              .map((item) => ({ subject: item.id, says: "under hold" })),
          ),
        ),
      ],
    },
  );
  expect(reasonOf(made, "toy.box/1")).toBe("policy: policy legal-hold: under hold");
  expect(reasonOf(made, "toy.box/2")).toBe("goes");
});

test("a policy that throws has failed", () => {
  const results = evaluate(
    [
      hold(() => {
        throw new Error("no such field");
      }),
    ],
    viewOf(),
  );
  expect(results).toMatchObject([
    {
      outcome: "fail",
      findings: [{ subject: "policy:legal-hold", says: expect.stringContaining("no such field") }],
    },
  ]);
});

test.each<[string, () => unknown, string]>([
  ["answers with a promise", () => Promise.reject(new Error("too late")), "a promise"],
  ["answers nothing", () => undefined, "it threw"],
  ["names nothing", () => ({ pass: false, findings: [] }), "without naming anything"],
  [
    "names a thing without a word",
    () => ({ pass: false, findings: [{ subject: "x" }] }),
    "subject",
  ],
])("a policy that %s has failed", (_, check, says) => {
  const results = evaluate([hold(check as Policy["check"])], viewOf());
  expect(results).toMatchObject([
    { outcome: "fail", findings: [{ says: expect.stringContaining(says) }] },
  ]);
});

const untagged = (name: string): Toy => ({
  type: "toy.box",
  id: name,
  item: { tags: unknownTags(idOf(`toy.box/${name}`), "nobody read them") },
});

test("a keep rule about tags that nobody read is one fault of its line, names the type, and keeps the items", () => {
  const made = decide([untagged("1"), untagged("2"), { type: "toy.maker", id: "m" }], {
    account: { keep: [{ match: { tags: { hold: "yes" } }, because: "legal hold", line: 6 }] },
  });
  expect(made.faults).toMatchObject([
    { line: 6, kind: "cannot-tell", items: [idOf("toy.box/1"), idOf("toy.box/2")] },
  ]);
  expect(made.faults[0]?.says).toContain("toy.box");
});

test("a keep rule about tags is no fault for an item that stays anyway", () => {
  const made = decide(
    [untagged("1"), { type: "toy.box", id: "2", item: { tags: { hold: "no" } } }],
    {
      account: {
        keep: [
          { match: { id: idOf("toy.box/1") }, because: "kept by its id", line: 5 },
          { match: { tags: { hold: "no" } }, because: "marked", line: 6 },
        ],
      },
    },
  );
  expect(made.faults).toEqual([]);
});

test("one rule can name several types", () => {
  const made = decide(
    [
      { type: "toy.box", id: "1" },
      { type: "toy.maker", id: "m" },
      { type: "toy.shelf", id: "s" },
    ],
    {
      account: {
        keep: [{ match: { type: ["toy.box", "toy.sh*"] }, because: "evidence", line: 7 }],
      },
    },
  );
  expect(reasonOf(made, "toy.box/1")).toMatch(/^disposition: keep/);
  expect(reasonOf(made, "toy.shelf/s")).toMatch(/^disposition: keep/);
  expect(reasonOf(made, "toy.maker/m")).toBe("goes");
});

test("two rules with one reason: the fault names the line of the rule that is at fault", () => {
  const made = decide(
    [
      { type: "toy.box", id: "1" },
      { type: "toy.stone", id: "s" },
    ],
    {
      account: {
        dispositions: [
          { match: { type: "toy.box" }, disposition: "manual", because: "OPS-1", line: 10 },
          { match: { type: "toy.stone" }, disposition: "delete", because: "OPS-1", line: 14 },
        ],
      },
    },
  );
  expect(made.faults).toMatchObject([{ line: 14, kind: "not-possible" }]);
});
