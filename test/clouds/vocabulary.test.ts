import { expect, test } from "vitest";
import { readRecords } from "../../src/clouds/shared/rows/records.ts";
import {
  fillParams,
  fillPath,
  fillWithin,
  MissingWord,
  pathsIn,
} from "../../src/clouds/shared/rows/templates.ts";
import { normalTime } from "../../src/clouds/shared/rows/times.ts";
import { readPath, readTexts } from "../../src/clouds/shared/wire/paths.ts";
import { holds } from "../../src/core/predicate.ts";
import type { Predicate, When } from "../../src/core/row-call.ts";

const record = {
  Id: "i-1",
  Groups: { Group: [{ Id: "a" }, { Id: "b" }] },
  Single: { Group: { Id: "c" } },
  Flag: "true",
  Empty: "",
  List: [],
  Amount: "1,234.50",
  Nothing: "0.00",
};
const met = (when: When): boolean => holds(when, (path) => readPath(record, path));

test("a path with [] reaches into each member of a list", () => {
  expect(readPath(record, "Groups.Group[].Id")).toEqual(["a", "b"]);
  expect(readPath(record, "Single.Group[].Id")).toEqual(["c"]);
  expect(readPath(record, "Missing.Group[].Id")).toBeUndefined();
  expect(readTexts(record, "Id")).toEqual(["i-1"]);
});

test.each<[string, Predicate, boolean]>([
  ["a text equals a boolean of the same word", { at: "Flag", is: true }, true],
  ["one of several values", { at: "Id", is: ["i-2", "i-1"] }, true],
  ["a member of a list", { at: "Groups.Group[].Id", is: "b" }, true],
  ["not asks for a value that is there", { at: "Missing", not: "x" }, false],
  ["not with another value", { at: "Id", not: ["x"] }, true],
  ["an empty text is not there", { at: "Empty", exists: true }, false],
  ["an empty list is not there", { at: "List", exists: false }, true],
  ["an amount with separators is not zero", { at: "Amount", zero: false }, true],
  ["an amount of nothing is zero", { at: "Nothing", zero: true }, true],
  ["a text that is no amount is not called zero", { at: "Id", zero: true }, false],
  ["an absent amount is not called zero", { at: "Missing", zero: true }, false],
])("condition: %s", (_, condition, expected) => {
  expect(met(condition)).toBe(expected);
});

test.each<[string, Predicate, boolean]>([
  ["the account's own id is its own", { at: "Id", own: true }, true],
  ["and no other one's", { at: "Id", own: false }, false],
  ["another id is not its own", { at: "Flag", own: true }, false],
  ["and another one's", { at: "Flag", own: false }, true],
  ["what is not there is nobody's", { at: "Missing", own: false }, false],
])("condition: %s", (_, condition, expected) => {
  const look = (path: string) => (path === "$account" ? "i-1" : readPath(record, path));
  expect(holds(condition, look)).toBe(expected);
  expect(met(condition), "where nobody says whose it is").toBe(false);
});

test("several conditions must all hold", () => {
  expect(
    met([
      { at: "Id", is: "i-1" },
      { at: "Flag", is: false },
    ]),
  ).toBe(false);
});

const words = (word: string) =>
  ({ id: "i-1", region: "cn-hangzhou", each: "a b/c", "facts.list": ["x", "y"] })[word];

test("parameters are filled in, and json becomes one text", () => {
  const params = { A: "$id", B: ["$region", 1], C: { json: ["$id"] }, D: "$facts.list", E: "$5" };
  expect(fillParams(params, words)).toEqual({
    A: "i-1",
    B: ["cn-hangzhou", 1],
    C: '["i-1"]',
    D: ["x", "y"],
    E: "$5",
  });
});

test("a word without a value stops the call instead of widening it", () => {
  expect(() => fillParams({ VpcId: "$facts.vpc" }, words)).toThrow(MissingWord);
});

test("words in a path are percent-encoded", () => {
  expect(fillPath("/groups/$id/members/$each", words)).toBe("/groups/i-1/members/a%20b%2Fc");
});

test("the paths into a member or a reply are found wherever they stand", () => {
  const params = { A: { json: { Id: "$each.Rule.Id" } }, B: ["$each.Kind"], C: "$reply.Task" };
  expect(pathsIn(params, "each")).toEqual(["Rule.Id", "Kind"]);
  expect(pathsIn(params, "reply")).toEqual(["Task"]);
  expect(pathsIn({ A: "$each" }, "each")).toEqual([]);
});

test("words within a text are filled in, and one without a value stops it", () => {
  expect(fillWithin("$id@group", words)).toBe("i-1@group");
  expect(() => fillWithin("$name@group", words)).toThrow(MissingWord);
});

test.each([
  ["2023-01-01T00:00Z", "2023-01-01T00:00:00Z"],
  ["2022-08-23T17:05:30+08:00", "2022-08-23T09:05:30Z"],
  ["2023-01-01 10:00:00", "2023-01-01T10:00:00Z"],
  ["2023-01-01", "2023-01-01T00:00:00Z"],
  ["2023-01-01T00:00:00.000Z", "2023-01-01T00:00:00Z"],
  ["1672531200", "2023-01-01T00:00:00Z"],
  [1672531200000, "2023-01-01T00:00:00Z"],
  [1672531200, "2023-01-01T00:00:00Z"],
  ["Sun, 01 Jan 2023 00:00:00 GMT", "2023-01-01T00:00:00Z"],
  ["", undefined],
  ["-", undefined],
  [0, undefined],
])("the vendor's time %s is read as %s", (given, expected) => {
  expect(normalTime(given)).toBe(expected);
});

test("an absent list is empty only where the reply says so", () => {
  expect(readRecords({ Total: 0 }, "Xs.X", 0)).toEqual([]);
  expect(readRecords({ clusters: null }, "clusters", 0)).toEqual([]);
  expect(readRecords({ Xs: { X: [] } }, "Xs.X", undefined)).toEqual([]);
  for (const reply of [{}, { Xs: null }, { Xs: {} }, { Xs: "" }, { Xs: { X: null } }])
    expect(() => readRecords(reply, "Xs.X", undefined)).toThrow(/has no Xs.X/);
  expect(() => readRecords({ Ys: { Y: [] } }, "Xs.X", 3)).toThrow(/has no Xs.X/);
});

test("an object is a record only where one record is certain", () => {
  expect(readRecords({ Data: { Id: "1" } }, "Data", undefined, true)).toEqual([{ Id: "1" }]);
  expect(() => readRecords({ Data: { Id: "1" } }, "Data", undefined)).toThrow(/has no Data/);
  expect(() => readRecords({ Data: null }, "Data", undefined, true)).toThrow(/has no Data/);
});
