import { describe, expect, test } from "vitest";
import type { Item } from "../../src/core/item.ts";
import type { Review } from "../../src/core/review.ts";
import type { Row } from "../../src/core/row.ts";
import { unapproved } from "../../src/engine/approval.ts";
import { judge, materialFacts } from "../../src/engine/judge.ts";
import { clouds } from "../../src/workspace/clouds.ts";
import { toyItem } from "../engine/support/toy-cloud.ts";
import { plainAccount } from "../support/account.ts";

const TAKEN_AT = "2026-11-20T08:00:00Z";
const BEFORE = "2026-11-01T00:00:00Z";

const removable = [...clouds.values()].flatMap(({ name, rows }) =>
  [...rows].flatMap(([type, row]) =>
    row.remove.by === "call" ? [{ cloud: name, type, row }] : [],
  ),
);

/** What the review says to an item now that was approved as it was then. */
function said(row: Row, type: string, then: Partial<Item>, now: Partial<Item>): string | undefined {
  const rows = new Map([[type, row]]);
  const account = plainAccount({ name: "a", cloud: "toy", id: "1", kind: "toy" });
  const itemOf = (parts: Partial<Item>): Item => toyItem({ type, id: "same", item: parts });
  const [item] = judge([itemOf(now)], {
    account,
    rows,
    now: "2026-11-21T00:00:00Z",
    own: [],
  }).items;
  if (item === undefined) throw new Error("nothing was judged");
  const approved = {
    line: "",
    disposition: "delete" as const,
    steps: [],
    facts: materialFacts(itemOf(then), row),
  };
  const review: Review = {
    version: 1,
    cloud: "toy",
    accountId: "1",
    takenAt: TAKEN_AT,
    items: { [item.id]: approved },
    unknown: [],
    digest: "sha256:0",
  };
  return unapproved(item, review, row)?.reason;
}

describe.each(removable)("$cloud $type under the id of one that was reviewed", ({ type, row }) => {
  test("goes while it is the one that was reviewed", () => {
    expect(said(row, type, { created: BEFORE }, { created: BEFORE })).toBeUndefined();
  });

  test("waits for the next review when it was made at another time", () => {
    const made = [
      "2026-11-20T08:00:01Z",
      "2026-11-25T00:00:00Z",
      // By a clock or a zone that is wrong.
      "2026-10-31T16:00:00Z",
    ];
    for (const created of made)
      expect(said(row, type, { created: BEFORE }, { created })).toBe("changed");
    expect(said(row, type, {}, { created: "2026-11-20T08:00:03Z" })).toBe("changed");
    expect(said(row, type, { created: BEFORE }, {})).toBe("changed");
  });

  test("says how it is told from another one", () => {
    const lists = [row.list].flat();
    const reads = row.read.created !== undefined || lists.every(({ read }) => read?.created);
    expect(reads || row.unmarked !== undefined).toBe(true);
    if (row.unmarked !== undefined || row.read.id !== row.read.name) return;
    expect(said(row, type, {}, {})).toBe("changed");
  });

  test("may lose the date in a recycle bin, on its way out", () => {
    expect(said(row, type, { created: BEFORE }, { state: "recycled" })).toBeUndefined();
  });
});

test("what stands under another parent is another thing", () => {
  const [any] = removable;
  if (any === undefined) throw new Error("nothing can be removed");
  const parents = [{ parent: "toy:user:global:1" }, { parent: "toy:user:global:2" }] as const;
  expect(said(any.row, any.type, parents[0], parents[1])).toBe("changed");
});
