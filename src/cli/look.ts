import type { Review } from "../core/review.ts";
import type { ScanProgress } from "../engine/scan.ts";
import { type Look, type LookOptions, look, usableReview } from "../operations/look.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Cli } from "./cli.ts";
import { sayLeftOn } from "./closing-text.ts";
import type { Ui } from "./ui.ts";
import { count } from "./words.ts";

/** What is shown until the first listing is done. */
export const CONNECTING = "connecting";

/** Looks at an account, with progress on stderr. */
export function lookAt(
  cli: Cli,
  workspace: Workspace,
  options: Pick<LookOptions, "purpose" | "review">,
): Promise<Look> {
  return look(workspace, { ...options, ...progressOn(cli, workspace) });
}

/** Shows what a look is at. */
export function progressOn(
  cli: Cli,
  workspace: Workspace,
): Required<Pick<LookOptions, "signal" | "progress" | "entering">> {
  const { ui, signal } = cli;
  ui.progress(CONNECTING);
  return {
    signal,
    progress: (progress) => ui.progress(progressLine(progress)),
    entering: () => sayLeftOn(cli, workspace),
  };
}

/** The review where it can be used; a broken one is said and stops no look. */
export function reviewAtHand(workspace: Workspace, ui: Ui): Review | undefined {
  const { review, fault } = usableReview(workspace);
  if (fault !== undefined) ui.warn(`The review is not looked at: ${fault.message}`);
  return review;
}

/** `listed 40 of 1012: ecs.disk in cn-hangzhou, 12 items`. */
export function progressLine({ done, total, coverage }: ScanProgress): string {
  const { type, region, outcome, count: items } = coverage;
  const how = outcome === "listed" ? count(items, "item") : outcome;
  return `listed ${done} of ${total}: ${type} in ${region}, ${how}`;
}
