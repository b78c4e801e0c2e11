import { expect, test } from "vitest";
import { closureStatements } from "../../policies/standard/closure-statements.ts";
import type { AssistedTerms } from "../../src/core/assisted.ts";
import { judge } from "../../src/engine/judge.ts";
import { packetOf } from "../../src/engine/packet.ts";
import { accountOf, attested, judged } from "../policies/support/view.ts";
import { surveyOf, TERMS } from "./support/assisted.ts";

const terms: AssistedTerms = {
  ...TERMS,
  questions: [{ id: "hosts", asks: "Any?", answers: { none: "none", "given-up": "x" }, how: "." }],
  abandonable: {
    of: [
      { product: "Coupons", types: ["shop.coupon"], remark: "I abandon coupons" },
      { product: "Names", types: ["shop.name"], remark: "I abandon the name $id" },
      {
        product: "Hosts",
        stated: { question: "hosts", answer: "given-up" },
        remark: "I abandon hosts",
      },
    ],
    remark: { title: "The remark", lines: ["Paste this:"] },
    boxes: { title: "The boxes", lines: ["Or tick:"] },
  },
};
const closing = { by: "assisted", ...terms } as const;

test("the packet holds a line of the remark for each product, and for each name", () => {
  const abandon = { disposition: "abandon" } as const;
  const items = [
    judged({ ...abandon, type: "shop.coupon", nativeId: "c1" }),
    judged({ ...abandon, type: "shop.coupon", nativeId: "c2" }),
    judged({ ...abandon, type: "shop.name", nativeId: "a.com" }),
    judged({ ...abandon, type: "shop.name", nativeId: "b.com" }),
    judged({ type: "shop.name", nativeId: "kept.com" }),
  ];
  const { parts } = packetOf(surveyOf({ closing, items }), { terms, keyDeleted: false });
  expect(parts.map(({ title }) => title)).toEqual(["The remark", "The boxes", "Afterwards"]);
  expect(parts[0]?.lines).toEqual([
    "Paste this:",
    "`I abandon coupons`",
    "`I abandon the name a.com`",
    "`I abandon the name b.com`",
  ]);
  expect(parts[1]?.lines).toEqual([
    "Or tick:",
    "Coupons: `c1`",
    "Coupons: `c2`",
    "Names: `a.com`",
    "Names: `b.com`",
  ]);
});

test("what no API shows stands there when a person gave it up, and not when there is none", () => {
  const said = (word: string) =>
    packetOf(
      surveyOf({ closing, attestations: [attested("closure-statements", "hosts", word)] }, [
        closureStatements,
      ]),
      { terms, keyDeleted: false },
    ).parts;
  expect(said("given-up")[0]?.lines).toEqual(["Paste this:", "`I abandon hosts`"]);
  expect(said("none").map(({ title }) => title)).toEqual(["Afterwards"]);
});

test("the name of an item breaks out of no line", () => {
  const items = [judged({ disposition: "abandon", type: "shop.name", nativeId: "a` **b** $id" })];
  const { parts } = packetOf(surveyOf({ closing, items }), { terms, keyDeleted: false });
  expect(parts[0]?.lines[1]).toBe("`I abandon the name a' **b** $id`");
});

test("a rule that abandons anything else is refused with the vendor's list", () => {
  const account = accountOf({
    dispositions: [
      { match: { type: "shop.*" }, disposition: "abandon", because: "nobody cares", line: 7 },
    ],
  });
  const items = [
    judged({ type: "shop.coupon", nativeId: "c1" }),
    judged({ type: "shop.thing", nativeId: "t1" }),
  ];
  const row = {
    title: "Thing",
    docs: "https://example.org",
    wave: "finance",
    scope: "account",
    list: { action: "List", items: "Items", paging: { by: "none" } },
    read: { id: "Id", tags: { none: "this test needs none" } },
    dataBearing: false,
    allows: ["abandon", "manual"],
    remove: { by: "manual", because: "no API", console: [] },
  } as const;
  const rows = new Map([
    ["shop.coupon", row],
    ["shop.thing", row],
  ]);
  const { abandonable } = terms;
  if (abandonable === undefined) throw new Error("expected a list");
  const found = judge(items, { account, rows, now: "2026-11-21T00:00:00Z", own: [], abandonable });
  expect(found.items.map(({ disposition }) => disposition)).toEqual(["abandon", "manual"]);
  expect(found.faults).toEqual([
    expect.objectContaining({
      line: 7,
      says: expect.stringContaining(
        "only these can be abandoned with the account: Coupons, Names, Hosts",
      ),
    }),
  ]);
  expect(judge(items, { account, rows, now: "2026-11-21T00:00:00Z", own: [] }).faults).toEqual([]);
});
