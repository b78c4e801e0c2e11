import { makeReport } from "../../operations/report.ts";
import { screenTexts } from "../../texts/screens.ts";
import { type Cli, openWithoutPolicies } from "../cli.ts";
import { sayClosing } from "../closing-text.ts";
import { EXIT } from "../exit-codes.ts";

/** Writes report.md and report.html from the review and the journal; asks the cloud nothing. */
export async function report(cli: Cli, name: string): Promise<number> {
  const { ui } = cli;
  const { paths, workspace } = openWithoutPolicies(cli, name, "report");
  await sayClosing(cli, workspace);
  const { written: pages, review, entries } = await makeReport(workspace, paths);
  if (ui.json) {
    ui.data("report", pages);
    return EXIT.ok;
  }
  const { report: texts, written } = screenTexts(workspace.reader.language);
  if (review === undefined) ui.warn(texts.noReview(paths.review));
  if (entries.length === 0) ui.warn(texts.noEntries(workspace.store.where));
  ui.print(written(pages.markdown));
  ui.print(written(pages.html));
  return EXIT.ok;
}
