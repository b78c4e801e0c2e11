import { join } from "node:path";
import { Problem } from "../../core/problem.ts";
import {
  COMMENT_LIMIT,
  commentMarker,
  renderClosing,
  renderComment,
} from "../../documents/comment.ts";
import { writeAtomic } from "../../files/local.ts";
import type { Forge } from "../../forges/forge.ts";
import { forgeOf, type Posted, postComment } from "../../forges/post-comment.ts";
import { commentOn } from "../../operations/comment.ts";
import { closingLine } from "../../texts/closing.ts";
import { screenTexts } from "../../texts/screens.ts";
import { type Cli, openAccount } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";
import { progressOn } from "../look.ts";

/** How a comment is asked for. */
export interface CommentFlags {
  /** Commit whose review the committed one is held against. */
  readonly against: string | undefined;
  /** Write it on the pull request that the environment names. */
  readonly post: boolean;
}

/** Prints what a pull request is told of an account, short enough for a comment, or writes it there. */
export async function comment(
  cli: Cli,
  name: string,
  { against, post }: CommentFlags,
): Promise<number> {
  const { ui } = cli;
  // Whatever is missing for it is said before the account is looked at.
  const forge = post ? forgeOf(cli.env) : undefined;
  const { paths, workspace } = await openAccount(cli, name, "comment");
  try {
    const { account } = workspace;
    const about = { cloud: account.cloud, accountId: account.id, accountName: account.name };
    const made = await commentOn(workspace, { against, paths, ...progressOn(cli, workspace) });
    const body =
      made.outcome === "closing"
        ? renderClosing(about, closingLine(workspace.reader.language, account.id, made.status))
        : renderComment(made.content);
    const marker = commentMarker(account.cloud, account.id);
    if (forge === undefined) {
      if (ui.json) ui.data("comment", { marker, limit: COMMENT_LIMIT, body });
      else ui.printLines(body.trimEnd());
      return EXIT.ok;
    }
    const posted = await postOrKeep(cli, forge, { marker, body }, join(paths.dir, "comment.md"));
    if (ui.json)
      ui.data("comment", { marker, limit: COMMENT_LIMIT, body, posted, on: forge.place });
    else ui.print(screenTexts(workspace.reader.language).comment[posted](forge.place));
    return EXIT.ok;
  } finally {
    forge?.close();
    await workspace.close();
  }
}

/** What could not be written there is kept here. */
async function postOrKeep(
  { signal }: Cli,
  forge: Forge,
  comment: { readonly marker: string; readonly body: string },
  file: string,
): Promise<Posted> {
  try {
    return await postComment(forge, comment, signal);
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.code !== "forge-refused") throw cause;
    writeAtomic(file, comment.body);
    const { code, message: summary, where = forge.place, next } = cause;
    throw new Problem({
      code,
      summary,
      where,
      next: `${next} Its text is kept in ${file}.`,
      cause,
    });
  }
}
