import { Problem } from "../../core/problem.ts";
import type { Review } from "../../core/review.ts";
import { openQuestions, relied } from "../../engine/gate.ts";
import type { AccountPaths } from "../../files/project.ts";
import { makeReview } from "../../operations/review.ts";
import { closingLine } from "../../texts/closing.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Cli, openAccount } from "../cli.ts";
import type { Documents } from "../documents.ts";
import { EXIT } from "../exit-codes.ts";
import { faultsProblem } from "../faults-text.ts";
import { progressOn } from "../look.ts";
import { type ShownReview, showReview } from "../review-text.ts";

/** How a review is asked for. */
export interface ReviewFlags {
  /** Write nothing. */
  readonly dryRun: boolean;
  /** Write over an earlier review that cannot be read or was changed by hand. */
  readonly replace: boolean;
  /** Commit whose review this one is held against, in place of the file that is there. */
  readonly against?: string | undefined;
}

/** Scans, decides what becomes of each item, and writes review.json and review.md. */
export async function review(cli: Cli, name: string, flags: ReviewFlags): Promise<number> {
  const { ui } = cli;
  const { paths, workspace } = await openAccount(cli, name, "review");
  try {
    const made = await makeReview(workspace, {
      before: earlier(workspace, paths, name, flags),
      paths,
      command: `closeout review ${name}`,
      dryRun: flags.dryRun,
      note: (text) => ui.warn(text),
      ...progressOn(cli, workspace),
    });
    switch (made.outcome) {
      case "closing": {
        const { cloud, id } = workspace.account;
        if (ui.json)
          ui.data("review", { account: { name, id, cloud }, status: made.status, written: false });
        else ui.print(closingLine(workspace.reader.language, id, made.status, "written"));
        return EXIT.ok;
      }
      case "faults":
        throw faultsProblem(workspace.account.file, made.faults);
      case "reviewed":
        if (ui.json) ui.data("review", asData({ ...made, workspace, paths }));
        else showReview(ui, { ...made, workspace, paths });
        return made.review.unknown.length === 0 ? EXIT.ok : EXIT.blocked;
    }
  } finally {
    await workspace.close();
  }
}

/** The review that is there already; one that cannot be used is written over only when that was asked for. */
function earlier(
  workspace: Workspace,
  paths: AccountPaths,
  name: string,
  flags: ReviewFlags,
): Review | undefined {
  try {
    const here = workspace.review();
    return flags.against === undefined ? here : workspace.reviewAt(flags.against);
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.code !== "review-file") throw cause;
    if (flags.replace) return undefined;
    throw new Problem({
      code: cause.code,
      summary: cause.message,
      where: paths.review,
      next: `Restore the committed file. Or write a new review over it: npx closeout review ${name} --replace. What is approved is changed in account.yaml (dispositions, keep), never in this file.`,
      cause,
    });
  }
}

function asData(made: ShownReview): Documents["review"] {
  const { workspace, paths, found, review: sealed, changes, left, written } = made;
  const { name, id, cloud } = workspace.account;
  return {
    account: { name, id, cloud },
    written,
    files: { review: paths.review, markdown: paths.reviewMarkdown, html: paths.reviewHtml },
    pages: made.pages,
    digest: sealed.digest,
    takenAt: sealed.takenAt,
    approves: Object.keys(sealed.items).length,
    changes: changes ?? null,
    left,
    unknown: sealed.unknown,
    refusals: found.results
      .filter((result) => result.outcome === "fail")
      .map((result) => ({
        policy: result.policy.id,
        // Data is the same in every language.
        findings: result.findings.map(({ in: _, ...finding }) => finding),
      })),
    relied: relied(found.results).map(({ attestation: _, ...answer }) => answer),
    policiesOff: workspace.account.policiesOff,
    questions: openQuestions(found.results).map(({ policy, subject, asks }) => ({
      policy,
      subject,
      asks,
    })),
  };
}
