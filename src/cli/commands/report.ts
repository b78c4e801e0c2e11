import { makeReport } from "../../operations/report.ts";
import { type Cli, openWithoutPolicies } from "../cli.ts";
import { sayClosing } from "../closing-text.ts";
import { EXIT } from "../exit-codes.ts";

/** Writes report.md and report.html from the review and the journal; asks the cloud nothing. */
export async function report(cli: Cli, name: string): Promise<number> {
  const { ui } = cli;
  const { paths, workspace } = openWithoutPolicies(cli, name, "report");
  await sayClosing(cli, workspace);
  const { written, review, entries } = await makeReport(workspace, paths);
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
