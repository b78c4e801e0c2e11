import type { Acts } from "../core/acts.ts";
import type { CloudSession } from "../core/cloud.ts";
import type { ItemId } from "../core/item.ts";
import type { JudgedItem, Policy } from "../core/policy.ts";
import { ABSENT } from "../core/proof.ts";
import { alreadyScheduled, whyItStays } from "../texts/decision.ts";
import { knownAbsent } from "./known-absent.ts";
import type { RemoveOptions, RemoveResult } from "./removal/options.ts";
import { remove } from "./removal/remove.ts";
import { type Stop, teardownStops } from "./stops.ts";
import { lastQuestion, type Survey } from "./survey.ts";
import { putBacksOf, undoable } from "./undo/plan.ts";
import { type Undone, type UndoOptions, undo } from "./undo/run.ts";

/** What tearing down needs beside a look at the account. */
export interface TearDownOptions
  extends Pick<RemoveOptions, "recorder" | "clock" | "signal" | "progress"> {
  /** What the plan took out; nothing else is touched. */
  readonly targets: readonly ItemId[];
  /** Asked again right before each item's calls. */
  readonly policies: readonly Policy[];
  /** Items that stay, of which the plan showed what is put back; nothing else of what stays is touched. */
  readonly backs: readonly ItemId[];
  /** What runs changed and nothing undid, by what is on record when it is asked for. */
  readonly acts: () => Promise<Acts>;
  /** Lists types anew. */
  readonly look: UndoOptions["look"];
}

/** How a teardown ended. */
export type TearDownResult =
  /** Nothing was touched. */
  | { readonly outcome: "refused"; readonly stops: readonly Stop[] }
  | {
      readonly outcome: "ran";
      /** Proved gone, or on their way by themselves. */
      readonly gone: ReadonlySet<ItemId>;
      /** Why each other target is still there. */
      readonly stuck: ReadonlyMap<ItemId, string>;
      /** What was put back, or was to be, of items that are still there. */
      readonly undone: ReadonlyMap<ItemId, Undone>;
      readonly appeared: RemoveResult["appeared"];
      readonly stopped: boolean;
    };

/**
 * Removes what a plan took out, as far as the account shows it now: an item that changed, is no longer
 * approved or is refused by a policy is left and named. Refuses as a whole where a rule of account.yaml
 * cannot be followed, a policy stops everything, or the limit of one run is passed. What a run of ours
 * changed of an item that could not be removed, or that stays by the plan, is put back at the end, unless
 * the run was stopped: the next one goes on then.
 */
export async function tearDown(
  session: CloudSession,
  found: Survey,
  options: TearDownOptions,
): Promise<TearDownResult> {
  const stops = teardownStops(found);
  if (stops.length > 0) return { outcome: "refused", stops };
  const { recorder, clock, signal, policies, targets, progress } = options;
  const { view, inventory } = found;
  const { going, absent, refused } = sorted(targets, found);
  for (const [item, how] of absent) recorder.note({ kind: "proved", item, how });
  const result = await remove(session, {
    rows: view.rows,
    inventory,
    targets: going,
    reviewedAt: view.review?.takenAt ?? inventory.takenAt,
    recorder,
    clock,
    signal,
    limits: view.account.limits,
    ask: (item) => lastQuestion(item, view, policies),
    ...(progress === undefined ? {} : { progress }),
  });
  const undone = result.stopped
    ? new Map<ItemId, Undone>()
    : await putBack(session, found, [...result.stuck.keys()], options);
  return {
    outcome: "ran",
    undone,
    gone: new Set([...absent.keys(), ...result.gone]),
    stuck: new Map([...refused, ...result.stuck]),
    appeared: result.appeared,
    stopped: result.stopped,
  };
}

/** Puts back what is on record of items that could not be removed, and of those that stay by the plan. */
async function putBack(
  session: CloudSession,
  found: Survey,
  stuck: readonly ItemId[],
  { acts, backs, look, recorder, clock, signal }: TearDownOptions,
): Promise<ReadonlyMap<ItemId, Undone>> {
  if (stuck.length + backs.length === 0) return new Map();
  const { rows, account } = found.view;
  const made = await acts();
  const staying = putBacksOf(found, made).back;
  const wanted = new Map(
    [
      ...stuck.map((id) => [id, undoable(rows, made.get(id) ?? [])] as const),
      ...backs.map((id) => [id, staying.get(id)?.acts ?? []] as const),
    ].filter(([, list]) => list.length > 0),
  );
  const { parallel } = account.limits;
  return undo(session, wanted, { rows, recorder, clock, signal, parallel, look });
}

/** What the plan took out, by what the account shows now. */
function sorted(
  targets: readonly ItemId[],
  found: Survey,
): {
  readonly going: readonly JudgedItem[];
  /** No longer there, or on their way by themselves, with how that is known. */
  readonly absent: ReadonlyMap<ItemId, string>;
  readonly refused: ReadonlyMap<ItemId, string>;
} {
  const going: JudgedItem[] = [];
  const absent = new Map<ItemId, string>();
  const refused = new Map<ItemId, string>();
  for (const id of targets) {
    const decision = found.plan.decisions.get(id);
    if (decision === undefined) {
      if (knownAbsent(id, found.inventory.coverage)) absent.set(id, ABSENT);
      else refused.set(id, "its listing is not complete, so it cannot be looked at");
    } else if (decision.becomes === "goes") going.push(decision.item);
    else if (decision.becomes === "ends-by-itself") absent.set(id, alreadyScheduled(decision.item));
    else refused.set(id, whyItStays(decision.item, decision.why));
  }
  return { going, absent, refused };
}
