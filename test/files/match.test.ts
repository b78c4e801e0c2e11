import { describe, expect, test } from "vitest";
import { matches, missingParts, textMatches } from "../../src/core/match.ts";
import { anItem } from "./support.ts";

describe("a match", () => {
  test("means an item when all of its parts do", () => {
    const item = anItem({
      tags: { team: "shop" },
      facts: { cpus: 4, spot: false, zones: ["a", "b"] },
    });
    expect(matches({ type: "ecs.instance", name: "web-*", region: "cn-*" }, item)).toBe("yes");
    expect(matches({ tags: { team: "sh*" } }, item)).toBe("yes");
    expect(matches({ type: "ecs.*", facts: { cpus: 4, spot: false, zones: "b" } }, item)).toBe(
      "yes",
    );
    expect(matches({ id: "alibaba:ecs.instance:*:i-1" }, item)).toBe("yes");
  });

  test("does not mean it when one part differs", () => {
    const item = anItem({ tags: { team: "shop" }, facts: { cpus: 4 } });
    expect(matches({ type: "ecs.instance", name: "db-*" }, item)).toBe("no");
    expect(matches({ tags: { team: "bank" } }, item)).toBe("no");
    expect(matches({ tags: { owner: "*" } }, item)).toBe("no");
    expect(matches({ type: "ecs.instance", facts: { cpus: 8 } }, item)).toBe("no");
  });

  test("cannot tell when a needed fact is missing, and names it", () => {
    const match = { type: "ecs.instance", facts: { status: "Stopped" } };
    expect(matches(match, anItem())).toBe("cannot-tell");
    expect(missingParts(match, anItem())).toEqual(["facts.status"]);
    expect(matches({ type: "ecs.instance", name: "web-*" }, anItem({ name: undefined }))).toBe(
      "cannot-tell",
    );
  });

  test("says no where another part settles it although a fact is missing", () => {
    expect(matches({ type: "ecs.disk", facts: { status: "x" } }, anItem())).toBe("no");
    const item = anItem({ facts: { cpus: 4 } });
    expect(matches({ type: "ecs.*", facts: { status: "x", cpus: 8 } }, item)).toBe("no");
  });

  test("is not fooled by names that every object has", () => {
    expect(matches({ tags: { constructor: "*" } }, anItem())).toBe("no");
    expect(matches({ type: "ecs.*", facts: { toString: "x" } }, anItem())).toBe("cannot-tell");
  });
});

test.each([
  ["web-*", "web-1", true],
  ["web-*", "web-", true],
  ["web-*", "aweb-1", false],
  ["*", "", true],
  ["a*b*c", "a-b-b-c", true],
  ["a*b*c", "ac", false],
  ["ab*ba", "aba", false],
  ["a*ab", "aab", true],
  ["a.c", "abc", false],
  ["web-1", "web-1", true],
  ["web-1", "web-12", false],
  ["**", "x", true],
])("the pattern %s against %s: %s", (pattern, text, expected) => {
  expect(textMatches(pattern, text)).toBe(expected);
});

test("a pattern of many stars against a long text answers at once", () => {
  expect(textMatches(`${"*a".repeat(50)}b`, "a".repeat(100_000))).toBe(false);
});
