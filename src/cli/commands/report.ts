import { writeReport } from "../../documents/report.ts";
import { rowsIn } from "../../engine/in-language.ts";
import { entriesIn } from "../../engine/journal-in-language.ts";
import { reviewIn } from "../../engine/review-in-language.ts";
import { type Cli, openWithoutPolicies } from "../cli.ts";
import { sayClosing } from "../closing-text.ts";
import { EXIT } from "../exit-codes.ts";

/** Writes report.md and report.html from the review and the journal; asks the cloud nothing. */
export async function report(cli: Cli, name: string): Promise<number> {
  const { ui } = cli;
  const { paths, workspace } = openWithoutPolicies(cli, name, "report");
  await sayClosing(cli, workspace);
  const review = workspace.review();
  const entries = await workspace.store.load();
  const { reader, cloud } = workspace;
  const { rows } = cloud;
  const written = writeReport(paths.dir, {
    account: workspace.account,
    review: review === undefined ? undefined : reviewIn(review, reader, { rows }),
    entries: entriesIn(entries, reader),
    leftOn: await workspace.leftOnRecord(),
    types: rowsIn(rows, reader),
    language: reader.language,
    now: new Date(workspace.clock.now()).toISOString(),
  });
  if (ui.json) {
    ui.data("report", written);
    return EXIT.ok;
  }
  if (review === undefined) ui.warn(`There is no ${paths.review}: nothing was reviewed yet.`);
  if (entries.length === 0)
    ui.warn(`There is nothing in ${workspace.store.where}: nothing was done yet.`);
  ui.print(`Written: ${written.markdown}`);
  ui.print(`Written: ${written.html}`);
  return EXIT.ok;
}
