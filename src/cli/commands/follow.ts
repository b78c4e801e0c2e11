import type { CommandProcess, JournalEntry } from "../../core/journal.ts";
import { isRunning } from "../../record/lock/process-mark.ts";
import { systemClock } from "../../workspace/system-clock.ts";
import { type Cli, recordAtHand } from "../cli.ts";
import { sayClosingOf } from "../closing-text.ts";
import { EXIT } from "../exit-codes.ts";
import { JournalText } from "../journal-text.ts";

/** What is shown of a journal, and when it ends. */
export interface FollowFlags {
  /** From the first entry on, not only from the last run. */
  readonly all: boolean;
  /** Ends with the command that is under way, or with the next one. */
  readonly untilEnd: boolean;
}

/** Prints the journal and what is added to it, until Ctrl-C or the end of the run. */
export async function follow(cli: Cli, name: string, flags: FollowFlags): Promise<number> {
  const { ui, signal } = cli;
  const record = recordAtHand(cli, name, "follow");
  await sayClosingOf(cli, name, "follow");
  const history = lookBack(await record.load());
  ui.note(
    history.entries === 0
      ? `Nothing is on record in ${record.where} yet; waiting. Ctrl-C ends.`
      : `Following ${record.where}. Ctrl-C ends.`,
  );
  const text = new JournalText();
  const command = new Command();
  const isOver = (): boolean => flags.untilEnd && command.isOver();
  let number = 0;
  for await (const entry of record.follow({ signal, clock: systemClock, isOver })) {
    number += 1;
    if (flags.all || number >= history.lastRun) {
      if (ui.json) ui.dataLine("follow", entry);
      else ui.print(text.line(entry));
    }
    command.take(entry, number > history.entries);
  }
  return signal.aborted ? EXIT.interrupted : EXIT.ok;
}

/** The command whose runs are followed: each wave of a deploy is a run, and all of them are one command. */
class Command {
  #owner: CommandProcess | undefined;
  #looks = false;
  #ended = false;

  /** An entry; `isNew` when it was not there before. */
  take(entry: JournalEntry, isNew: boolean): void {
    if (entry.kind === "run") {
      this.#owner = entry.owner;
      this.#looks = entry.looks === true;
      this.#ended = false;
    }
    // What only notes what a plan saw is no end of the deploy that follows it; the end of a command
    // that was over before is history.
    if (entry.kind === "end") this.#ended = !this.#looks && (isNew || this.#goesOn());
  }

  /** True when a run of it has ended, and the process that may make another one is no more. */
  isOver(): boolean {
    return this.#ended && !this.#goesOn();
  }

  #goesOn(): boolean {
    return this.#owner !== undefined && isRunning(this.#owner);
  }
}

/** How many entries there are, and at which (from 1) the last run begins. */
function lookBack(entries: readonly JournalEntry[]): {
  readonly entries: number;
  readonly lastRun: number;
} {
  const last = entries.findLastIndex(({ kind }) => kind === "run");
  return { entries: entries.length, lastRun: Math.max(1, last + 1) };
}
