import type { JsonObject } from "../json.ts";
import type { Doubts } from "./doubts.ts";
import { doubtKinds } from "./kinds.ts";

/** Doubts as a command line names them: `all`, ids and kinds with commas between, `-` before what is left out. */
export function namedDoubts(text: string): readonly string[] {
  return text.split(",").filter((name) => name !== "");
}

/**
 * Puts doubts in force, one name after the other: `all`, a kind, an id or the first parts of ids; one with
 * `-` before it is left out again. Throws where one names none.
 */
export function switchDoubts(doubts: Doubts, names: readonly string[]): void {
  for (const name of names) {
    const on = !name.startsWith("-");
    const bare = on ? name : name.slice(1);
    const kind = doubtKinds.find((known) => known === bare);
    const selector = bare === "all" ? {} : kind === undefined ? { id: bare } : { kind };
    if (doubts.set(selector, on) > 0) continue;
    throw new Error(`no doubt ${bare}: name a kind, or an id as GET doubts has it`);
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
