import { isShut } from "../core/closure.ts";
import type { LeftItem, Review } from "../core/review.ts";
import { type ReviewContext, reviewHtml, reviewPages } from "../documents/review.ts";
import { relied } from "../engine/gate.ts";
import { quotesIn, rowsIn, surveyIn } from "../engine/in-language.ts";
import { reviewIn } from "../engine/review-in-language.ts";
import type { RuleFault } from "../engine/rule-faults.ts";
import { draftReview, type Survey } from "../engine/survey.ts";
import { timelineOf } from "../engine/timeline.ts";
import { writeAtomic } from "../files/local.ts";
import type { AccountPaths } from "../files/project.ts";
import { compareReviews, type ReviewChanges } from "../files/review/review-changes.ts";
import { sealReview, writeReview } from "../files/review/review-file.ts";
import { writeReviewPages } from "../files/review/review-pages.ts";
import type { ReviewDraft } from "../files/review/review-text.ts";
import { unknownListings } from "../texts/coverage.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Closing, type LookOptions, look } from "./look.ts";
import { leftOut } from "./review-left.ts";

/** How a review is made. */
export interface ReviewOptions extends Pick<LookOptions, "signal" | "progress" | "entering"> {
  /** The review that it replaces; undefined for a first one. */
  readonly before: Review | undefined;
  /** Where the pages for readers stand. */
  readonly paths: Pick<AccountPaths, "dir" | "reviewPages" | "reviewHtml">;
  /** For the lock: what is running. */
  readonly command: string;
  /** Write nothing. */
  readonly dryRun: boolean;
  /** Told that the lock of a process that ended was taken over. */
  readonly note: (text: string) => void;
}

/** A review that was made, with everything that can be said about it. */
export interface ReviewMade {
  readonly outcome: "reviewed";
  readonly found: Survey;
  readonly review: Review;
  readonly before: Review | undefined;
  readonly changes: ReviewChanges | undefined;
  /** Found and not approved by it. */
  readonly left: readonly LeftItem[];
  /** The same as a reader is told of it, which is no data. */
  readonly told: Pick<ReviewMade, "left" | "changes"> & Pick<Survey, "results">;
  readonly written: boolean;
  /** Names of the pages for readers that were written, the first one first. */
  readonly pages: readonly string[];
}

/** What making a review came to. */
export type ReviewResult =
  | Closing
  /** Rules of account.yaml cannot be followed; nothing was written. */
  | { readonly outcome: "faults"; readonly faults: readonly RuleFault[] }
  | ReviewMade;

/**
 * Scans, decides what becomes of each item, and writes the review and its page. Holds the account's lock
 * meanwhile, so that a folder that cannot be written and a run under way are found first.
 */
export async function makeReview(
  workspace: Workspace,
  options: ReviewOptions,
): Promise<ReviewResult> {
  const { dryRun, command, note, signal } = options;
  // What a person stated goes into the journal, which the lock below would keep shut.
  if (workspace.closing.by === "assisted") await workspace.closureStatus(signal);
  const { account, clock } = workspace;
  const lock = dryRun
    ? undefined
    : await workspace.store.hold({ accountId: account.id, command, clock });
  try {
    if (lock?.note !== undefined) note(lock.note);
    const status = await workspace.closureStatus(signal);
    if (isShut(status)) return { outcome: "closing", status };
    return await make(workspace, options);
  } finally {
    await lock?.release();
  }
}

async function make(workspace: Workspace, options: ReviewOptions): Promise<ReviewResult> {
  const { before, paths, dryRun } = options;
  const seen = await look(workspace, { ...options, purpose: "teardown", review: before });
  if (seen.outcome === "closing") return seen;
  const { found } = seen;
  const { faults } = found;
  if (faults.length > 0) return { outcome: "faults", faults };
  const { account, cloud, files } = workspace;
  const draft = await draftOf(workspace, found);
  const review = dryRun ? sealReview(draft) : writeReview(files.review, draft);
  const left = leftOut(found.view.items, draft);
  let pages: readonly string[] = [];
  const { reader } = workspace;
  const { language } = reader;
  const { rows } = cloud;
  const told = surveyIn(found, reader);
  const toldOf = (one: Review): Review => reviewIn(one, reader, { rows, found });
  const shown = toldOf(review);
  const shownBefore = before === undefined ? undefined : toldOf(before);
  const shownLeft = leftOut(told.view.items, draft, language);
  if (!dryRun) {
    const { view, results } = told;
    const context: ReviewContext = {
      accountName: account.name,
      language,
      types: rowsIn(rows, reader),
      quotes: quotesIn(found.quotes, reader),
      items: view.items,
      left: shownLeft,
      timeline: timelineOf(view, language),
      unknown: unknownListings(found.inventory.coverage, language),
      coverage: found.inventory.coverage,
      relied: relied(results),
      policiesOff: account.policiesOff,
      ...(shownBefore === undefined ? {} : { before: shownBefore }),
    };
    const made = reviewPages(shown, context);
    writeReviewPages(paths.dir, paths.reviewPages, made);
    writeAtomic(paths.reviewHtml, reviewHtml(shown, context));
    pages = made.map(({ name }) => name);
  }
  return {
    outcome: "reviewed",
    found,
    review,
    before,
    changes: before === undefined ? undefined : compareReviews(before, review),
    left,
    told: {
      results: told.results,
      left: shownLeft,
      changes: shownBefore === undefined ? undefined : compareReviews(shownBefore, shown),
    },
    written: !dryRun,
    pages,
  };
}

/** What a review of an account would approve, by what was found. */
export async function draftOf(workspace: Workspace, found: Survey): Promise<ReviewDraft> {
  const { lastActing } = await workspace.record();
  return draftReview(await workspace.session(), found, workspace.cloud.rows, lastActing);
}
