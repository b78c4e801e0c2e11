import { type ClosureStatus, closingTitle } from "../../core/closure.ts";
import { type ItemId, isWave } from "../../core/item.ts";
import { tearDownWave, type WaveOrder, type WaveResult } from "../../operations/teardown.ts";
import { type Diagnostic, error, warning } from "../framework/diagnostics.ts";
import type { ConfiguredHandle, ResourceResult } from "../framework/resource.ts";
import type { State } from "../framework/values.ts";
import { type Configured, listLines, lockNote, problemDiagnostic } from "./configured.ts";
import { putLeftOnBackOnce } from "./left-on.ts";
import { noteWave } from "./outcome.ts";
import { undoneDiagnostics } from "./put-backs.ts";
import type { waveSchema } from "./schemas.ts";
import { reviewChanged, stopDiagnostics } from "./stops.ts";

type WaveState = State<typeof waveSchema>;

/** What an apply of a wave starts from. */
export interface WaveApply extends Pick<WaveOrder, "targets" | "backs" | "review"> {
  readonly before: WaveState;
  /** The lines that the plan left. */
  readonly after: Readonly<Record<string, unknown>>;
  readonly checkpoint: (current: () => WaveState) => void;
}

/** Tears a wave down, and returns what is truly left. */
export async function applyWave(
  { before, after, checkpoint, ...order }: WaveApply,
  handle: ConfiguredHandle<Configured>,
): Promise<ResourceResult<typeof waveSchema>> {
  const { workspace } = handle.configured;
  const { wave } = before;
  if (!isWave(wave)) throw new Error(`there is no wave "${wave}"`);
  const gone = new Set<ItemId>();
  /** Lines as the plan has them, of what was put back. */
  const back = new Map<ItemId, string>();
  const left = (): WaveState => ({
    ...before,
    remaining: Object.fromEntries(
      Object.entries(before.remaining ?? {})
        .filter(([id]) => !gone.has(id))
        .map(([id, line]) => [id, back.get(id) ?? line]),
    ),
  });
  checkpoint(left);
  const result = await tearDownWave(workspace, {
    ...order,
    wave,
    signal: handle.signal,
    progress: ({ gone: many, total, last }) => {
      gone.add(last);
      handle.progress(`${many} of ${total} gone`, { wave, last });
    },
  });
  switch (result.outcome) {
    case "closing":
      return { state: before, diagnostics: [tooLate(before, result.status)] };
    case "review-changed":
      return { state: before, diagnostics: [reviewChanged(order.review, result.now)] };
    case "refused":
      return { state: before, diagnostics: stopDiagnostics(workspace, result.stops) };
    case "failed":
      return { state: left(), diagnostics: [problemDiagnostic(result.problem)] };
    case "ran":
      break;
  }
  noteWave(wave, result);
  const { stuck, undone } = result;
  for (const id of result.gone) gone.add(id);
  for (const id of order.backs) {
    const line = after[id];
    if ((undone.get(id)?.left ?? []).length === 0 && typeof line === "string") back.set(id, line);
  }
  // What came back was gone for a while.
  for (const id of stuck.keys()) gone.delete(id);
  return {
    state: left(),
    private: { review: order.review, going: [], backs: {}, run: result.run },
    diagnostics: [
      ...lockNote(result.note),
      ...outcome(wave, order.targets.length, result),
      ...undoneDiagnostics(workspace, undone),
      ...(result.stopped ? [] : await putLeftOnBackOnce(handle)),
    ],
  };
}

/** A plan that is older than the closure: nobody enters an account that is going away. */
function tooLate({ account_id }: WaveState, status: ClosureStatus): Diagnostic {
  return error(
    `${closingTitle(account_id, status)}: this plan was made before`,
    `${status.detail}\nNothing was deleted, and the account was not entered. Plan again.`,
  );
}

function outcome(
  wave: string,
  total: number,
  { stuck, stopped, appeared }: Extract<WaveResult, { outcome: "ran" }>,
): readonly Diagnostic[] {
  const messages: Diagnostic[] = [];
  if (stuck.size > 0) {
    const lines = [...stuck].map(([id, reason]) => `${id}: ${reason}`);
    messages.push(
      error(
        stopped
          ? `Stopped: ${total - stuck.size} of ${total} items of the wave ${wave} are gone`
          : `${stuck.size} of ${total} items of the wave ${wave} could not be deleted`,
        `${listLines(lines, 40)}\nNext: fix what is named, then plan and deploy again. What is gone stays gone, and the journal holds each call.`,
      ),
    );
  }
  if (appeared.length > 0) {
    const lines = appeared.map(
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
