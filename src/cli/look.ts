import type { Policy } from "../core/policy.ts";
import type { Review } from "../core/review.ts";
import type { ScanProgress } from "../engine/scan.ts";
import type { Survey, SurveyOptions } from "../engine/survey.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Cli } from "./cli.ts";
import { sayLeftOn } from "./stated-stage.ts";
import { count } from "./words.ts";

/** What is shown until the first listing is done. */
export const CONNECTING = "connecting";

/** What a look at an account is judged with. */
export interface LookOptions {
  readonly policies: readonly Policy[];
  /** The review that is there; a broken one stops no look. */
  readonly review: Review | undefined;
  /** `closure` also asks for what the closure needs; the teardown is meant unless told otherwise. */
  readonly purpose?: SurveyOptions["purpose"];
}

/** Lists everything in the account and judges it, with progress on stderr. */
export async function look(
  cli: Cli,
  workspace: Workspace,
  { policies, review, purpose = "teardown" }: LookOptions,
): Promise<Survey> {
  const { ui, signal } = cli;
  await sayLeftOn(cli, workspace);
  const inventory = await workspace.inventory(signal, (progress) =>
    ui.progress(progressLine(progress)),
  );
  const found = await workspace.judged(inventory, { policies, review, signal, purpose });
  signal.throwIfAborted();
  return found;
}

/** `listed 40 of 1012: ecs.disk in cn-hangzhou, 12 items`. */
export function progressLine({ done, total, coverage }: ScanProgress): string {
  const { type, region, outcome, count: items } = coverage;
  const how = outcome === "listed" ? count(items, "item") : outcome;
  return `listed ${done} of ${total}: ${type} in ${region}, ${how}`;
}
