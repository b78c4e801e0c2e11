import { CLOSURE } from "../../core/attestation.ts";
import { type ClosureStatus, isUnderWay } from "../../core/closure.ts";
import { isKnown } from "../../core/inventory.ts";
import type { AskedQuestion } from "../../core/policy.ts";
import { closureQuestions } from "../../engine/assisted.ts";
import { openQuestions } from "../../engine/gate.ts";
import type { Survey } from "../../engine/survey.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Cli } from "../cli.ts";
import { CONNECTING, look } from "../look.ts";
import { reviewAtHand } from "../review-at-hand.ts";

/** What is open, and what that is known from. */
export interface Open {
  readonly stage: ClosureStatus;
  /** Asked and not answered yet; what must be answered comes first. */
  readonly questions: readonly AskedQuestion[];
  /** The look at the account; undefined where none was made. */
  readonly found: Survey | undefined;
  /** False when a listing is missing, so that there may be more to ask. */
  readonly complete: boolean;
}

/** What the closure itself asks, without any call. */
export function openOfClosure(workspace: Workspace, stage: ClosureStatus): Open {
  const questions = closureQuestionsOf(workspace, stage);
  return { stage, questions, found: undefined, complete: true };
}

/** Looks at the account for what its policies ask; one whose closure is under way is not looked into. */
export async function lookForOpen(cli: Cli, workspace: Workspace): Promise<Open> {
  const { ui } = cli;
  ui.progress(CONNECTING);
  const stage = await workspace.stage(cli.signal);
  if (isUnderWay(stage)) return { stage, questions: [], found: undefined, complete: true };
  const found = await look(cli, workspace, {
    policies: workspace.policies,
    review: reviewAtHand(workspace, ui),
    purpose: "closure",
  });
  ui.done();
  return {
    stage,
    questions: [...openQuestions(found.results), ...closureQuestionsOf(workspace, stage)],
    found,
    complete: found.inventory.coverage.every(isKnown),
  };
}

/** An account that a person closes may be submitted without any packet: that too can be stated. */
function closureQuestionsOf(
  { closing }: Workspace,
  stage: ClosureStatus,
): readonly AskedQuestion[] {
  return closing.by === "assisted" ? closureQuestions(stage, closing) : [];
}

/** True for what the closure itself asks, of which nothing in the account tells. */
export function isOfClosure({ policy }: AskedQuestion): boolean {
  return policy === CLOSURE;
}
