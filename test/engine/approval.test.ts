import { expect, test } from "vitest";
import type { Facts, FactValue, Item } from "../../src/core/item.ts";
import type { Review } from "../../src/core/review.ts";
import { unapproved } from "../../src/engine/approval.ts";
import { type JudgeOptions, judge } from "../../src/engine/judge.ts";
import { whyItStays } from "../../src/texts/decision.ts";
import { idOf, toyAccount, toyItem, toyRows } from "./support/toy-cloud.ts";

const box = toyRows.get("toy.box");
if (box === undefined) throw new Error("there is no toy.box");
const row = {
  ...box,
  material: ["size", "open", "sharedWith", "standsOn"],
  counts: ["pieces"],
  bindings: ["standsOn"],
};
const rows = new Map([["toy.box", row]]);

/** What the review says to a box that was reviewed with some facts, ten pieces unless told, and shows these now. */
function said(
  facts: Facts,
  reviewed: Facts = { pieces: "10" },
  now: Partial<Item> = {},
): string | undefined {
  const options: JudgeOptions = { account: toyAccount, rows, now: "2026-11-21T00:00:00Z", own: [] };
  const { items } = judge(
    [toyItem({ type: "toy.box", id: "1", item: { facts, ...now } })],
    options,
  );
  const approved = { disposition: "delete", facts: { charge: "free", ...reviewed } } as const;
  const review: Review = {
    version: 1,
    cloud: "toy",
    accountId: "1",
    takenAt: "2026-11-20T00:00:00Z",
    items: { [idOf("toy.box/1")]: { ...approved, line: "", steps: [] } },
    unknown: [],
    digest: "sha256:0",
  };
  const [item] = items;
  if (item === undefined) throw new Error("nothing was judged");
  const why = unapproved(item, review, row);
  return why === undefined || why.reason === "scheduled" ? why?.reason : whyItStays(item, why);
}

test("as many as were reviewed, and fewer, are approved; more are not", () => {
  expect(said({ pieces: "10" })).toBeUndefined();
  expect(said({ pieces: "3" })).toBeUndefined();
  expect(said({ pieces: 0 })).toBeUndefined();
  expect(said({ pieces: "11" })).toContain("pieces was 10, is 11");
});

test("a count that cannot be read any more is not taken for none", () => {
  expect(said({})).toContain("pieces was 10, is not set");
  expect(said({ pieces: "" })).toContain("pieces was 10");
  expect(said({ pieces: "many" })).toContain("pieces was 10, is many");
  expect(said({ pieces: " " })).toContain("pieces was 10");
  expect(said({ pieces: [] })).toContain("pieces was 10");
});

test.each<[string, FactValue, FactValue | undefined]>([
  ["size", "40", undefined],
  ["size", "40", ""],
  ["open", true, undefined],
  ["open", true, ""],
  ["sharedWith", ["2"], undefined],
  ["sharedWith", ["2"], ""],
  ["pieces", 10, undefined],
])(
  "a reviewed fact that the listing does not tell any more waits: %s was %s, is %s",
  (name, was, is) => {
    expect(said(is === undefined ? {} : { [name]: is }, { [name]: was })).toContain(`${name} was `);
  },
);

test("what the removal itself leads to needs no other review", () => {
  expect(said({}, { protections: ["deletion protection"], takes: ["lid"] })).toBeUndefined();
  expect(said({}, { autoRenew: true }, { autoRenew: false })).toBeUndefined();
  expect(said({ open: false }, { open: true })).toBeUndefined();
  expect(said({ sharedWith: ["2"] }, { sharedWith: ["2", "3"] })).toBeUndefined();
  expect(said({ sharedWith: [] }, { sharedWith: ["2"] })).toBeUndefined();
  expect(said({}, { standsOn: "shelf-1" })).toBeUndefined();
  expect(said({ standsOn: "" }, { standsOn: "shelf-1" })).toBeUndefined();
});

test("what it is bound to now, and was not when it was reviewed, waits", () => {
  expect(said({ standsOn: "shelf-2" }, { standsOn: "shelf-1" })).toContain("standsOn was shelf-1");
  expect(said({}, { autoRenew: true })).toContain("autoRenew was true, is not set");
});

test("what a recycle bin does not show of a thing is as it was reviewed", () => {
  const bin = { state: "recycled" } as const;
  expect(said({}, { size: "40", sharedWith: ["2"] }, bin)).toBeUndefined();
  expect(said({ size: "50" }, { size: "40" }, bin)).toContain("size was 40, is 50");
  expect(said({ sharedWith: ["3"] }, { sharedWith: ["2"] }, bin)).toContain("sharedWith was");
});
