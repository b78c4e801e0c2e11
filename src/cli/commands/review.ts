import { isUnderWay } from "../../core/closure.ts";
import { Problem } from "../../core/problem.ts";
import type { Review } from "../../core/review.ts";
import { openQuestions, relied } from "../../engine/gate.ts";
import { draftReview, type Survey } from "../../engine/survey.ts";
import { timelineOf } from "../../engine/timeline.ts";
import { writeAtomic } from "../../files/local.ts";
import { acquireLock } from "../../files/lock-file.ts";
import type { AccountPaths } from "../../files/project.ts";
import { compareReviews, type ReviewChanges } from "../../files/review-changes.ts";
import { sealReview, writeReview } from "../../files/review-file.ts";
import { renderReview } from "../../files/review-markdown.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Cli, closingLine, openAccount } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";
import { faultLines } from "../faults-text.ts";
import { CONNECTING, look } from "../look.ts";
import { type LeftItem, leftOut } from "../review-left.ts";
import { showReview } from "../review-text.ts";
import { statedStage } from "../stated-stage.ts";

/** How a review is made. */
export interface ReviewFlags {
  /** Write nothing. */
  readonly dryRun: boolean;
  /** Write over an earlier review that cannot be read or was changed by hand. */
  readonly replace: boolean;
}

/** A review that was made, with everything that is said about it. */
export interface MadeReview {
  readonly workspace: Workspace;
  readonly paths: AccountPaths;
  readonly found: Survey;
  readonly review: Review;
  readonly before: Review | undefined;
  readonly changes: ReviewChanges | undefined;
  readonly left: readonly LeftItem[];
  readonly written: boolean;
}

/**
 * Scans, decides what becomes of each item, and writes review.json and review.md. Holds the account's
 * lock meanwhile, so that a folder that cannot be written and a run under way are found first.
 */
export async function review(cli: Cli, name: string, flags: ReviewFlags): Promise<number> {
  const { ui, signal } = cli;
  const { paths, workspace } = await openAccount(cli, name, "review");
  const before = earlier(workspace, paths, name, flags);
  // What a person stated goes into the journal, which the lock below would keep shut.
  await statedStage(workspace);
  const lock = flags.dryRun
    ? undefined
    : acquireLock(paths.dir, {
        accountId: workspace.account.id,
        command: `closeout review ${name}`,
        clock: workspace.clock,
      });
  try {
    if (lock?.note !== undefined) ui.warn(lock.note);
    ui.progress(CONNECTING);
    const stage = await workspace.stage(signal);
    if (isUnderWay(stage)) {
      const { cloud, id } = workspace.account;
      if (ui.json) ui.data({ account: { name, id, cloud }, stage, written: false });
      else ui.print(`${closingLine(id, stage)} Nothing was written.`);
      return EXIT.ok;
    }
    const made = await make(cli, { paths, workspace, before, dryRun: flags.dryRun });
    if (ui.json) ui.data(asData(made));
    else showReview(ui, made);
    return made.review.unknown.length === 0 ? EXIT.ok : EXIT.blocked;
  } finally {
    lock?.release();
    await workspace.close();
  }
}

async function make(
  cli: Cli,
  options: {
    readonly paths: AccountPaths;
    readonly workspace: Workspace;
    readonly before: Review | undefined;
    readonly dryRun: boolean;
  },
): Promise<MadeReview> {
  const { paths, workspace, before, dryRun } = options;
  const found = await look(cli, workspace, { policies: workspace.policies, review: before });
  refuseFaults(workspace, found);
  const { lastActing } = await workspace.record();
  const draft = draftReview(await workspace.session(), found, workspace.cloud.rows, lastActing);
  const made = dryRun ? sealReview(draft) : writeReview(paths.review, draft);
  if (!dryRun) {
    const context = {
      accountName: workspace.account.name,
      types: workspace.cloud.rows,
      quotes: found.quotes,
      timeline: timelineOf(found.view),
      relied: relied(found.results),
      policiesOff: workspace.account.policiesOff,
      ...(before === undefined ? {} : { before }),
    };
    writeAtomic(paths.reviewMarkdown, renderReview(made, context));
  }
  return {
    workspace,
    paths,
    found,
    review: made,
    before,
    changes: before === undefined ? undefined : compareReviews(before, made),
    left: leftOut(found.view.items, draft),
    written: !dryRun,
  };
}

/** The review that is there already; one that cannot be used is written over only when that was asked for. */
function earlier(
  workspace: Workspace,
  paths: AccountPaths,
  name: string,
  flags: ReviewFlags,
): Review | undefined {
  try {
    return workspace.review();
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

/** A rule that does nothing may be the spelling mistake that was to keep something. */
function refuseFaults(workspace: Workspace, found: Survey): void {
  const [first] = found.faults;
  if (first === undefined) return;
  const { file } = workspace.account;
  const { rules, lines } = faultLines(file, found.faults);
  throw new Problem({
    code: "account-file",
    summary: [
      `${rules === 1 ? "A rule" : `${rules} rules`} of ${file} cannot be followed:`,
      ...lines.map((line) => `  ${line}`),
    ].join("\n"),
    where: `${file}:${first.line}`,
    next: "Fix or remove each rule, then review again. Nothing was written.",
  });
}

function asData(made: MadeReview): object {
  const { workspace, paths, found, review: sealed, changes, left, written } = made;
  const { name, id, cloud } = workspace.account;
  return {
    account: { name, id, cloud },
    written,
    files: { review: paths.review, markdown: paths.reviewMarkdown },
    digest: sealed.digest,
    takenAt: sealed.takenAt,
    approves: Object.keys(sealed.items).length,
    changes: changes ?? null,
    left,
    unknown: sealed.unknown,
    refusals: found.results
      .filter((result) => result.outcome === "fail")
      .map((result) => ({ policy: result.policy.id, findings: result.findings })),
    relied: relied(found.results).map(({ attestation: _, ...answer }) => answer),
    policiesOff: workspace.account.policiesOff,
    questions: openQuestions(found.results).map(({ policy, subject, asks }) => ({
      policy,
      subject,
      asks,
    })),
  };
}
