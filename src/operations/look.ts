import { type ClosureStatus, isShut } from "../core/closure.ts";
import { leaves } from "../core/cloud.ts";
import { Problem } from "../core/problem.ts";
import type { Review } from "../core/review.ts";
import type { ScanProgress } from "../engine/scan.ts";
import type { Survey, SurveyOptions } from "../engine/survey.ts";
import { notLookedAt } from "../workspace/closing.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** The account is going away: it was not entered. */
export interface Closing {
  readonly outcome: "closing";
  readonly status: ClosureStatus;
}

/** What a look at an account came to. */
export type Look =
  | Closing
  | { readonly outcome: "seen"; readonly status: ClosureStatus; readonly found: Survey };

/** How to look. */
export interface LookOptions {
  /** `closure` also asks for what the closure needs. */
  readonly purpose: SurveyOptions["purpose"];
  /** What the items are held against; see {@link usableReview}. */
  readonly review: Review | undefined;
  readonly signal: AbortSignal;
  readonly progress?: (progress: ScanProgress) => void;
  /** Told when it is known that the account will be entered, before it is. */
  readonly entering?: () => Promise<void> | void;
}

/**
 * Lists everything in the account, judges it and asks every policy in force; changes nothing. Throws a
 * Problem when the account cannot be reached or a file of it is wrong.
 */
export async function look(
  workspace: Workspace,
  { purpose, review, signal, progress, entering }: LookOptions,
): Promise<Look> {
  const status = await workspace.closureStatus(signal);
  if (isShut(status)) return { outcome: "closing", status };
  await entering?.();
  // Who pays for an account is another matter than what is in it, and its master may not be let in.
  const unseen =
    purpose === "closure" && workspace.closing.by === "assisted" && leaves(workspace.closing);
  const inventory = unseen
    ? notLookedAt(workspace.account, new Date(workspace.clock.now()))
    : await workspace.inventory(signal, progress);
  const { policies } = workspace;
  const found = await workspace.judged(inventory, { policies, review, signal, purpose });
  signal.throwIfAborted();
  return { outcome: "seen", status, found };
}

/** The review where it can be used, and what is wrong with it where not: a broken one stops no look. */
export function usableReview(workspace: Workspace): {
  readonly review: Review | undefined;
  readonly fault: Problem | undefined;
} {
  try {
    return { review: workspace.review(), fault: undefined };
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.code !== "review-file") throw cause;
    return { review: undefined, fault: cause };
  }
}
