import type { ClosureStatus } from "../../core/closure.ts";
import { Problem } from "../../core/problem.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/**
 * Puts the end of a closure on record. It comes weeks after the submission, is seen by a plan, and no
 * deploy follows: whoever sees it first writes it down. Where that is not possible now (another run
 * holds the account, the folder is read-only), the next plan does.
 */
export async function recordEnd(workspace: Workspace, stage: ClosureStatus): Promise<void> {
  if (stage.phase !== "closed") return;
  const accountId = workspace.account.id;
  const last = (await workspace.record()).closures.get(accountId);
  if (last === undefined || last.phase === "closed") return;
  try {
    const run = workspace.begin({ looks: true });
    const { phase, detail, endsAt } = stage;
    const end = endsAt === undefined ? {} : { endsAt };
    run.recorder.note({ kind: "closure", accountId, phase, detail, ...end });
    run.end("closure closed");
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
  }
}
