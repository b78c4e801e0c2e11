import { expect, test } from "vitest";
import type { Row } from "../../src/core/row.ts";
import { cycles, prerequisites } from "../../src/engine/graph.ts";
import { idOf, type Toy, toyItem, toyRows } from "./support/toy-cloud.ts";

const maker = toyRows.get("toy.maker");
/** Makers go after all boxes but those that wait for one. */
const rows: ReadonlyMap<string, Row> = new Map([
  ...toyRows,
  ...(maker === undefined
    ? []
    : ([["toy.maker", { ...maker, afterOthers: ["toy.box"] }]] as const)),
]);

function needsOf(toys: readonly Toy[], name: string): readonly string[] {
  const needs = prerequisites(toys.map(toyItem), rows);
  expect(cycles([...needs.keys()], needs)).toEqual([]);
  return [...(needs.get(idOf(name)) ?? [])].sort();
}

test("what goes after the others goes after all of them but those that wait for it", () => {
  const toys: readonly Toy[] = [
    { type: "toy.maker", id: "1", uses: ["toy.box/audit"] },
    { type: "toy.box", id: "audit" },
    { type: "toy.box", id: "plain" },
  ];
  expect(needsOf(toys, "toy.maker/1")).toEqual([idOf("toy.box/plain")]);
  expect(needsOf(toys, "toy.box/audit")).toEqual([idOf("toy.maker/1")]);
});

test("what waits for it through others is left out as well", () => {
  const toys: readonly Toy[] = [
    { type: "toy.maker", id: "1", uses: ["toy.box/audit"] },
    { type: "toy.box", id: "audit", uses: ["toy.box/logs"] },
    { type: "toy.box", id: "logs" },
    { type: "toy.box", id: "plain" },
  ];
  expect(needsOf(toys, "toy.maker/1")).toEqual([idOf("toy.box/plain")]);
});

test("two of a kind that each have a box of their own close no circle", () => {
  const toys: readonly Toy[] = [
    { type: "toy.maker", id: "1", uses: ["toy.box/one"] },
    { type: "toy.maker", id: "2", uses: ["toy.box/two"] },
    { type: "toy.box", id: "one" },
    { type: "toy.box", id: "two" },
    { type: "toy.box", id: "plain" },
  ];
  expect(needsOf(toys, "toy.maker/1")).toEqual([idOf("toy.box/plain")]);
  expect(needsOf(toys, "toy.maker/2")).toEqual([idOf("toy.box/plain")]);
  expect(needsOf(toys, "toy.box/two")).toEqual([idOf("toy.maker/2")]);
});

test("items of a type that waits for a whole other type share what they wait for", () => {
  const toys: readonly Toy[] = [
    { type: "toy.shelf", id: "1" },
    { type: "toy.shelf", id: "2", waitsFor: ["toy.box/1"] },
    { type: "toy.shelf", id: "3", waitsFor: ["toy.stone/1"] },
    { type: "toy.box", id: "1" },
    { type: "toy.box", id: "2" },
    { type: "toy.stone", id: "1" },
  ];
  const needs = prerequisites(toys.map(toyItem), rows);
  expect(needs.get(idOf("toy.shelf/1"))).toBe(needs.get(idOf("toy.shelf/2")));
  expect([...(needs.get(idOf("toy.shelf/3")) ?? [])].sort()).toEqual(
    ["toy.box/1", "toy.box/2", "toy.stone/1"].map(idOf),
  );
});
