import { expect, test } from "vitest";
import type { JournalEntry } from "../../src/core/journal.ts";
import { createRecorder } from "../../src/engine/recorder.ts";
import { autoClock } from "../support/auto-clock.ts";

const CALL = {
  item: "toy:toy.box:global:1",
  does: "delete it",
  action: "Toy.Delete",
  region: "global",
};

test("a call may be made only when its line is on disk", async () => {
  const entries: JournalEntry[] = [];
  let written: () => void = () => {};
  const journal = {
    append: (entry: JournalEntry) => void entries.push(entry),
    onDisk: () =>
      new Promise<void>((resolve) => {
        written = resolve;
      }),
  };
  const steps: string[] = [];
  const begun = createRecorder(journal, "run-1", autoClock())
    .begin(CALL)
    .then((answer) => {
      steps.push("made");
      answer({ outcome: "accepted", requestId: "r-1" });
    });
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  expect(entries).toMatchObject([{ kind: "call", seq: 1, ...CALL }]);
  expect(steps).toEqual([]);

  written();
  await begun;
  expect(steps).toEqual(["made"]);
  expect(entries.at(-1)).toMatchObject({ kind: "answer", seq: 1, outcome: "accepted" });
});

test("a call whose line cannot be kept is not made", async () => {
  const journal = { append: () => {}, onDisk: () => Promise.reject(new Error("the disk is full")) };
  await expect(createRecorder(journal, "run-1", autoClock()).begin(CALL)).rejects.toThrow(
    "the disk is full",
  );
});
