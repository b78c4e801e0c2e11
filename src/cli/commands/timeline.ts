import { type ClosureStatus, isUnderWay } from "../../core/closure.ts";
import { isKnown } from "../../core/inventory.ts";
import type { Timeline } from "../../core/packet.ts";
import { blockers, openQuestions } from "../../engine/gate.ts";
import { closingTimeline, timelineOf } from "../../engine/timeline.ts";
import { type Cli, openAccount } from "../cli.ts";
import { unknownLines } from "../coverage-text.ts";
import { EXIT } from "../exit-codes.ts";
import { CONNECTING, look } from "../look.ts";
import { reviewAtHand } from "../review-at-hand.ts";
import { type ShownTimeline, showTimeline } from "../timeline-text.ts";

/** Shows when the account can be closed at the earliest, and what holds it; writes nothing. */
export async function timeline(cli: Cli, name: string): Promise<number> {
  const { ui, signal } = cli;
  const { workspace } = await openAccount(cli, name, "timeline");
  try {
    ui.progress(CONNECTING);
    const stage = await workspace.stage(signal);
    const shown = isUnderWay(stage)
      ? underWay(closingTimeline(stage, new Date(workspace.clock.now()).toISOString()), stage)
      : await looked();
    if (ui.json) {
      const { account } = workspace;
      const { timeline: dates, found: _found, ...rest } = shown;
      ui.data({
        account: { name, id: account.id, cloud: account.cloud },
        ...dates,
        submission: dates.submission ?? null,
        closed: dates.closed ?? null,
        ...rest,
      });
    } else showTimeline(ui, workspace, shown);
    return shown.unknown.length === 0 ? EXIT.ok : EXIT.blocked;

    async function looked(): Promise<ShownTimeline> {
      const found = await look(cli, workspace, {
        policies: workspace.policies,
        review: reviewAtHand(workspace, ui),
        purpose: "closure",
      });
      const open = openQuestions(found.results);
      return {
        timeline: timelineOf(found.view),
        stage,
        found,
        questions: open.filter(({ optional }) => optional !== true).length,
        blockers: blockers(found.results).mandatory.map(({ policy }) => policy.id),
        unknown: found.inventory.coverage.every(isKnown)
          ? []
          : unknownLines(found.inventory.coverage),
      };
    }
  } finally {
    await workspace.close();
  }
}

function underWay(dates: Timeline, stage: ClosureStatus): ShownTimeline {
  return { timeline: dates, stage, found: undefined, questions: 0, blockers: [], unknown: [] };
}
