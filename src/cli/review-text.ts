import type { PolicyOff } from "../core/account.ts";
import type { FactValue } from "../core/item.ts";
import type { Answered } from "../core/policy.ts";
import { openQuestions, relied } from "../engine/gate.ts";
import type { AccountPaths } from "../files/project.ts";
import type { ChangedItem, ReviewChanges } from "../files/review/review-changes.ts";
import { isUnchanged } from "../files/review/review-changes.ts";
import type { ReviewMade } from "../operations/review.ts";
import { findingLines } from "../texts/finding.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { unknownLines, unreadTagLines } from "./coverage-text.ts";
import type { Ui } from "./ui.ts";
import { count, tally, when } from "./words.ts";

/** A review with where it stands. */
export interface ShownReview extends ReviewMade {
  readonly workspace: Workspace;
  readonly paths: AccountPaths;
}

/** Lines of a list that are shown unless everything was asked for. */
const SHOWN = 20;

/** Says what a review holds, what is different from the one before, and what it leaves out. */
export function showReview(ui: Ui, made: ShownReview): void {
  const { workspace, paths, found, review, before, changes, left, written, pages } = made;
  const { account, cloud } = workspace;
  const items = Object.values(review.items);
  const { bold } = ui.paint;
  ui.print(
    `${bold(`${account.name}: account ${account.id}`)} (${cloud.title}), scanned on ${when(review.takenAt)} as ${found.view.caller.principal}`,
  );
  const becomes = items.length === 0 ? "" : ` (${tally(items.map((item) => item.disposition))})`;
  ui.print(`The review approves ${count(items.length, "item")}${becomes}.`);
  if (before !== undefined && changes !== undefined) showChanges(ui, when(before.takenAt), changes);
  section(
    ui,
    "Found and not approved",
    left.map(({ id, line, becomes: word, because }) => {
      const said = because === undefined ? line : `${line} · ${word}: ${because}`;
      return `${said}  ${ui.paint.dim(id)}`;
    }),
    left.length === 0 ? "" : tally(left.map((item) => item.becomes)),
  );
  for (const { policy, outcome, findings } of found.results) {
    if (outcome === "pass") continue;
    section(ui, `Held back by the policy ${policy.id}`, findingLines(findings), policy.remedy);
  }
  section(
    ui,
    "Answers of people that this review relies on",
    relied(found.results).map(answerLine),
  );
  section(ui, "Policies that are switched off for this account", account.policiesOff.map(offLine));
  const open = openQuestions(found.results).filter(({ optional }) => optional !== true);
  if (open.length > 0) {
    ui.print("");
    ui.print(
      `${count(open.length, "question")} for a person ${open.length === 1 ? "keeps" : "keep"} items from being removed: npx closeout attest ${account.name}`,
    );
  }
  section(
    ui,
    "Not known: there may be more than this review shows",
    unknownLines(found.inventory.coverage),
  );
  section(ui, "Tags that could not be read", unreadTagLines(found.inventory.coverage));
  ui.print("");
  if (!written) {
    ui.print("Nothing was written (--dry-run).");
    return;
  }
  ui.print(`Written: ${paths.review}`);
  ui.print(`Written: ${paths.reviewMarkdown}`);
  if (pages.length > 1) {
    ui.print(`Written: ${count(pages.length - 1, "page")} in ${paths.reviewPages}/`);
  }
  ui.print(`Written: ${paths.reviewHtml}`);
  ui.print(
    `Next: read ${paths.reviewMarkdown}, commit what was written, and merge the pull request: that is the approval.`,
  );
}

/** Says what is different from the review of that time, and what is not known now. */
export function showChanges(
  ui: Ui,
  since: string,
  changes: ReviewChanges,
  unknown: readonly string[] = [],
): void {
  const { green, red, yellow } = ui.paint;
  const { added, gone, changed } = changes;
  ui.print(
    isUnchanged(changes)
      ? `Nothing is different from the review of ${since}.`
      : `Since the review of ${since}: ${added.length} added, ${gone.length} gone, ${changed.length} changed.`,
  );
  const parts: Readonly<Record<string, readonly string[]>> = {
    Added: added.map((item) => `${green("+")} ${item.line} · ${item.disposition}`),
    Gone: gone.map((item) => `${red("-")} ${item.line}`),
    Changed: changed.map((item) => `${yellow("~")} ${changeLine(item)}`),
    "No longer known": changes.unknown.added,
    "Known again": changes.unknown.gone,
    "Not known: there may be more than this shows": unknown,
  };
  for (const [title, lines] of Object.entries(parts)) section(ui, title, lines);
}

function section(ui: Ui, title: string, lines: readonly string[], about = ""): void {
  if (lines.length === 0) return;
  ui.print("");
  ui.print(`${ui.paint.bold(title)} (${lines.length})${about === "" ? "" : `: ${about}`}`);
  const shown = ui.verbose ? lines : lines.slice(0, SHOWN);
  for (const line of shown) ui.print(`  ${line}`);
  if (shown.length < lines.length)
    ui.print(`  … and ${lines.length - shown.length} more; --verbose shows all.`);
}

function answerLine({ policy, subject, answer, says, where }: Answered): string {
  return `${policy} ${subject}: ${answer} · ${says} (${where})`;
}

function offLine({ id, because, line }: PolicyOff): string {
  return `${id}: ${because} (account.yaml:${line})`;
}

function changeLine({ line, changes }: ChangedItem): string {
  const parts = changes.map(({ what, from, to }) => `${what}: ${text(from)} → ${text(to)}`);
  return `${line} · ${parts.join("; ")}`;
}

function text(value: FactValue | undefined): string {
  if (value === undefined) return "(none)";
  return typeof value === "object" ? `[${value.join(", ")}]` : String(value);
}
