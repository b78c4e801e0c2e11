import type { PolicyOff } from "../core/account.ts";
import type { FactValue } from "../core/item.ts";
import type { Language } from "../core/language.ts";
import type { Answered } from "../core/policy.ts";
import { openQuestions, relied } from "../engine/gate.ts";
import type { AccountPaths } from "../files/project.ts";
import {
  type ChangedItem,
  isUnchanged,
  type ReviewChanges,
} from "../files/review/review-changes.ts";
import type { ReviewMade } from "../operations/review.ts";
import type { ScreenTexts } from "../texts/en/screens.ts";
import { findingLines } from "../texts/finding.ts";
import { dispositionIn } from "../texts/item.ts";
import { differenceIn, valueIn } from "../texts/review.ts";
import { screenTexts, tallyIn } from "../texts/screens.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { unknownLines, unreadTagLines } from "./coverage-text.ts";
import type { Ui } from "./ui.ts";
import { when } from "./words.ts";

/** A review with where it stands. */
export interface ShownReview extends ReviewMade {
  readonly workspace: Workspace;
  readonly paths: AccountPaths;
}

/** Lines of a list that are shown unless everything was asked for. */
const SHOWN = 20;

/** Says what a review holds, what is different from the one before, and what it leaves out. */
export function showReview(ui: Ui, made: ShownReview): void {
  const { workspace, found, review, before, told } = made;
  const { account, cloud, reader } = workspace;
  const { language } = reader;
  const screens = screenTexts(language);
  const { review: texts } = screens;
  const tally = (dispositions: readonly string[]): string =>
    tallyIn(
      screens,
      dispositions.map((one) => dispositionIn(language, one)),
    );
  const section = sectionOn(ui, screens);
  const { coverage } = found.inventory;
  ui.print(
    `${ui.paint.bold(screens.account(account.name, account.id))}${screens.scanned(cloud.title, when(review.takenAt), found.view.caller.principal)}`,
  );
  const items = Object.values(review.items);
  ui.print(texts.approves(items.length, tally(items.map((item) => item.disposition))));
  if (before !== undefined && told.changes !== undefined)
    showChanges(ui, told.changes, { since: when(before.takenAt), language });
  section(
    texts.left,
    told.left.map(({ id, line, becomes, because }) => {
      const word = dispositionIn(language, becomes);
      const said = because === undefined ? line : screens.said(line, word, because);
      return `${said}  ${ui.paint.dim(id)}`;
    }),
    tally(told.left.map((item) => item.becomes)),
  );
  for (const { policy, outcome, findings } of told.results) {
    if (outcome === "pass") continue;
    section(texts.heldBack(policy.id), findingLines(findings, language), policy.remedy);
  }
  section(
    texts.relied,
    relied(told.results).map((one) => answerLine(one, texts)),
  );
  section(
    texts.off,
    account.policiesOff.map((one) => offLine(one, texts)),
  );
  const open = openQuestions(found.results).filter(({ optional }) => optional !== true);
  if (open.length > 0) {
    ui.print("");
    ui.print(texts.questions(open.length, account.name));
  }
  section(texts.unknown, unknownLines(coverage, language));
  section(texts.unreadTags, unreadTagLines(coverage, language));
  ui.print("");
  showWritten(ui, made, screens);
}

function showWritten(ui: Ui, { paths, written, pages }: ShownReview, screens: ScreenTexts): void {
  const { review: texts } = screens;
  if (!written) {
    ui.print(texts.nothingWritten);
    return;
  }
  ui.print(screens.written(paths.review));
  ui.print(screens.written(paths.reviewMarkdown));
  if (pages.length > 1) ui.print(screens.writtenPages(pages.length - 1, paths.reviewPages));
  ui.print(screens.written(paths.reviewHtml));
  ui.print(texts.next(paths.reviewMarkdown));
}

/** How what is different is shown. */
export interface ShownChanges {
  /** When the review was taken that it is held against. */
  readonly since: string;
  readonly language: Language;
  /** What is not known now. */
  readonly unknown?: readonly string[];
}

/** Says what is different from a review, and what is not known now. */
export function showChanges(
  ui: Ui,
  changes: ReviewChanges,
  { since, language, unknown = [] }: ShownChanges,
): void {
  const { green, red, yellow } = ui.paint;
  const { added, gone, changed } = changes;
  const screens = screenTexts(language);
  const { changes: texts } = screens;
  ui.print(
    isUnchanged(changes)
      ? texts.none(since)
      : texts.numbers(since, added.length, gone.length, changed.length),
  );
  const section = sectionOn(ui, screens);
  section(
    texts.added,
    added.map(
      ({ line, disposition }) =>
        `${green("+")} ${texts.item(line, dispositionIn(language, disposition))}`,
    ),
  );
  section(
    texts.gone,
    gone.map((item) => `${red("-")} ${item.line}`),
  );
  section(
    texts.changed,
    changed.map((item) => `${yellow("~")} ${changeLine(item, language)}`),
  );
  section(texts.unknown, changes.unknown.added);
  section(texts.known, changes.unknown.gone);
  section(texts.notKnown, unknown);
}

/** Prints a list under its title, unless there is none. */
function sectionOn(
  ui: Ui,
  { section, about, more }: ScreenTexts,
): (title: string, lines: readonly string[], what?: string) => void {
  return (title, lines, what = "") => {
    if (lines.length === 0) return;
    ui.print("");
    const head = section(ui.paint.bold(title), lines.length);
    ui.print(what === "" ? head : about(head, what));
    const shown = ui.verbose ? lines : lines.slice(0, SHOWN);
    for (const line of shown) ui.print(`  ${line}`);
    if (shown.length < lines.length) ui.print(`  ${more(lines.length - shown.length)}`);
  };
}

function answerLine(
  { policy, subject, answer, says, where }: Answered,
  texts: ScreenTexts["review"],
): string {
  return texts.answer(policy, subject, answer, says, where);
}

function offLine({ id, because, line }: PolicyOff, texts: ScreenTexts["review"]): string {
  return texts.policyOff(id, because, line);
}

function changeLine({ line, changes }: ChangedItem, language: Language): string {
  const { changes: texts } = screenTexts(language);
  const parts = changes.map(({ what, from, to }) =>
    texts.one(
      differenceIn(language, what),
      text(valueIn(language, what, from), texts.notSet),
      text(valueIn(language, what, to), texts.notSet),
    ),
  );
  return texts.line(line, parts);
}

function text(value: FactValue | undefined, notSet: string): string {
  if (value === undefined) return notSet;
  return typeof value === "object" ? `[${value.join(", ")}]` : String(value);
}
