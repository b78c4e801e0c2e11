import type { JournalEntry } from "../core/journal.ts";
import type { Review } from "../core/review.ts";
import { writeReport } from "../documents/report.ts";
import { rowsIn } from "../engine/in-language.ts";
import { entriesIn } from "../engine/journal-in-language.ts";
import { reviewIn } from "../engine/review-in-language.ts";
import type { AccountPaths } from "../files/project.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** A report that was written, and what it was made of. */
export interface ReportMade {
  readonly written: ReturnType<typeof writeReport>;
  readonly review: Review | undefined;
  readonly entries: readonly JournalEntry[];
}

/** Writes report.md and report.html from the review and the record, in the reader's language; makes no call. */
export async function makeReport(
  workspace: Workspace,
  { dir }: Pick<AccountPaths, "dir">,
): Promise<ReportMade> {
  const { account, reader, cloud, store, clock } = workspace;
  const { rows } = cloud;
  const review = workspace.review();
  const entries = await store.load();
  const written = writeReport(dir, {
    account,
    review: review === undefined ? undefined : reviewIn(review, reader, { rows }),
    entries: entriesIn(entries, reader),
    leftOn: await workspace.leftOnRecord(),
    types: rowsIn(rows, reader),
    language: reader.language,
    now: new Date(clock.now()).toISOString(),
  });
  return { written, review, entries };
}
