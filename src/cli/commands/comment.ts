import {
  COMMENT_LIMIT,
  commentMarker,
  renderClosing,
  renderComment,
} from "../../documents/comment.ts";
import { commentOn } from "../../operations/comment.ts";
import { type Cli, closingLine, openAccount } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";
import { progressOn } from "../look.ts";

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
    const { account } = workspace;
    const about = { cloud: account.cloud, accountId: account.id, accountName: account.name };
    const page = paths.reviewMarkdown;
    const made = await commentOn(workspace, { against, page, ...progressOn(cli, workspace) });
    const body =
      made.outcome === "closing"
        ? renderClosing(about, closingLine(account.id, made.status))
        : renderComment(made.content);
    const marker = commentMarker(account.cloud, account.id);
    if (ui.json) ui.data("comment", { marker, limit: COMMENT_LIMIT, body });
    else ui.printLines(body.trimEnd());
    return EXIT.ok;
  } finally {
    await workspace.close();
  }
}
