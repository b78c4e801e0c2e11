import type { ItemId } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { type TearDownResult, tearDown } from "../../engine/teardown.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Diagnostic, error, warning } from "../framework/diagnostics.ts";
import type { ConfiguredHandle, ResourceResult } from "../framework/resource.ts";
import type { State } from "../framework/values.ts";
import { type Configured, listLines, lockNote, problemDiagnostic } from "./configured.ts";
import type { waveSchema } from "./schemas.ts";
import { reviewChanged, stopDiagnostics } from "./stops.ts";

type WaveState = State<typeof waveSchema>;

/** What an apply of a wave starts from. */
export interface WaveApply {
  readonly before: WaveState;
  /** What the plan took out. */
  readonly targets: readonly ItemId[];
  /** Digest of the review that the plan was made with. */
  readonly review: string | null;
  readonly checkpoint: (current: () => WaveState) => void;
}

/**
 * Removes what the plan took out of the wave. The account is listed anew first; an item that changed,
 * is no longer approved or is refused by a policy now is left and named, and what stops the whole
 * teardown stops this. Returns what is truly left.
 */
export async function applyWave(
  { before, targets, review, checkpoint }: WaveApply,
  handle: ConfiguredHandle<Configured>,
): Promise<ResourceResult<typeof waveSchema>> {
  const { workspace } = handle.configured;
  const { signal } = handle;
  const run = workspace.begin();
  const gone = new Set<ItemId>();
  const left = (): WaveState => ({
    ...before,
    remaining: Object.fromEntries(
      Object.entries(before.remaining ?? {}).filter(([id]) => !gone.has(id)),
    ),
  });
  checkpoint(left);
  try {
    await workspace.refresh(typesBeside(workspace, before.wave), signal);
    const found = await workspace.survey("teardown", signal);
    const changed = reviewChanged(review, found.view.review?.digest ?? null);
    if (changed.length > 0) {
      run.end("refused");
      return { state: before, diagnostics: changed };
    }
    const result = await tearDown(await workspace.session(), found, {
      targets,
      policies: workspace.policies,
      recorder: run.recorder,
      clock: workspace.clock,
      signal,
      progress: (progress) => {
        gone.add(progress.last);
        handle.progress(`${progress.gone} of ${progress.total} gone`, {
          wave: before.wave,
          last: progress.last,
        });
      },
    });
    if (result.outcome === "refused") {
      run.end("refused");
      return { state: before, diagnostics: stopDiagnostics(workspace.account, result.stops) };
    }
    for (const id of result.gone) gone.add(id);
    const { stuck } = result;
    // What came back was gone for a while.
    for (const id of stuck.keys()) gone.delete(id);
    run.end(result.stopped ? "stopped" : stuck.size === 0 ? "done" : `${stuck.size} left`);
    return {
      state: left(),
      private: { review, going: [], run: run.recorder.run },
      diagnostics: [...lockNote(run), ...outcome(before.wave, targets.length, stuck, result)],
    };
  } catch (cause) {
    run.end(
      signal.aborted
        ? "stopped"
        : `failed: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
    if (!(cause instanceof Problem)) throw cause;
    return { state: left(), diagnostics: [problemDiagnostic(cause)] };
  }
}

function outcome(
  wave: string,
  total: number,
  stuck: ReadonlyMap<ItemId, string>,
  result: Extract<TearDownResult, { outcome: "ran" }>,
): readonly Diagnostic[] {
  const messages: Diagnostic[] = [];
  if (stuck.size > 0) {
    const lines = [...stuck].map(([id, reason]) => `${id}: ${reason}`);
    messages.push(
      error(
        result.stopped
          ? `Stopped: ${total - stuck.size} of ${total} items of the wave ${wave} are gone`
          : `${stuck.size} of ${total} items of the wave ${wave} could not be deleted`,
        `${listLines(lines, 40)}\nNext: fix what is named, then plan and deploy again. What is gone stays gone, and the journal holds each call.`,
      ),
    );
  }
  if (result.appeared.length > 0) {
    const lines = result.appeared.map(
      ({ item, creator }) =>
        `${item.id}${creator === undefined ? "" : `, probably made by ${creator}`}`,
    );
    messages.push(
      warning(
        `${wave}: ${lines.length} items appeared during this run and wait for the next review`,
        listLines(lines),
      ),
    );
  }
  return messages;
}

/** Types whose listing may have changed since the plan: the wave's own, and what their edges name. */
function typesBeside(workspace: Workspace, wave: string): ReadonlySet<string> {
  const own = [...workspace.cloud.rows]
    .filter(([, row]) => row.wave === wave)
    .map(([type]) => type);
  const types = new Set(own);
  for (const [type, row] of workspace.cloud.rows) {
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
