import { lookForOpen, type Open } from "../../operations/questions.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Cli } from "../cli.ts";
import { progressOn, reviewAtHand } from "../look.ts";

/** Looks for what is open, with progress on stderr. */
export async function showLookForOpen(cli: Cli, workspace: Workspace): Promise<Open> {
  const open = await lookForOpen(workspace, {
    ...progressOn(cli, workspace),
    review: reviewAtHand(workspace, cli.ui),
  });
  cli.ui.done();
  return open;
}
