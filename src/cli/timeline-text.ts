import { type ClosureStatus, isUnderWay } from "../core/closure.ts";
import type { Language } from "../core/language.ts";
import type { Timeline, Wait } from "../core/packet.ts";
import type { Survey } from "../engine/survey.ts";
import { closingSentence } from "../texts/closing.ts";
import type { ScreenTexts } from "../texts/en/screens.ts";
import { certaintyIn, reviewTexts } from "../texts/review.ts";
import { screenTexts } from "../texts/screens.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Ui } from "./ui.ts";
import { when } from "./words.ts";

/** A timeline with everything that is said beside it. */
export interface ShownTimeline {
  readonly timeline: Timeline;
  readonly status: ClosureStatus;
  /** The look that it was made from; undefined when none may be made any more. */
  readonly found: Survey | undefined;
  /** Questions that a person must still answer. */
  readonly questions: number;
  /** Mandatory policies that stand in the way of the closure. */
  readonly blockers: readonly string[];
  /** Listings that are not known, one line each. */
  readonly unknown: readonly string[];
}

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** `in 3 days`, `in 5 hours`, `now`, `2 days ago`: a time as seen from another one. */
function distance(from: string, to: string, texts: ScreenTexts["timeline"]): string {
  const ms = Date.parse(to) - Date.parse(from);
  const away = Math.abs(ms);
  if (away < HOUR) return ms > 0 ? texts.withinTheHour : texts.now;
  const { hours, days } = ms > 0 ? texts.ahead : texts.ago;
  return away < 2 * DAY ? hours(Math.floor(away / HOUR)) : days(Math.floor(away / DAY));
}

/** Lines shown of a list unless everything was asked for. */
const SHOWN = 30;

/** Says when the account can be closed at the earliest, and what holds it; everything is told in a language. */
export function showTimeline(
  ui: Ui,
  { account, cloud, reader: { language } }: Workspace,
  shown: ShownTimeline,
): void {
  const { timeline, status, found, unknown } = shown;
  const screens = screenTexts(language);
  const { timeline: texts } = screens;
  const dated = datedFrom(timeline.at, texts);
  const where =
    found === undefined
      ? screens.notScanned(cloud.title)
      : screens.scanned(cloud.title, when(timeline.at), found.view.caller.principal);
  ui.print(`${ui.paint.bold(screens.account(account.name, account.id))}${where}`);
  if (isUnderWay(status)) {
    ui.print(closingSentence(language, account.id, status));
    if (timeline.closed !== undefined && status.phase === "waiting")
      ui.print(texts.quietEnds(dated(timeline.closed)));
    return;
  }
  ui.print(earliest(timeline, texts));
  const waits = (all: readonly Wait[]): readonly string[] =>
    all.map((one) => waitLine(one, timeline.at, language));
  list(texts.chain, waits(timeline.chain));
  if (timeline.waits.some((one) => !timeline.chain.includes(one)))
    list(texts.waits, waits(timeline.waits));
  list(texts.undated, timeline.undated);
  list(texts.unknown, unknown);
  const { questions, blockers } = shown;
  ui.print("");
  if (questions > 0) ui.print(texts.questions(questions, account.name));
  ui.print(blockers.length === 0 ? texts.clear : texts.blocked(blockers));

  function list(title: string, all: readonly string[]): void {
    if (all.length === 0) return;
    ui.print("");
    ui.print(texts.list(ui.paint.yellow(title), all.length));
    const some = ui.verbose ? all : all.slice(0, SHOWN);
    for (const line of some) ui.print(`  ${line}`);
    if (some.length < all.length) ui.print(`  ${screens.more(all.length - some.length)}`);
  }
}

/** A time with how far it is from another one. */
function datedFrom(at: string, texts: ScreenTexts["timeline"]): (time: string) => string {
  return (time) => texts.dated(when(time), distance(at, time, texts));
}

function earliest(
  { submission, closed, at, undated }: Timeline,
  texts: ScreenTexts["timeline"],
): string {
  const dated = datedFrom(at, texts);
  const isNow = submission === undefined || submission <= at;
  const waiting = undated.length === 0 ? texts.submitNow : texts.undatedFirst(undated.length);
  const first = isNow ? waiting : texts.submitOn(dated(submission));
  if (closed === undefined) return texts.thenUnknown(first);
  return closed === submission ? texts.closedAtOnce(first) : texts.closedOn(first, dated(closed));
}

function waitLine(wait: Wait, at: string, language: Language): string {
  const { timeline: texts } = screenTexts(language);
  const { until, what, because } = wait;
  const end = `${certaintyIn(reviewTexts(language), wait)}${when(until)}`;
  return texts.wait(end, distance(at, until, texts), what, because);
}
