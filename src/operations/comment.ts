import { join } from "node:path";
import { parseItemId } from "../core/item.ts";
import type { Review } from "../core/review.ts";
import type { CommentContent } from "../documents/comment.ts";
import { wavePage } from "../documents/review-waves.ts";
import { blockers } from "../engine/gate.ts";
import { surveyIn } from "../engine/in-language.ts";
import { reviewIn } from "../engine/review-in-language.ts";
import type { Survey } from "../engine/survey.ts";
import type { AccountPaths } from "../files/project.ts";
import { compareReviews } from "../files/review/review-changes.ts";
import { reviewPagesIn } from "../files/review/review-pages.ts";
import { unknownListings } from "../texts/coverage.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Closing, type LookOptions, look } from "./look.ts";

/** How a pull request is told of an account. */
export interface CommentOptions extends Omit<LookOptions, "purpose" | "review"> {
  /** Commit whose review the committed one is held against; undefined compares nothing. */
  readonly against: string | undefined;
  /** The account's files, as a reader finds them. */
  readonly paths: Pick<AccountPaths, "review" | "reviewMarkdown" | "reviewPages">;
}

/** What there is to tell. */
export type Comment =
  | Closing
  | { readonly outcome: "told"; readonly content: CommentContent; readonly found: Survey };

/**
 * Looks at the account and gathers what a pull request is told of it: what blocks its closure, what the committed
 * review approves, and what changed since a commit. Throws a Problem where the review cannot be used, or there
 * is no such commit.
 */
export async function commentOn(
  workspace: Workspace,
  { against, paths, ...options }: CommentOptions,
): Promise<Comment> {
  const { account, cloud, reader } = workspace;
  const { language } = reader;
  const review = workspace.review();
  const before = against === undefined ? undefined : workspace.reviewAt(against);
  const seen = await look(workspace, { ...options, purpose: "closure", review });
  if (seen.outcome === "closing") return seen;
  const { inventory } = seen.found;
  const { results } = surveyIn(seen.found, reader);
  const toldOf = (one: Review): Review =>
    reviewIn(one, reader, { rows: cloud.rows, found: seen.found });
  return {
    outcome: "told",
    found: seen.found,
    content: {
      language,
      cloud: account.cloud,
      accountId: account.id,
      accountName: account.name,
      places: { review: paths.review, pagesOf: pagesOf(paths) },
      waveOf: (id) => cloud.rows.get(parseItemId(id)?.type ?? "")?.wave ?? "other",
      blocking: blockers(results).mandatory.map(({ policy, findings }) => ({
        ...policy,
        findings,
      })),
      review: review === undefined ? undefined : toldOf(review),
      changes:
        review === undefined || before === undefined
          ? undefined
          : compareReviews(toldOf(before), toldOf(review)),
      unknown: unknownListings(inventory.coverage, language),
    },
  };
}

/** Pages of the committed review that hold a wave: its own, or the only one. */
function pagesOf({
  reviewMarkdown,
  reviewPages,
}: CommentOptions["paths"]): (wave: string) => readonly string[] {
  const names = reviewPagesIn(reviewPages);
  return (wave) => {
    const page = wavePage(wave);
    const own = names.filter((name) => name === `${page}.md` || name.startsWith(`${page}-`));
    return own.length === 0 ? [reviewMarkdown] : own.map((name) => join(reviewPages, name));
  };
}
