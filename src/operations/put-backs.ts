import type { LeftOn } from "../core/cloud.ts";
import { ABSENT } from "../core/proof.ts";
import type { Survey } from "../engine/survey.ts";
import { type PutBacks, putBacksOf } from "../engine/undo/plan.ts";
import type { Workspace } from "../workspace/workspace.ts";

/**
 * What the next deploy puts back of items that stay. What is so again by itself is noted, so that what
 * somebody does to it later is not taken for ours.
 */
export async function putBacks(workspace: Workspace, found: Survey): Promise<PutBacks> {
  const { acts } = await workspace.record();
  const made = putBacksOf(found, acts);
  await workspace.note("looked", [
    ...made.over.map(({ act: { item, step, each }, how }) => ({
      kind: "undone" as const,
      item,
      step,
      ...(each === undefined ? {} : { each }),
      how,
    })),
    ...made.gone.map((item) => ({
      kind: "proved" as const,
      item,
      how: ABSENT,
    })),
  ]);
  return made;
}

/** What became of something that a run had left switched on beside the account. */
export interface PutBack {
  readonly found: LeftOn;
  /** Why it is still on; undefined when it is off. */
  readonly failure: string | undefined;
  /** That the lock of a run that ended was taken over. */
  readonly note: string | undefined;
}

/** Puts back what a run left switched on beside the account. Throws a Problem when it cannot be asked. */
export async function putLeftOnBack(workspace: Workspace, found: LeftOn): Promise<PutBack> {
  const { closure } = await workspace.session();
  if (closure.by !== "api")
    return { found, failure: "this account is not closed by calls", note: undefined };
  const run = await workspace.begin();
  return run.during(undefined, async () => {
    const failure = await closure.putBack({
      earlier: await workspace.earlierCalls(),
      recorder: run.recorder,
    });
    await run.end(failure === undefined ? "put back" : "not put back");
    return { found, failure, note: run.note };
  });
}
