import { Problem } from "../../core/problem.ts";
import { isUnchanged } from "../../files/review/review-changes.ts";
import { checkReview } from "../../operations/check.ts";
import { checkEvents, failedCheck } from "../../operations/events.ts";
import { closingLine } from "../../texts/closing.ts";
import { screenTexts } from "../../texts/screens.ts";
import { type Cli, openAccount } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";
import { faultsProblem } from "../faults-text.ts";
import { progressOn } from "../look.ts";
import { notifyNews } from "../notify.ts";
import { showChanges } from "../review-text.ts";
import { when } from "../words.ts";

/**
 * Says whether the committed review still is what is in the account, for a job that runs by itself: ends with
 * 0 where it is, with 1 where something was added, changed or vanished, or is not known. Writes nothing but
 * what it told, where a receiver is named.
 */
export async function check(cli: Cli, name: string): Promise<number> {
  const { ui } = cli;
  const { workspace } = await openAccount(cli, name, "check");
  try {
    const { account, clock } = workspace;
    const made = await checkReview(workspace, progressOn(cli, workspace)).catch(
      async (cause: unknown) => {
        const at = new Date(clock.now()).toISOString();
        if (cause instanceof Problem)
          await notifyNews(
            cli,
            workspace,
            () => [failedCheck({ account, at }, cause.message)],
            false,
          );
        throw cause;
      },
    );
    await notifyNews(cli, workspace, (days) => checkEvents(workspace, made, days), true);
    const shown = { name, id: account.id, cloud: account.cloud };
    if (made.outcome === "closing") {
      if (ui.json) ui.data("check", { account: shown, status: made.status });
      else ui.print(closingLine(workspace.reader.language, account.id, made.status, "toCheck"));
      return EXIT.ok;
    }
    if (made.outcome === "faults") throw faultsProblem(account.file, made.faults);
    const { review, changes, removed, unknown } = made;
    const same = isUnchanged(changes) && unknown.length === 0;
    if (ui.json) {
      const { digest, takenAt } = review;
      ui.data("check", { account: shown, digest, takenAt, same, changes, removed, unknown });
    } else {
      const { language } = workspace.reader;
      const { changes: texts } = screenTexts(language);
      const since = when(review.takenAt);
      if (removed.length > 0) ui.print(texts.removed(removed.length, since));
      const { told } = made;
      showChanges(ui, told.changes, { since, language, unknown: told.unknown });
      if (!same) ui.print(texts.next(name));
    }
    return same ? EXIT.ok : EXIT.blocked;
  } finally {
    await workspace.close();
  }
}
