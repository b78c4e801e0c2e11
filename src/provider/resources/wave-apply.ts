import type { ItemId } from "../../core/item.ts";
import { judge } from "../../engine/judge.ts";
import { remove } from "../../engine/removal/remove.ts";
import { lastQuestion, type Survey } from "../../engine/survey.ts";
import { matches } from "../../files/match.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Diagnostic, error, warning } from "../framework/diagnostics.ts";
import type { ConfiguredHandle, ResourceResult } from "../framework/resource.ts";
import type { State } from "../framework/values.ts";
import { type Configured, listLines, lockNote } from "./configured.ts";
import type { waveSchema } from "./schemas.ts";

type WaveState = State<typeof waveSchema>;

/**
 * Removes what the plan took out of the wave. The account is listed anew first; an item that changed,
 * is no longer approved or is refused by a policy now is left and named. Returns what is truly left.
 */
export async function applyWave(
  before: WaveState,
  targets: readonly ItemId[],
  checkpoint: (current: () => WaveState) => void,
  handle: ConfiguredHandle<Configured>,
): Promise<ResourceResult<typeof waveSchema>> {
  const { workspace } = handle.configured;
  const { signal } = handle;
  if (targets.length === 0) return { state: before };
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
    const refused = new Map<ItemId, string>();
    const going = targets.flatMap((id) => {
      const decision = found.plan.decisions.get(id);
      if (decision === undefined) {
        if (knownAbsent(id, found)) gone.add(id);
        else refused.set(id, "its listing is not complete, so it cannot be looked at");
        return [];
      }
      if (decision.go) return [decision.item];
      if (decision.reason === "scheduled") gone.add(id);
      else refused.set(id, decision.says);
      return [];
    });
    const session = await workspace.session();
    const result = await remove(session, {
      rows: workspace.cloud.rows,
      inventory: found.inventory,
      targets: going,
      reviewedAt: found.view.review?.takenAt ?? found.inventory.takenAt,
      recorder: run.recorder,
      clock: workspace.clock,
      signal,
      limits: workspace.account.limits,
      ask: (item) => {
        const judged = judge([item], {
          account: workspace.account,
          rows: workspace.cloud.rows,
          own: found.view.own,
          matches,
        });
        return lastQuestion(workspace.policies, { ...found.view, items: judged.items }, item);
      },
      progress: (progress) => {
        gone.add(progress.last);
        handle.progress(`${progress.gone} of ${progress.total} gone`, {
          wave: before.wave,
          last: progress.last,
        });
      },
    });
    for (const id of result.gone) gone.add(id);
    const stuck = new Map([...refused, ...result.stuck]);
    // What came back was gone for a while.
    for (const id of stuck.keys()) gone.delete(id);
    run.end(result.stopped ? "stopped" : stuck.size === 0 ? "done" : `${stuck.size} left`);
    return {
      state: left(),
      diagnostics: [...lockNote(run), ...outcome(before.wave, targets.length, stuck, result)],
    };
  } catch (cause) {
    run.end(`failed: ${cause instanceof Error ? cause.message : String(cause)}`);
    throw cause;
  }
}

function outcome(
  wave: string,
  total: number,
  stuck: ReadonlyMap<ItemId, string>,
  result: Awaited<ReturnType<typeof remove>>,
): readonly Diagnostic[] {
  const messages: Diagnostic[] = [];
  if (stuck.size > 0) {
    const lines = [...stuck].map(([id, reason]) => `${id}: ${reason}`);
    messages.push(
      error(
        result.stopped
          ? `Stopped: ${total - stuck.size} of ${total} items of the wave ${wave} are gone`
          : `${stuck.size} of ${total} items of the wave ${wave} could not be removed`,
        `${listLines(lines, 40)}\nNext: mend what is named, then plan and deploy again; what is gone stays gone, and the journal holds each call.`,
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
        `${wave}: ${lines.length} items appeared while this ran; they wait for the next review`,
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
    ];
    if (edges.some((edge) => own.includes(edge.type))) types.add(type);
  }
  return types;
}

/** True when the item's own listing is complete and does not show it. */
function knownAbsent(id: ItemId, found: Survey): boolean {
  const [, type = "", region = ""] = id.split(":");
  const records = found.inventory.coverage.filter(
    (record) => record.type === type && record.region === region,
  );
  return (
    records.length > 0 &&
    records.every((record) => record.outcome === "listed" || record.outcome === "inactive")
  );
}
