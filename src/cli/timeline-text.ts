import { type ClosureStatus, isUnderWay } from "../core/closure.ts";
import { certainty, type Timeline, type Wait } from "../core/packet.ts";
import type { Survey } from "../engine/survey.ts";
import { closingSentence } from "../texts/closing.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Ui } from "./ui.ts";
import { count, when } from "./words.ts";

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
export function distance(from: string, to: string): string {
  const ms = Date.parse(to) - Date.parse(from);
  const away = Math.abs(ms);
  if (away < HOUR) return ms > 0 ? "within the hour" : "now";
  const text =
    away < 2 * DAY ? count(Math.floor(away / HOUR), "hour") : count(Math.floor(away / DAY), "day");
  return ms > 0 ? `in ${text}` : `${text} ago`;
}

/** What is said where no known date lies ahead. */
function undatedFirst(undated: number): string {
  return undated === 0
    ? "By the dates that are known, the closure can be submitted now"
    : `No known date holds the closure; ${count(undated, "thing")} without a date must be done first`;
}

/** Lines shown of a list unless everything was asked for. */
const SHOWN = 30;

/** Says when the account can be closed at the earliest, and what holds it. */
export function showTimeline(ui: Ui, workspace: Workspace, shown: ShownTimeline): void {
  const { timeline, status, found, unknown } = shown;
  const { account, cloud } = workspace;
  const { bold, yellow } = ui.paint;
  const dated = (iso: string): string => `${when(iso)} (${distance(timeline.at, iso)})`;
  const as =
    found === undefined
      ? ""
      : `, scanned on ${when(timeline.at)} as ${found.view.caller.principal}`;
  ui.print(`${bold(`${account.name}: account ${account.id}`)} (${cloud.title})${as}`);
  if (isUnderWay(status)) {
    ui.print(closingSentence(workspace.reader.language, account.id, status));
    if (timeline.closed !== undefined && status.phase === "waiting")
      ui.print(`The quiet period ends on ${dated(timeline.closed)}.`);
  } else {
    ui.print(earliest());
    list("Waiting for, one after another", timeline.chain);
    if (timeline.waits.some((one) => !timeline.chain.includes(one)))
      list("Every known wait, the earliest end first", timeline.waits);
    lines("Has no date, and comes on top", timeline.undated);
    lines("Not known: there may be more waits than these", unknown);
    rest();
  }

  function earliest(): string {
    const { submission, closed, at, undated } = timeline;
    const first =
      submission === undefined || submission <= at
        ? undatedFirst(undated.length)
        : `The closure can be submitted on ${dated(submission)} at the earliest`;
    if (closed === undefined)
      return `${first}. How long the cloud then takes is known once it is submitted.`;
    return closed === submission
      ? `${first}.`
      : `${first}; the account is closed on ${dated(closed)}, not before.`;
  }

  function rest(): void {
    const { questions, blockers } = shown;
    ui.print("");
    if (questions > 0)
      ui.print(`${count(questions, "question")} for a person: npx closeout attest ${account.name}`);
    ui.print(
      blockers.length === 0
        ? "No policy blocks the closure."
        : `In the way of the closure (${blockers.length}): ${blockers.join(", ")}. The plan of the closure stack names each item.`,
    );
  }

  function list(title: string, waits: readonly Wait[]): void {
    lines(
      title,
      waits.map(
        (wait) =>
          `${certainty(wait)}${when(wait.until)}, ${distance(timeline.at, wait.until)}: ${wait.what}: ${wait.because}`,
      ),
    );
  }

  function lines(title: string, all: readonly string[]): void {
    if (all.length === 0) return;
    ui.print("");
    ui.print(`${yellow(title)} (${all.length}):`);
    const some = ui.verbose ? all : all.slice(0, SHOWN);
    for (const line of some) ui.print(`  ${line}`);
    if (some.length < all.length)
      ui.print(`  … and ${all.length - some.length} more; --verbose shows all.`);
  }
}
