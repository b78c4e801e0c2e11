import { parseItemId } from "../../core/item.ts";
import { COMMENT_LIMIT, commentMarker, renderComment } from "../../documents/comment.ts";
import { blockers } from "../../engine/gate.ts";
import { unknownListings } from "../../engine/survey.ts";
import { readReviewAt } from "../../files/review/review-at.ts";
import { compareReviews } from "../../files/review/review-changes.ts";
import { type Cli, closingLine, openAccount } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";
import { lookAt } from "../look.ts";

/** How a comment is asked for. */
export interface CommentFlags {
  /** Commit whose review the committed one is held against. */
  readonly against: string | undefined;
}

/** Prints what a pull request is told of an account, short enough for a comment; writes nothing. */
export async function comment(cli: Cli, name: string, { against }: CommentFlags): Promise<number> {
  const { ui } = cli;
  const { paths, workspace } = await openAccount(cli, name, "comment");
  try {
    const { account, cloud, clock } = workspace;
    const review = workspace.review();
    const before =
      against === undefined
        ? undefined
        : readReviewAt(against, paths.review, {
            cloud: account.cloud,
            accountId: account.id,
            now: new Date(clock.now()).toISOString(),
          });
    const seen = await lookAt(cli, workspace, { purpose: "closure", review });
    const about = {
      cloud: account.cloud,
      accountId: account.id,
      accountName: account.name,
      page: paths.reviewMarkdown,
      waveOf: (id: string) => cloud.rows.get(parseItemId(id)?.type ?? "")?.wave ?? "other",
    };
    const body =
      seen.outcome === "closing"
        ? renderComment({
            ...about,
            closing: closingLine(account.id, seen.status),
            blocking: [],
            review: undefined,
            changes: undefined,
            unknown: [],
          })
        : renderComment({
            ...about,
            blocking: blockers(seen.found.results).mandatory.map(({ policy, findings }) => ({
              ...policy,
              findings,
            })),
            review,
            changes:
              review === undefined || before === undefined
                ? undefined
                : compareReviews(before, review),
            unknown: unknownListings(seen.found.inventory),
          });
    const marker = commentMarker(account.cloud, account.id);
    if (ui.json) ui.data({ marker, limit: COMMENT_LIMIT, body });
    else ui.printLines(body.trimEnd());
    return EXIT.ok;
  } finally {
    await workspace.close();
  }
}
