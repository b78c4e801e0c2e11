import type { JournalEntry } from "../core/journal.ts";
import { type Reader, tellerOf } from "./in-language.ts";
import { stepBy } from "./teller.ts";

/** Entries of a journal with their steps as a reader is told of them; what the cloud answered stays as it came. */
export function entriesIn(
  entries: readonly JournalEntry[],
  reader: Reader,
): readonly JournalEntry[] {
  if (reader.language === "en") return entries;
  const teller = tellerOf(reader);
  const told = <S extends { readonly step: string }>(step: S): S => ({
    ...step,
    step: stepBy(teller, step.step),
  });
  return entries.map((entry) => {
    if (entry.kind === "undone") return told(entry);
    if (entry.kind !== "call") return entry;
    const { changes, undoes } = entry;
    return {
      ...entry,
      does: stepBy(teller, entry.does),
      ...(changes === undefined ? {} : { changes: told(changes) }),
      ...(undoes === undefined ? {} : { undoes: told(undoes) }),
    };
  });
}
