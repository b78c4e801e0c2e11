import { type Act, goneTarget, readsBack, stepOf } from "../../core/acts.ts";
import type { Clock } from "../../core/clock.ts";
import type { CloudSession, UndoOutcome } from "../../core/cloud.ts";
import type { Inventory } from "../../core/inventory.ts";
import { type Item, type ItemId, parseItemId } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { ABSENT } from "../../core/proof.ts";
import type { Row } from "../../core/row.ts";
import { inParallel } from "../in-parallel.ts";
import { knownAbsent } from "../known-absent.ts";
import type { Recorder } from "../recorder.ts";
import { LOOKS, PACE, slower } from "../removal/options.ts";

/** What undoing needs. */
export interface UndoOptions {
  readonly rows: ReadonlyMap<string, Row>;
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Items that are worked on at once. */
  readonly parallel: number;
  /** Lists these types anew. */
  readonly look: (types: ReadonlySet<string>) => Promise<Inventory>;
}

/** What became of the acts of one item. */
export interface Undone {
  /** Read again, and as they were before. */
  readonly back: readonly Act[];
  /** Not back yet, with what was last said about it. */
  readonly left: readonly { readonly act: Act; readonly reason: string }[];
}

/** How long an item is looked at until it reads as before, in milliseconds. */
const PATIENCE = 60_000;
/** How often the cloud is asked to undo one act. */
const ASKS = 3;

interface Open {
  readonly act: Act;
  asks: number;
  /** Complete listings in a row by which it is as it was, without being asked for. */
  looks: number;
  /** It was asked for, and only a listing tells. */
  asked: boolean;
  reason: string;
}

/**
 * Undoes acts, the last of each item first, and reads each item again until it is as it was before. What
 * somebody else changed meanwhile is not touched: an act is undone only while the item reads as the run
 * left it. A refusal ends with its reason; an act that is not undone stays on record for the next run.
 * Never throws but for what ends every further step.
 */
export async function undo(
  session: CloudSession,
  wanted: ReadonlyMap<ItemId, readonly Act[]>,
  options: UndoOptions,
): Promise<ReadonlyMap<ItemId, Undone>> {
  const { clock, signal } = options;
  const back = new Map<ItemId, Act[]>();
  const given = new Map<ItemId, Open[]>();
  const open = new Map<ItemId, Open[]>(
    [...wanted].map(([id, acts]) => [
      id,
      acts
        .map(
          (act): Open => ({
            act,
            asks: 0,
            looks: 0,
            asked: false,
            reason: "the run was stopped before",
          }),
        )
        .reverse(),
    ]),
  );
  const until = clock.now() + PATIENCE;
  for (let wait: number = PACE.first; open.size > 0 && !signal.aborted; wait = slower(wait)) {
    const inventory = await options.look(typesOf(open.values(), options.rows));
    const present = new Map(inventory.items.map((item) => [item.id, item]));
    await inParallel([...open], options.parallel, async ([id, acts]) => {
      const left = await again(id, acts, present.get(id), inventory);
      if (left.length === 0) open.delete(id);
      else open.set(id, left);
    });
    if (open.size === 0 || clock.now() > until) break;
    await clock.sleep(wait, signal).catch(() => undefined);
  }
  for (const [id, acts] of open) given.set(id, [...(given.get(id) ?? []), ...acts]);
  return new Map(
    [...wanted.keys()].map((id) => [
      id,
      {
        back: back.get(id) ?? [],
        left: (given.get(id) ?? []).map(({ act, reason }) => ({ act, reason })),
      },
    ]),
  );

  /** Looks at one item and asks for what is missing; returns what is not settled. */
  async function again(
    id: ItemId,
    acts: readonly Open[],
    item: Item | undefined,
    inventory: Inventory,
  ): Promise<Open[]> {
    if (item === undefined) {
      if (!knownAbsent(id, inventory.coverage)) return say(acts, "its listing is not complete");
      options.recorder.note({ kind: "proved", item: id, how: ABSENT });
      return [];
    }
    if (item.state === "leaving") return say(acts, "the item is being changed");
    if (item.state !== "present") return leaveAsIs(id, acts, `the item is ${item.state}`);
    const left: Open[] = [];
    for (const one of acts) if (!(await settled(id, one, item, inventory))) left.push(one);
    return left;
  }

  async function settled(
    id: ItemId,
    one: Open,
    item: Item,
    inventory: Inventory,
  ): Promise<boolean> {
    if (signal.aborted) return false;
    const step = stepOf(options.rows.get(item.type), one.act);
    if (step?.undo === undefined) throw new Error(`nothing undoes "${one.act.step}"`);
    const gone = goneTarget(step.undo, one.act, item, inventory);
    if (gone !== undefined) {
      over(id, one, gone);
      return true;
    }
    const isBack = readsBack(step, one.act, item);
    if (isBack === true) {
      one.looks += 1;
      // A listing may lag behind the change itself.
      if (one.asks === 0 && one.looks < LOOKS) return false;
      over(id, one, one.asks > 0 ? "put back, and read again" : "it reads so again");
      return true;
    }
    one.looks = 0;
    if (isBack === undefined) one.reason = "its listing does not tell whether it is as it was";
    if (isBack === undefined || one.asks >= ASKS) return false;
    if (one.asked) {
      // A listing may lag behind: it is looked at once more before it is asked for again.
      one.asked = false;
      return false;
    }
    const outcome = await guarded(one, () =>
      session.undo(item, one.act, { recorder: options.recorder, signal }),
    );
    if (outcome === undefined) return false;
    return taken(id, one, outcome);
  }

  function taken(id: ItemId, one: Open, outcome: UndoOutcome): boolean {
    switch (outcome.outcome) {
      case "requested":
        one.asks += 1;
        one.asked = true;
        one.reason = "it was asked for, and does not read so yet";
        return false;
      case "moot":
        over(id, one, `nothing is left to put it back to: ${outcome.code}`);
        return true;
      case "busy":
      case "throttled":
      case "unknown":
        one.reason = `${outcome.code}: ${outcome.message}`;
        return false;
      case "refused":
      case "denied":
        leaveAsIs(id, [one], `${outcome.code}: ${outcome.message}`);
        return true;
    }
  }

  function over(id: ItemId, { act }: Open, how: string): void {
    const { step, each } = act;
    const member = each === undefined ? {} : { each };
    options.recorder.note({ kind: "undone", item: id, step, ...member, how });
    back.set(id, [...(back.get(id) ?? []), act]);
  }

  function leaveAsIs(id: ItemId, acts: readonly Open[], reason: string): Open[] {
    given.set(id, [...(given.get(id) ?? []), ...say(acts, reason)]);
    return [];
  }

  function say(acts: readonly Open[], reason: string): Open[] {
    for (const one of acts) one.reason = reason;
    return [...acts];
  }
}

/** A throw out of the session is the outside world's doing: it is looked at again. */
async function guarded<T>(one: Open, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    one.reason = cause instanceof Error ? cause.message : String(cause);
    return undefined;
  }
}

/** Types of the items, and of what they are put back to. */
function typesOf(
  all: Iterable<readonly Open[]>,
  rows: ReadonlyMap<string, Row>,
): ReadonlySet<string> {
  const types = new Set<string>();
  for (const { act } of [...all].flat()) {
    const type = parseItemId(act.item)?.type ?? "";
    types.add(type);
    for (const other of stepOf(rows.get(type), act)?.undo?.to?.types ?? []) types.add(other);
  }
  return types;
}
