import { writeAtomic } from "../files/local.ts";
import { accountPaths } from "../files/project.ts";
import { reportHtml } from "./report-html.ts";
import { reportMarkdown } from "./report-markdown.ts";
import { type ReportInput, reportModel } from "./report-model.ts";

export type { ReportInput } from "./report-model.ts";

/**
 * Writes report.md and report.html into an account's folder: what was removed and when, with request
 * ids and proofs, what failed, and where the closure stands. Returns the paths. Throws the Problem
 * `unwritable`.
 */
export function writeReport(
  dir: string,
  input: ReportInput,
): { readonly markdown: string; readonly html: string } {
  const paths = accountPaths(dir);
  const model = reportModel(input);
  writeAtomic(paths.report, reportMarkdown(model));
  writeAtomic(paths.reportHtml, reportHtml(model));
  return { markdown: paths.report, html: paths.reportHtml };
}
