import type { ClosureStatus } from "../../core/closure.ts";
import { isKnown } from "../../core/inventory.ts";
import type { Language } from "../../core/language.ts";
import type { Timeline } from "../../core/packet.ts";
import { blockers, openQuestions } from "../../engine/gate.ts";
import { surveyIn } from "../../engine/in-language.ts";
import type { Survey } from "../../engine/survey.ts";
import { closingTimeline, timelineOf } from "../../engine/timeline.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Cli, openAccount } from "../cli.ts";
import { unknownLines } from "../coverage-text.ts";
import { EXIT } from "../exit-codes.ts";
import { lookAt, reviewAtHand } from "../look.ts";
import { type ShownTimeline, showTimeline } from "../timeline-text.ts";

/** Shows when the account can be closed at the earliest, and what holds it; writes nothing. */
export async function timeline(cli: Cli, name: string): Promise<number> {
  const { ui } = cli;
  const { workspace } = await openAccount(cli, name, "timeline");
  try {
    const seen = await lookAt(cli, workspace, {
      purpose: "closure",
      review: reviewAtHand(workspace, ui),
    });
    const shown =
      seen.outcome === "closing"
        ? underWay(closingTimeline(seen.status, now(workspace)), seen.status)
        : looked(seen.status, seen.found, "en");
    if (ui.json) {
      const { account } = workspace;
      const { timeline: dates, found: _found, ...rest } = shown;
      ui.data("timeline", {
        account: { name, id: account.id, cloud: account.cloud },
        ...dates,
        submission: dates.submission ?? null,
        closed: dates.closed ?? null,
        ...rest,
      });
    } else showTimeline(ui, workspace, toldOf(workspace, shown));
    return shown.unknown.length === 0 ? EXIT.ok : EXIT.blocked;
  } finally {
    await workspace.close();
  }
}

/** The same as the reader is told of it, which is no data. */
function toldOf({ reader }: Workspace, shown: ShownTimeline): ShownTimeline {
  const { found, status } = shown;
  return found === undefined ? shown : looked(status, surveyIn(found, reader), reader.language);
}

function looked(status: ClosureStatus, found: Survey, language: Language): ShownTimeline {
  const { results, inventory, view } = found;
  return {
    timeline: timelineOf(view, language),
    status,
    found,
    questions: openQuestions(results).filter(({ optional }) => optional !== true).length,
    blockers: blockers(results).mandatory.map(({ policy }) => policy.id),
    unknown: inventory.coverage.every(isKnown) ? [] : unknownLines(inventory.coverage, language),
  };
}

function now({ clock }: Workspace): string {
  return new Date(clock.now()).toISOString();
}

function underWay(dates: Timeline, status: ClosureStatus): ShownTimeline {
  return { timeline: dates, status, found: undefined, questions: 0, blockers: [], unknown: [] };
}
