import { expect, test } from "vitest";
import type { Coverage } from "../../src/core/inventory.ts";
import { standingOf } from "../../src/engine/standing.ts";
import { toyItem } from "./support/toy-cloud.ts";

const listed = (region: string, more: Partial<Coverage> = {}): Coverage => ({
  type: "toy.box",
  region,
  outcome: "listed",
  count: 0,
  ...more,
});
const box = (region: string, name: string) => ({
  ...toyItem({ type: "toy.box", id: name }),
  id: `toy:toy.box:${region}:${name}`,
  region,
});

test("a thing that the listings of two regions show is one thing, as its own region shows it", () => {
  const own = { ...box("b", "1"), name: "as b tells it" };
  const { items, coverage } = standingOf([
    { coverage: listed("a"), items: [box("b", "1")] },
    { coverage: listed("b", { count: 1 }), items: [own] },
  ]);
  expect(items).toEqual([own]);
  expect(coverage.map(({ outcome }) => outcome)).toEqual(["listed", "listed"]);
});

test("a thing that its own region's listing lacks contradicts that listing", () => {
  const { items, coverage } = standingOf([
    { coverage: listed("a"), items: [box("b", "1")] },
    { coverage: listed("b"), items: [] },
  ]);
  expect(items).toHaveLength(1);
  expect(coverage).toMatchObject([
    { region: "a", outcome: "listed" },
    { region: "b", outcome: "contradicted", lacks: ["1"] },
  ]);
});

test("a thing whose region was not asked, or could not be listed, stays", () => {
  const denied = listed("b", { outcome: "denied" });
  const { items, coverage } = standingOf([
    { coverage: listed("a"), items: [box("b", "1"), box("c", "2")] },
    { coverage: denied, items: [] },
  ]);
  expect(items.map(({ nativeId }) => nativeId)).toEqual(["1", "2"]);
  expect(coverage[1]).toEqual(denied);
});
