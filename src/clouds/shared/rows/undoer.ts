import { type Act, stepOf } from "../../../core/acts.ts";
import type { ActOptions, CallAnswer, UndoOutcome } from "../../../core/cloud.ts";
import type { Item } from "../../../core/item.ts";
import type { Undo } from "../../../core/row-removal.ts";
import { outcomeOf } from "../wire/dispatcher.ts";
import { CallError } from "../wire/transport.ts";
import type { CatalogType } from "./catalog.ts";
import { parentOf, type RemoverOptions } from "./making.ts";
import { requestOf } from "./requests.ts";
import { MissingWord, type Words } from "./templates.ts";
import { isoSeconds } from "./times.ts";
import { clientTokenOf, wordsOf } from "./words.ts";

/** How an undo is made and written down. */
type UndoOptions = Pick<ActOptions, "recorder" | "signal">;

/** Makes the undo of an act. */
export async function undoAct(
  options: RemoverOptions,
  entry: CatalogType,
  item: Item,
  act: Act,
  how: UndoOptions,
): Promise<UndoOutcome> {
  const undo = stepOf(entry.row, act)?.undo;
  if (undo === undefined) {
    return { outcome: "refused", code: "NoUndo", message: `${entry.type} has no undo for it` };
  }
  try {
    const words = undoWords(options, undo, item, act);
    const request = requestOf(undo, entry.product, item.region, words);
    await options.calls.change(request, changeOf(undo, item, act, how));
    return { outcome: "requested" };
  } catch (error) {
    return outcomeOfUndo(error, undo, how.signal);
  }
}

function undoWords(
  options: RemoverOptions,
  { action, does }: Undo,
  item: Item,
  { each, before, at }: Act,
): Words {
  return wordsOf({
    id: item.nativeId,
    name: item.name,
    region: item.region,
    account: options.accountId,
    now: isoSeconds(options.clock.now()),
    parent: parentOf(item, options.parentNames),
    facts: item.facts,
    each,
    before,
    // Another one for each time that it was changed.
    clientToken: clientTokenOf(item.id, at, action, does, each ?? ""),
  });
}

function changeOf(undo: Undo, item: Item, { step, each }: Act, { recorder, signal }: UndoOptions) {
  return {
    item: item.id,
    does: undo.does,
    undoes: { step, ...(each === undefined ? {} : { each }) },
    recorder,
    signal,
    // Each undo says how it is to be, or names the one that is missing.
    idempotent: true,
    classify: (error: CallError) => meaningOf(error, undo),
  } as const;
}

/** What the row says that a code means; undefined where it says nothing. */
function meaningOf(error: CallError, undo: Undo): CallAnswer["outcome"] | undefined {
  if (error.is(undo.done)) return "accepted";
  if (error.is(undo.busy)) return "busy";
  return undefined;
}

function outcomeOfUndo(error: unknown, undo: Undo, signal: AbortSignal): UndoOutcome {
  if (error instanceof MissingWord) {
    const message = `${error.message}: what it was before is not on record`;
    return { outcome: "refused", code: "MissingFact", message };
  }
  if (!(error instanceof CallError)) {
    if (!signal.aborted) throw error;
    return { outcome: "unknown", code: "Aborted", message: "stopped before the answer came" };
  }
  const meaning = meaningOf(error, undo);
  if (meaning === "accepted") return { outcome: "requested" };
  const { code, message, requestId } = error;
  return {
    outcome: error.is(undo.moot) ? "moot" : meaning === "busy" ? "busy" : outcomeOf(error),
    code,
    message,
    ...(requestId === undefined ? {} : { requestId }),
  };
}
