import { describe, expect, test } from "vitest";
import type { JournalEntry } from "../../src/core/journal.ts";
import { summarise } from "../../src/record/journal/journal-summary.ts";
import { answer, call, instance, proved } from "./entries.ts";

const STEP = "lift deletion protection";
const change = { step: STEP, before: { protection: "on" } };

/** A call that changes the instance with that number. */
function lift(seq: number, item = seq): JournalEntry {
  return { ...call(seq), item: instance(item), does: STEP, changes: change } as JournalEntry;
}

const undone: JournalEntry = {
  kind: "undone",
  at: "2026-09-01T09:00:00Z",
  run: "r2",
  item: instance(1),
  step: STEP,
  how: "put back, and read again",
};

const actsOf = (entries: readonly JournalEntry[]) => summarise(entries).acts.get(instance(1));

describe("a change of an item stands", () => {
  test("once it was accepted, with what it was before", () => {
    expect(actsOf([lift(1), answer(1)])).toEqual([
      { ...change, item: instance(1), at: "2026-09-01T08:00:00Z", run: "r1", sure: true },
    ]);
  });

  test.each([
    { says: "no answer", entries: [] },
    { says: "an unknown answer", entries: [answer(1, { outcome: "unknown" })] },
  ])("and is in doubt after $says", ({ entries }) => {
    expect(actsOf([lift(1), ...entries])).toMatchObject([{ sure: false }]);
  });

  test("also after the item's deletion was refused", () => {
    const refused = answer(2, { outcome: "refused", code: "InUse" });
    expect(
      actsOf([lift(1), answer(1), { ...call(2), item: instance(1) } as JournalEntry, refused]),
    ).toHaveLength(1);
  });
});

describe("a change of an item does not stand", () => {
  test.each(["refused", "denied", "throttled", "busy", "gone"] as const)(
    "where it was %s",
    (outcome) => {
      expect(actsOf([lift(1), answer(1, { outcome, code: "Code" })])).toBeUndefined();
    },
  );

  test("where it was so already", () => {
    expect(actsOf([lift(1), answer(1, { code: "AlreadyOff" })])).toBeUndefined();
  });

  test("once it is undone, or the item is gone", () => {
    expect(actsOf([lift(1), answer(1), undone])).toBeUndefined();
    expect(actsOf([lift(1), answer(1), proved(1)])).toBeUndefined();
  });

  test("but does again when it is made again", () => {
    expect(actsOf([lift(1), answer(1), undone, lift(2, 1), answer(2)])).toHaveLength(1);
  });
});

test("a call that undoes is no failure of the item's removal, and asks for no answer once it is back", () => {
  const back = { ...call(2), item: instance(1), undoes: { step: STEP } } as JournalEntry;
  const entries = [lift(1), answer(1), back];
  expect(summarise(entries).open).toHaveLength(1);
  expect(summarise([...entries, undone]).open).toEqual([]);
  const refused = answer(2, { outcome: "refused", code: "Busy" });
  expect(summarise([...entries, refused]).items.get(instance(1))?.failure).toBeUndefined();
});
