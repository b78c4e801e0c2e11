import { Problem } from "../core/problem.ts";
import { FileRecord } from "../record/file-record.ts";
import { entryLine } from "../record/journal/journal-entry.ts";
import { entriesOf } from "../record/journal/journal-summary.ts";
import type { AccountRecord } from "../record/record.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** `import`: from the account's folder into the database; `export`: the other way. */
export type RecordDirection = "import" | "export";

/** What moving a journal came to. */
export interface RecordMoved {
  readonly from: string;
  readonly to: string;
  /** Entries that were added there; none where it held them all. */
  readonly added: number;
  /** Entries that the place has now. */
  readonly entries: number;
}

/**
 * Adds to one place what the other holds beyond it. Both are held meanwhile, so that no run writes there.
 * Throws the Problem `journal` where the two tell different histories, and `usage` where there is no database.
 */
export async function moveRecord(
  workspace: Workspace,
  direction: RecordDirection,
): Promise<RecordMoved> {
  const { account, files, store, clock } = workspace;
  if (store.kind === "file") {
    throw new Problem({
      code: "usage",
      summary: "CLOSEOUT_RECORD_URL is not set: there is no database to move a record to or from",
      where: "environment variable CLOSEOUT_RECORD_URL",
      next: "Set it to the address of the database, and run the command again.",
    });
  }
  const folder = new FileRecord(files.journal);
  const request = {
    accountId: account.id,
    command: `closeout record ${direction} ${account.name}`,
    clock,
  };
  const [from, to] = direction === "import" ? [folder, store] : [store, folder];
  const giver = await from.hold(request);
  try {
    const taker = await to.hold(request);
    try {
      const given = entriesOf(await from.load(), account.id);
      const kept = entriesOf(await to.load(), account.id);
      requireSameHistory([from, given.map(entryLine)], [to, kept.map(entryLine)]);
      const news = given.slice(kept.length);
      if (news.length > 0) {
        const journal = await taker.open();
        for (const entry of news) journal.append(entry);
        await journal.close();
      }
      const entries = kept.length + news.length;
      return { from: from.where, to: to.where, added: news.length, entries };
    } finally {
      await taker.release();
    }
  } finally {
    await giver.release();
  }
}

type Told = readonly [place: AccountRecord, lines: readonly string[]];

/** One must be the beginning of the other: then nothing that either tells is lost. */
function requireSameHistory([from, given]: Told, [to, kept]: Told): void {
  const least = Math.min(given.length, kept.length);
  const differs = given.slice(0, least).findIndex((line, index) => line !== kept[index]);
  if (differs === -1) return;
  throw new Problem({
    code: "journal",
    summary: `${from.where} and ${to.where} tell different histories from entry ${differs + 1} on`,
    where: to.where,
    next: "Nothing was written. Find out which of them the runs of this account wrote, and keep the other one aside: two histories cannot be made one.",
  });
}
