import { Problem } from "../core/problem.ts";
import type { Review } from "../core/review.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Ui } from "./ui.ts";

/** The review where it can be used; a broken one is said and stops no look. */
export function reviewAtHand(workspace: Workspace, ui: Ui): Review | undefined {
  try {
    return workspace.review();
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.code !== "review-file") throw cause;
    ui.warn(`The review is not looked at: ${cause.message}`);
    return undefined;
  }
}
