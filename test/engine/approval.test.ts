import { expect, test } from "vitest";
import type { Facts } from "../../src/core/item.ts";
import type { Review } from "../../src/core/review.ts";
import { unapproved } from "../../src/engine/approval.ts";
import { type JudgeOptions, judge } from "../../src/engine/judge.ts";
import { idOf, toyAccount, toyItem, toyRows } from "./support/toy-cloud.ts";

const box = toyRows.get("toy.box");
if (box === undefined) throw new Error("there is no toy.box");
const row = { ...box, material: [], counts: ["pieces"] };
const rows = new Map([["toy.box", row]]);

/** What the review says to a box that held ten pieces and shows these facts now. */
function said(facts: Facts): string | undefined {
  const options: JudgeOptions = { account: toyAccount, rows, now: "2026-11-21T00:00:00Z", own: [] };
  const { items } = judge([toyItem({ type: "toy.box", id: "1", item: { facts } })], options);
  const approved = { disposition: "delete", facts: { charge: "free", pieces: "10" } } as const;
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
  return unapproved(item, review, row)?.says;
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
});
