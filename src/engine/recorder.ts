import type { Clock } from "../core/clock.ts";
import type { CallRecorder } from "../core/cloud.ts";
import type { JournalEntry, JournalWriter } from "../core/journal.ts";

/** A journal bound to one run. */
export interface Recorder extends CallRecorder {
  readonly run: string;
  /** Notes something that is not a call, with time and run filled in. */
  note(entry: Note): void;
}

/** A journal entry without its time and run. */
export type Note = JournalEntry extends infer E
  ? E extends JournalEntry
    ? Omit<E, "at" | "run">
    : never
  : never;

/** Binds a journal to a run: each changing call is on disk before it is made, its answer after. */
export function createRecorder(journal: JournalWriter, run: string, clock: Clock): Recorder {
  let seq = 0;
  const write = (entry: Note): void => {
    journal.append({ ...entry, at: new Date(clock.now()).toISOString(), run } as JournalEntry);
  };
  return {
    run,
    note: write,
    async begin(call) {
      seq += 1;
      const mine = seq;
      write({ kind: "call", seq: mine, ...call });
      await journal.onDisk();
      return (answer) => write({ kind: "answer", seq: mine, ...answer });
    },
  };
}
