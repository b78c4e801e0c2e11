import { expect, test } from "vitest";
import type { Coverage, CoverageOutcome } from "../../src/core/inventory.ts";
import type { JudgedItem } from "../../src/core/policy.ts";
import type { Review } from "../../src/core/review.ts";
import type { Row } from "../../src/core/row.ts";
import { judge, materialFacts } from "../../src/engine/judge.ts";
import { plan } from "../../src/engine/plan.ts";
import { idOf, type Toy, toyAccount, toyItem, toyRows } from "./support/toy-cloud.ts";

const box = toyRows.get("toy.box");
if (box === undefined) throw new Error("there is no toy.box");

/** Beside the toys: disks that may go along with a box, and slips that are listed under boxes. */
const rows: ReadonlyMap<string, Row> = new Map([
  ...toyRows,
  ["toy.disk", { ...box, goesWith: { type: "toy.box", at: "Box" } }],
  ["toy.slip", { ...box, scope: { per: "toy.box" } }],
]);

function judged(toys: readonly Toy[]): readonly JudgedItem[] {
  return judge(toys.map(toyItem), {
    account: toyAccount,
    rows,
    now: "2026-11-21T00:00:00Z",
    own: [],
  }).items;
}

/** Decides with everything approved, after one listing came to another end. */
function decide(toys: readonly Toy[], type: string, outcome: CoverageOutcome, region = "toyland") {
  const items = judged(toys);
  const review: Review = {
    version: 1,
    cloud: "toy",
    accountId: "1",
    takenAt: "2026-11-20T00:00:00Z",
    items: Object.fromEntries(
      items.map((item) => [
        item.id,
        {
          line: item.line,
          disposition: item.disposition,
          steps: [],
          facts: materialFacts(item, rows.get(item.type)),
        },
      ]),
    ),
    unknown: [],
    digest: "sha256:0",
  };
  const coverage: Coverage = { type, region, outcome, count: 0, code: "Forbidden" };
  return plan(items, review, rows, [], [coverage]);
}

const BOX: Toy = { type: "toy.box", id: "1" };

test.each(["toy.lid", "toy.disk", "toy.slip"])(
  "a parent stays while what it may take along (%s) could not be listed",
  (child) => {
    const made = decide([BOX], child, "denied");
    expect(made.going).toEqual([]);
    expect(made.decisions.get(idOf("toy.box/1"))).toMatchObject({
      becomes: "stays",
      why: {
        reason: "takes-unseen",
        unseen: { type: child, region: "toyland", code: "Forbidden" },
      },
    });
  },
);

test("a parent goes when what it may take along could not be listed in another region only", () => {
  expect(decide([BOX], "toy.disk", "denied", "elsewhere").going).toHaveLength(1);
});

test("a parent stays when what it may take along is listed for the account and could not be", () => {
  expect(decide([BOX], "toy.disk", "failed", "global").going).toEqual([]);
});

test("a parent goes when what it may take along is proved not to be there, or is none of its own", () => {
  expect(decide([BOX], "toy.disk", "inactive").going).toHaveLength(1);
  expect(decide([BOX], "toy.maker", "denied").going).toHaveLength(1);
});
