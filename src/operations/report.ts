import { writeReport } from "../documents/report.ts";
import { rowsIn } from "../engine/in-language.ts";
import { entriesIn } from "../engine/journal-in-language.ts";
import { reviewIn } from "../engine/review-in-language.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** A report that was written. */
export interface ReportMade {
  readonly markdown: string;
  readonly html: string;
  /** Whether there is a review, and how many entries the journal has. */
  readonly isReviewed: boolean;
  readonly entries: number;
}

/**
 * Writes report.md and report.html into an account's folder, from the review and the journal; asks the cloud
 * nothing. Throws a Problem where one of them cannot be used, or the folder not be written.
 */
export async function makeReport(workspace: Workspace, dir: string): Promise<ReportMade> {
  const { account, reader, cloud, clock, store } = workspace;
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
  return { ...written, isReviewed: review !== undefined, entries: entries.length };
}
