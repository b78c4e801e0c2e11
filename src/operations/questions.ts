import { CLOSURE, DISASSOCIATION, tellsWhereItStands } from "../core/attestation.ts";
import type { ClosureStatus } from "../core/closure.ts";
import { isKnown } from "../core/inventory.ts";
import type { AskedQuestion } from "../core/policy.ts";
import { closureQuestions } from "../engine/assisted.ts";
import { disassociationQuestions } from "../engine/disassociation.ts";
import { openQuestions } from "../engine/gate.ts";
import type { Survey } from "../engine/survey.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type LookOptions, look, usableReview } from "./look.ts";

/** What is open, and what that is known from. */
export interface Open {
  readonly status: ClosureStatus;
  /** Asked and not answered yet; what must be answered comes first. */
  readonly questions: readonly AskedQuestion[];
  /** The look at the account; undefined where none was made. */
  readonly found: Survey | undefined;
  /** False when a listing is missing, so that there may be more to ask. */
  readonly complete: boolean;
}

/** What the closure itself asks, without any call. */
export async function openOfClosure(workspace: Workspace, status: ClosureStatus): Promise<Open> {
  const questions = await closureQuestionsOf(workspace, status);
  return { status, questions, found: undefined, complete: true };
}

/**
 * Looks at the account for what its policies and its closure ask of people; one whose closure is under
 * way is not looked into.
 */
export async function lookForOpen(
  workspace: Workspace,
  options: Omit<LookOptions, "purpose">,
): Promise<Open> {
  const seen = await look(workspace, { ...options, purpose: "closure" });
  const { status } = seen;
  if (seen.outcome === "closing")
    return { status, questions: [], found: undefined, complete: true };
  const { found } = seen;
  return {
    status,
    questions: [...openQuestions(found.results), ...(await closureQuestionsOf(workspace, status))],
    found,
    complete: found.inventory.coverage.every(isKnown),
  };
}

/** An account that a person closes may be submitted without any packet: that too can be stated. */
async function closureQuestionsOf(
  workspace: Workspace,
  status: ClosureStatus,
): Promise<readonly AskedQuestion[]> {
  const { closing } = workspace;
  if (closing.by !== "assisted") return [];
  if (closing.leaves !== undefined)
    return disassociationQuestions(status, closing.leaves, workspace.attestations());
  return closureQuestions(status, closing, await leftByRecord(workspace));
}

/** What is left in the account by what is written down: a look may be what must not happen. */
async function leftByRecord(workspace: Workspace): Promise<string> {
  // A review that cannot be used is for others to stop at.
  const { review } = usableReview(workspace);
  if (review === undefined) return "; its contents were never reviewed";
  const { items } = await workspace.record();
  const left = Object.keys(review.items).filter((id) => items.get(id)?.proved === undefined);
  return left.length === 0
    ? ""
    : `; ${left.length} of the ${Object.keys(review.items).length} items of the review are not proved gone`;
}

/** True for what is asked in case somebody went another way: never listed as open. */
export function isAside({ policy, answers }: AskedQuestion): boolean {
  if (policy === DISASSOCIATION) return Object.keys(answers).join() === "requested";
  return policy === CLOSURE && "submitted-without-packet" in answers;
}

/** True for what the closure itself asks, of which nothing in the account tells. */
export function isOfClosure({ policy }: Pick<AskedQuestion, "policy">): boolean {
  return tellsWhereItStands(policy);
}
