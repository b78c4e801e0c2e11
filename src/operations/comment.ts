import { parseItemId } from "../core/item.ts";
import type { CommentContent } from "../documents/comment.ts";
import { blockers } from "../engine/gate.ts";
import { unknownListings } from "../engine/survey.ts";
import { compareReviews } from "../files/review/review-changes.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Closing, type LookOptions, look } from "./look.ts";

/** How a pull request is told of an account. */
export interface CommentOptions extends Omit<LookOptions, "purpose" | "review"> {
  /** Commit whose review the committed one is held against; undefined compares nothing. */
  readonly against: string | undefined;
  /** The page that holds everything, as a reader finds it. */
  readonly page: string;
}

/** What there is to tell. */
export type Comment = Closing | { readonly outcome: "told"; readonly content: CommentContent };

/**
 * Looks at the account and gathers what a pull request is told of it: what blocks its closure, what the committed
 * review approves, and what changed since a commit. Throws a Problem where the review cannot be used, or there
 * is no such commit.
 */
export async function commentOn(
  workspace: Workspace,
  { against, page, ...options }: CommentOptions,
): Promise<Comment> {
  const { account, cloud } = workspace;
  const review = workspace.review();
  const before = against === undefined ? undefined : workspace.reviewAt(against);
  const seen = await look(workspace, { ...options, purpose: "closure", review });
  if (seen.outcome === "closing") return seen;
  const { results, inventory } = seen.found;
  return {
    outcome: "told",
    content: {
      cloud: account.cloud,
      accountId: account.id,
      accountName: account.name,
      page,
      waveOf: (id) => cloud.rows.get(parseItemId(id)?.type ?? "")?.wave ?? "other",
      blocking: blockers(results).mandatory.map(({ policy, findings }) => ({
        ...policy,
        findings,
      })),
      review,
      changes:
        review === undefined || before === undefined ? undefined : compareReviews(before, review),
      unknown: unknownListings(inventory),
    },
  };
}
