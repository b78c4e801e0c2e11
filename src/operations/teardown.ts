import { isShut } from "../core/closure.ts";
import type { ItemId, Wave } from "../core/item.ts";
import { Problem } from "../core/problem.ts";
import type { Stop } from "../engine/stops.ts";
import type { Survey } from "../engine/survey.ts";
import { type TearDownResult, tearDown } from "../engine/teardown.ts";
import type { PutBacks } from "../engine/undo/plan.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Closing } from "./look.ts";
import { putBacks } from "./put-backs.ts";

/** What a plan of a teardown comes to; `run` is the last one that acted, by this account's journal. */
export type TeardownPlan = { readonly run: string | undefined } & (
  | Closing
  | {
      readonly outcome: "planned";
      readonly found: Survey;
      /** What the deploy puts back of items that stay. */
      readonly backs: PutBacks;
      /** Digest of the review that it was made with. */
      readonly review: string | null;
    }
);

/** Looks at the account and decides item by item; every wave of a command shares one look. */
export async function planTeardown(
  workspace: Workspace,
  signal: AbortSignal,
): Promise<TeardownPlan> {
  const run = (await workspace.record()).lastActing;
  const status = await workspace.closureStatus(signal);
  if (isShut(status)) return { outcome: "closing", status, run };
  const found = await workspace.survey("teardown", signal);
  const backs = await putBacks(workspace, found);
  return { outcome: "planned", found, backs, review: found.view.review?.digest ?? null, run };
}

/** What a deploy of a wave is asked for. */
export interface WaveOrder {
  readonly wave: Wave;
  /** What the plan took out. */
  readonly targets: readonly ItemId[];
  /** What stays, and is put back as it was. */
  readonly backs: readonly ItemId[];
  /** Digest of the review that the plan was made with; null when there was none. */
  readonly review: string | null;
  readonly signal: AbortSignal;
  /** Told of each item that is proved gone, as it goes. */
  readonly progress: (progress: WaveProgress) => void;
}

/** How far a wave is. */
export interface WaveProgress {
  readonly gone: number;
  readonly total: number;
  readonly last: ItemId;
}

/** What a deploy of a wave came to. */
export type WaveResult =
  | Closing
  /** The review is another one than the plan was made with; nothing was touched. */
  | { readonly outcome: "review-changed"; readonly now: string | null }
  /** Something stops the whole teardown; nothing was touched. */
  | { readonly outcome: "refused"; readonly stops: readonly Stop[] }
  | (Extract<TearDownResult, { readonly outcome: "ran" }> & {
      readonly run: string;
      /** That the lock of a run that ended was taken over. */
      readonly note: string | undefined;
    })
  /** It ended in the middle, for a reason that is no item's; what `progress` told is gone. */
  | { readonly outcome: "failed"; readonly problem: Problem };

/**
 * Removes what a plan took out of a wave. The account is listed anew first; an item that changed, is no
 * longer approved or is refused by a policy now is left and named, and what stops the whole teardown
 * stops this. Throws a Problem where nothing was begun.
 */
export async function tearDownWave(workspace: Workspace, order: WaveOrder): Promise<WaveResult> {
  const { signal, review } = order;
  if ((workspace.approvedReview()?.digest ?? null) !== review)
    return { outcome: "review-changed", now: workspace.approvedReview()?.digest ?? null };
  const status = await workspace.closureStatus(signal);
  if (isShut(status)) return { outcome: "closing", status };
  const run = workspace.begin();
  try {
    return await run.during(signal, async () => {
      await workspace.refresh(typesBeside(workspace, order.wave), signal);
      const found = await workspace.survey("teardown", signal);
      const now = found.view.review?.digest ?? null;
      if (now !== review) {
        run.end("refused");
        return { outcome: "review-changed", now };
      }
      const result = await tearDown(await workspace.session(), found, {
        targets: order.targets,
        backs: order.backs,
        acts: async () => (await workspace.record()).acts,
        look: (types) => workspace.refresh(types, signal),
        policies: workspace.policies,
        recorder: run.recorder,
        clock: workspace.clock,
        signal,
        progress: order.progress,
      });
      if (result.outcome === "refused") {
        run.end("refused");
        return result;
      }
      const { stopped, stuck } = result;
      run.end(stopped ? "stopped" : stuck.size === 0 ? "done" : `${stuck.size} left`);
      return { ...result, run: run.recorder.run, note: run.note };
    });
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return { outcome: "failed", problem: cause };
  }
}

/** Types whose listing may have changed since the plan: the wave's own, and what their edges name. */
function typesBeside({ cloud: { rows } }: Workspace, wave: Wave): ReadonlySet<string> {
  const own = [...rows].filter(([, row]) => row.wave === wave).map(([type]) => type);
  const types = new Set(own);
  for (const [type, row] of rows) {
    const edges = [
      ...(row.uses ?? []),
      ...(row.waitsFor ?? []),
      ...(row.goesWith === undefined ? [] : [row.goesWith]),
    ].map((edge) => edge.type);
    const parents = typeof row.scope === "object" ? [row.scope.per] : [];
    if ([...edges, ...parents].some((other) => own.includes(other))) types.add(type);
  }
  return types;
}
