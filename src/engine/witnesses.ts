import type { Account } from "../core/account.ts";
import { Problem } from "../core/problem.ts";
import type { ClosureRecord, Witness } from "../core/record.ts";

/** What of a journal is held against other things that tell of an account. */
export interface JournalView {
  /** Where it stands, for messages. */
  readonly where: string;
  /** It stands in a database that all checkouts share, not in this one's folder. */
  readonly isShared: boolean;
  /** Ids of its runs. */
  readonly runs: ReadonlySet<string>;
  readonly closure: ClosureRecord | undefined;
}

/**
 * Where the closure stands by everything that is written down: the journal, or what knows of more than
 * the journal does.
 */
export function closureOnRecord(
  journal: JournalView,
  witnesses: readonly Witness[],
): ClosureRecord | undefined {
  return witnesses.reduce((known, { run, closure }) => {
    if (closure === undefined) return known;
    // What the journal says of that run came after what the witness saw of it.
    if (run !== undefined && journal.runs.has(run)) return known;
    return known === undefined || known.at < closure.at ? closure : known;
  }, journal.closure);
}

/** A witness of something that the journal does not hold. */
export function unheard(
  journal: JournalView,
  witnesses: readonly Witness[],
  lost: Account["recordLost"],
): Witness | undefined {
  if (lost === "all") return undefined;
  return witnesses.find(({ run, closure }) => {
    if (run !== undefined) return !journal.runs.has(run) && !lost.includes(run);
    return closure !== undefined && journal.closure === undefined;
  });
}

/**
 * Refuses while something tells of a run that the journal here does not hold: what was done is not known
 * then, and may be done twice or undone by a call.
 */
export function requireRecord(
  account: Account,
  journal: JournalView,
  witnesses: readonly Witness[],
): void {
  const witness = unheard(journal, witnesses, account.recordLost);
  if (witness === undefined) return;
  const { where, run } = witness;
  const [what, lost] =
    run === undefined
      ? ["a closure", "record: lost"]
      : [`the run ${run}`, `record: { lost: "${run}", because: … }`];
  throw new Problem({
    code: "record-lost",
    summary: `The record of account ${account.id} is not complete here: ${where} tells of ${what}, and ${journal.where} does not`,
    where: journal.where,
    next: `${
      journal.isShared
        ? `Bring the journal there: \`npx closeout record import ${account.name}\` where accounts/${account.name}/journal.jsonl holds that run.`
        : "Bring the journal here: pull the commit that holds it, or copy journal.jsonl from where that run was made."
    } If it is lost for good, write \`${lost}\` into ${account.file}. No call was made.`,
  });
}
