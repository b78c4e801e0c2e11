import type { Clock } from "../../../src/core/clock.ts";
import type { Cloud } from "../../../src/core/cloud.ts";
import type { Review } from "../../../src/core/review.ts";
import { draftReview } from "../../../src/engine/survey.ts";
import type { AccountPaths } from "../../../src/files/project.ts";
import { writeReview } from "../../../src/files/review/review-file.ts";
import type { PolicyFile } from "../../../src/workspace/policies.ts";
import { Workspace } from "../../../src/workspace/workspace.ts";

/** Scans and writes review.json, as `npx closeout review` does in a process of its own. */
export async function makeReview(
  paths: AccountPaths,
  policies: readonly PolicyFile[],
  clock: Clock,
  clouds: ReadonlyMap<string, Cloud>,
): Promise<Review> {
  const workspace = new Workspace({
    files: paths,
    clouds,
    policies,
    approval: undefined,
    record: undefined,
    command: "review",
    clock,
    env: process.env,
    log: () => {},
  });
  try {
    const found = await workspace.survey("teardown", AbortSignal.timeout(60_000));
    const { lastActing } = await workspace.record();
    const draft = draftReview(await workspace.session(), found, workspace.cloud.rows, lastActing);
    return writeReview(paths.review, draft);
  } finally {
    await workspace.close();
  }
}
