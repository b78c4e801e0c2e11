import { describe, expect, test } from "vitest";
import type { Act } from "../../src/core/acts.ts";
import type { UndoOutcome } from "../../src/core/cloud.ts";
import type { Inventory } from "../../src/core/inventory.ts";
import type { Item } from "../../src/core/item.ts";
import type { JournalEntry } from "../../src/core/journal.ts";
import type { Row } from "../../src/core/row.ts";
import { createRecorder } from "../../src/engine/recorder.ts";
import { isSettled } from "../../src/engine/undo/plan.ts";
import { undo } from "../../src/engine/undo/run.ts";
import { autoClock } from "../support/auto-clock.ts";
import { idOf, MemoryJournal, ToyCloud, toyItem, toyRows } from "./support/toy-cloud.ts";

const ID = idOf("toy.box/1");
const box = toyRows.get("toy.box");
if (box === undefined) throw new Error("no toy.box");

const LOCK: Row = {
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
          to: { types: ["toy.shelf"], is: "$before.shelf" },
        },
      },
      { does: "burn it", deletes: true, action: "Burn" },
    ],
  },
};

const ACT: Act = {
  item: ID,
  step: "unlock it",
  at: "2026-11-21T00:00:00Z",
  run: "r0",
  sure: true,
};

/** Runs an undo over a world whose box is as `seen` says, look by look; the last one stays. */
async function run(options: {
  readonly seen: readonly (Partial<Item> | undefined)[];
  readonly answers?: readonly UndoOutcome["outcome"][];
  readonly act?: Act;
  /** Listed beside the box. */
  readonly shelves?: readonly string[];
  readonly complete?: boolean;
}) {
  const { seen, answers = [], act = ACT, shelves, complete = true } = options;
  const clock = autoClock();
  const journal = new MemoryJournal();
  let looks = 0;
  let asks = 0;
  const look = async (): Promise<Inventory> => {
    const now = seen[Math.min(looks, seen.length - 1)];
    looks += 1;
    const item = now === undefined ? [] : [toyItem({ type: "toy.box", id: "1", item: now })];
    const beside = (shelves ?? []).map((id) => toyItem({ type: "toy.shelf", id }));
    const listed = (type: string) => ({
      type,
      region: "toyland",
      outcome: complete ? ("listed" as const) : ("denied" as const),
      count: 1,
    });
    return {
      cloud: "toy",
      accountId: "1",
      takenAt: new Date(clock.now()).toISOString(),
      items: [...item, ...beside],
      coverage: [listed("toy.box"), ...(shelves === undefined ? [] : [listed("toy.shelf")])],
      sightings: [],
    };
  };
  const session = {
    ...new ToyCloud([]).session,
    async undo(): Promise<UndoOutcome> {
      const outcome = answers[Math.min(asks, answers.length - 1)] ?? "requested";
      asks += 1;
      return outcome === "requested" ? { outcome } : { outcome, code: "Code", message: "words" };
    },
  };
  const undone = await undo(session, new Map([[ID, [act]]]), {
    rows: new Map([...toyRows, ["toy.box", LOCK]]),
    recorder: createRecorder(journal, "r1", clock),
    clock,
    signal: new AbortController().signal,
    parallel: 1,
    look,
  });
  const entries: readonly JournalEntry[] = journal.entries;
  return {
    asks,
    back: undone.get(ID)?.back.length,
    left: undone.get(ID)?.left.map(({ reason }) => reason),
    noted: entries.flatMap((entry) => (entry.kind === "call" ? [] : [entry.kind])),
  };
}

const open = { facts: { locked: false } };
const locked = { facts: { locked: true } };

test("what reads as it was left is undone, and read again", async () => {
  const end = await run({ seen: [open, open, locked] });
  expect(end).toEqual({ asks: 1, back: 1, left: [], noted: ["undone"] });
});

test("a listing that lags behind the change is not taken for somebody else's doing", async () => {
  const end = await run({ seen: [locked, locked, open, open, locked] });
  expect(end).toEqual({ asks: 1, back: 1, left: [], noted: ["undone"] });
});

test("what somebody else has undone is left alone", async () => {
  const end = await run({ seen: [locked] });
  expect(end).toEqual({ asks: 0, back: 1, left: [], noted: ["undone"] });
});

test("a refusal ends it, and it stays on record", async () => {
  const end = await run({ seen: [open], answers: ["denied"] });
  expect(end).toEqual({ asks: 1, back: 0, left: ["Code: words"], noted: [] });
});

test("what is not possible yet is asked for again", async () => {
  const end = await run({
    seen: [open, open, open, locked],
    answers: ["busy", "throttled", "requested"],
  });
  expect(end).toMatchObject({ asks: 3, back: 1, left: [] });
});

test("an item that a complete listing no longer shows is proved gone", async () => {
  expect(await run({ seen: [undefined] })).toEqual({
    asks: 0,
    back: 0,
    left: [],
    noted: ["proved"],
  });
});

test("an item whose listing is not complete is not called gone", async () => {
  const end = await run({ seen: [undefined], complete: false });
  expect(end).toMatchObject({ asks: 0, back: 0, noted: [] });
  expect(end.left).toHaveLength(1);
});

describe("what it was bound to", () => {
  const act = { ...ACT, before: { shelf: "7" } };

  test("is gone by a complete listing: nothing is left to undo", async () => {
    const end = await run({ seen: [open], act, shelves: ["8"] });
    expect(end).toEqual({ asks: 0, back: 1, left: [], noted: ["undone"] });
  });

  test("stands: it is undone", async () => {
    const end = await run({ seen: [open, open, locked], act, shelves: ["7"] });
    expect(end).toMatchObject({ asks: 1, back: 1 });
  });
});

test("a reading within five minutes of the change tells nothing for good", () => {
  expect(isSettled("2026-11-21T00:00:00Z", "2026-11-21T00:04:00Z")).toBe(false);
  expect(isSettled("2026-11-21T00:00:00Z", "2026-11-21T00:06:00Z")).toBe(true);
});
