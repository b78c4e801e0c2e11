import type { ItemId } from "../core/item.ts";
import type { PolicyView } from "../core/policy.ts";
import { Problem } from "../core/problem.ts";
import type { Review } from "../core/review.ts";
import { reviewIn } from "../engine/review-in-language.ts";
import type { RuleFault } from "../engine/rule-faults.ts";
import { compareReviews, type ReviewChanges } from "../files/review/review-changes.ts";
import { sealReview } from "../files/review/review-file.ts";
import { goneByRuns } from "../record/journal/journal-removals.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Closing, type LookOptions, look } from "./look.ts";
import { draftOf } from "./review.ts";

/** How a committed review compares with what is in the account. */
export interface Compared {
  readonly outcome: "compared";
  /** The committed review. */
  readonly review: Review;
  /** From the committed review to what would be approved now; what runs of ours removed is left out. */
  readonly changes: ReviewChanges;
  /** Approved items that are gone because a run removed them. */
  readonly removed: readonly ItemId[];
  /** Listings that are not complete now, in words. */
  readonly unknown: readonly string[];
  /** The same as a reader is told of it, which is no data. */
  readonly told: { readonly changes: ReviewChanges; readonly unknown: readonly string[] };
  /** Everything that is looked at, for its dates. */
  readonly view: PolicyView;
}

/** What checking a review came to. */
export type Check =
  | Closing
  /** Rules of account.yaml can no longer be followed. */
  | { readonly outcome: "faults"; readonly faults: readonly RuleFault[] }
  | Compared;

/**
 * Looks whether the committed review still is what is in the account; writes nothing. Throws the Problem
 * `not-found` where nothing was reviewed yet, and `review-file` where the review cannot be used.
 */
export async function checkReview(
  workspace: Workspace,
  options: Omit<LookOptions, "purpose" | "review">,
): Promise<Check> {
  const review = workspace.review();
  const seen = await look(workspace, { ...options, purpose: "teardown", review });
  if (seen.outcome === "closing") return seen;
  const { account, files } = workspace;
  if (review === undefined) {
    throw new Problem({
      code: "not-found",
      summary: `Account ${account.id} has no review to check`,
      where: files.review,
      next: `Make one and commit it: npx closeout review ${account.name}`,
    });
  }
  const { found } = seen;
  if (found.faults.length > 0) return { outcome: "faults", faults: found.faults };
  const { items } = await workspace.record();
  const now = sealReview(await draftOf(workspace, found));
  const ours = goneByRuns(items);
  const withoutOurs = (changes: ReviewChanges): ReviewChanges => ({
    ...changes,
    gone: changes.gone.filter(({ id }) => !ours.has(id)),
  });
  const changes = compareReviews(review, now);
  const toldOf = (one: Review): Review =>
    reviewIn(one, workspace.reader, { rows: workspace.cloud.rows, found });
  const toldNow = toldOf(now);
  return {
    outcome: "compared",
    review,
    changes: withoutOurs(changes),
    removed: changes.gone.flatMap(({ id }) => (ours.has(id) ? [id] : [])),
    unknown: now.unknown,
    told: {
      changes: withoutOurs(compareReviews(toldOf(review), toldNow)),
      unknown: toldNow.unknown,
    },
    view: found.view,
  };
}
