import { describe, expect, test } from "vitest";
import type { Act } from "../../src/core/acts.ts";
import type { Coverage } from "../../src/core/inventory.ts";
import type { Disposition, Item } from "../../src/core/item.ts";
import type { Row } from "../../src/core/row.ts";
import { judge } from "../../src/engine/judge.ts";
import type { Plan } from "../../src/engine/plan.ts";
import { putBacksOf } from "../../src/engine/undo/plan.ts";
import { idOf, toyAccount, toyItem, toyRows } from "./support/toy-cloud.ts";

type Decision = NonNullable<ReturnType<Plan["decisions"]["get"]>>;

const ID = idOf("toy.box/1");
const NOW = "2026-11-21T12:00:00Z";
const box = toyRows.get("toy.box");
if (box === undefined) throw new Error("no toy.box");

const rows: ReadonlyMap<string, Row> = new Map([
  ...toyRows,
  [
    "toy.box",
    {
      ...box,
      remove: {
        by: "call",
        steps: [
          {
            does: "unlock it",
            action: "Unlock",
            when: { at: "facts.locked", is: true },
            undo: {
              does: "lock it again",
              action: "Lock",
              when: { at: "disposition", not: "let-expire" },
            },
          },
          {
            does: "empty it",
            action: "Empty",
            cannotBeUndone: { because: "what was in it is gone", next: "Fill it again." },
          },
          { does: "burn it", deletes: true, action: "Burn" },
        ],
      },
    },
  ],
]);

function act(step: string, at = "2026-11-21T00:00:00Z"): Act {
  return { item: ID, step, at, run: "r0", sure: true };
}

/** What is put back of a box that is so, and becomes that. */
function putBacks(options: {
  readonly acts: readonly Act[];
  readonly item?: Partial<Item>;
  readonly becomes?: Decision["becomes"];
  readonly disposition?: Disposition;
  readonly gone?: boolean;
  readonly coverage?: Coverage["outcome"];
}) {
  const { acts, item = { facts: { locked: false } }, becomes = "stays" } = options;
  const { disposition = "keep", gone = false, coverage = "listed" } = options;
  const { items } = judge([toyItem({ type: "toy.box", id: "1", item })], {
    account: toyAccount,
    rows,
    now: NOW,
    own: [],
  });
  const decisions = new Map(
    (gone ? [] : items).map((one): [string, Decision] => {
      const judged = { ...one, disposition };
      return [
        one.id,
        becomes === "stays"
          ? { becomes, item: judged, why: { reason: "not-reviewed" } }
          : { becomes, item: judged },
      ];
    }),
  );
  const made = putBacksOf(
    {
      plan: { decisions, going: [], staying: [] },
      inventory: {
        cloud: "toy",
        accountId: "1",
        takenAt: NOW,
        items: [],
        coverage: [{ type: "toy.box", region: "toyland", outcome: coverage, count: 1 }],
        sightings: [],
      },
      view: { rows },
    },
    new Map([[ID, acts]]),
  );
  return {
    does: made.back.get(ID)?.does,
    lasting: made.lasting.map(({ because }) => because),
    over: made.over.length,
    gone: made.gone,
  };
}

const nothing = { does: undefined, lasting: [], over: 0, gone: [] };

test("what stays is put back, and what no call undoes is said", () => {
  expect(putBacks({ acts: [act("unlock it"), act("empty it")] })).toEqual({
    ...nothing,
    does: ["lock it again"],
    lasting: ["what was in it is gone"],
  });
});

test.each(["goes", "ends-by-itself"] as const)("nothing is put back of what %s", (becomes) => {
  expect(putBacks({ acts: [act("unlock it"), act("empty it")], becomes })).toEqual(nothing);
});

test("what the row wants undone only for some dispositions is left for the others", () => {
  const acts = [act("unlock it")];
  expect(putBacks({ acts, disposition: "let-expire" })).toEqual(nothing);
});

describe("what reads as before", () => {
  const item = { facts: { locked: true } };

  test("is noted and left alone", () => {
    expect(putBacks({ acts: [act("unlock it")], item })).toEqual({ ...nothing, over: 1 });
  });

  test("stays on record while a listing may lag behind the change", () => {
    const acts = [act("unlock it", "2026-11-21T11:58:00Z")];
    expect(putBacks({ acts, item })).toEqual(nothing);
  });
});

test("an item that is gone by a complete listing is noted, and else nothing is known", () => {
  const acts = [act("unlock it")];
  expect(putBacks({ acts, gone: true })).toEqual({ ...nothing, gone: [ID] });
  expect(putBacks({ acts, gone: true, coverage: "denied" })).toEqual(nothing);
});

test("an act of a step that this version's row does not have is said", () => {
  expect(putBacks({ acts: [act("varnish it")] }).lasting).toEqual([
    "this version of Closeout does not know how",
  ]);
});
