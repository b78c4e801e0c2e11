import type { JsonObject } from "../json.ts";
import type { Doubts } from "./doubts.ts";
import { doubtKinds } from "./kinds.ts";

/** Puts doubts in force by ids, first parts of ids, or kinds; throws where one names none. */
export function switchDoubts(doubts: Doubts, wanted: true | readonly string[]): void {
  if (wanted === true) {
    doubts.set({}, true);
    return;
  }
  for (const name of wanted) {
    const kind = doubtKinds.find((known) => known === name);
    const switched = doubts.set(kind === undefined ? { id: name } : { kind }, true);
    if (switched === 0)
      throw new Error(`no doubt ${name}: name a kind, or an id as GET doubts has it`);
  }
}

/** The doubts as the admin door tells them. */
export function shownDoubts(doubts: Doubts, onlyOn: boolean): readonly JsonObject[] {
  return doubts.list
    .filter(({ on }) => on || !onlyOn)
    .map(({ id, doubt: { kind, says, source }, on, scale, hits }) => ({
      id,
      kind,
      on,
      hits,
      says,
      source,
      ...(scale === undefined ? {} : { scale }),
    }));
}
