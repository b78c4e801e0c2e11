import type { FaultOrder } from "../../../emulator/core/faults.ts";
import type { Emulator } from "../../../emulator/server.ts";
import type { Clock } from "../../../src/core/clock.ts";
import type { CloudSession } from "../../../src/core/cloud.ts";
import type { Inventory } from "../../../src/core/inventory.ts";
import type { Disposition, Item } from "../../../src/core/item.ts";
import type { JournalEntry } from "../../../src/core/journal.ts";
import { holds, lookAt } from "../../../src/core/predicate.ts";
import type { Row } from "../../../src/core/row.ts";
import type { Step } from "../../../src/core/row-removal.ts";
import { createRecorder } from "../../../src/engine/recorder.ts";
import { undoable } from "../../../src/engine/undo/plan.ts";
import { undo } from "../../../src/engine/undo/run.ts";
import { summarise } from "../../../src/record/journal/journal-summary.ts";
import { stepsOf } from "./rows.ts";

/** Where a step is tried: a session to an emulated account. */
export interface Ground {
  readonly emulator: Emulator;
  readonly session: CloudSession;
  readonly rows: ReadonlyMap<string, Row>;
  readonly clock: Clock;
  /** How the cloud refuses for good. */
  readonly denial: Pick<FaultOrder, "status" | "code">;
  look(types: ReadonlySet<string>): Promise<Inventory>;
}

/** An item with a disposition by which one of its steps that can be undone is made. */
export interface Trial {
  readonly item: Item;
  readonly disposition: Disposition;
  /** Words of the steps that are made. */
  readonly does: readonly string[];
}

/** Of what is there, one item for each step that can be undone and would be made. */
export function trialsOf(row: Row, items: readonly Item[]): readonly Trial[] {
  const tried = new Set<string>();
  const trials: Trial[] = [];
  for (const item of items) {
    if (item.state !== "present") continue;
    for (const disposition of ["delete", "refund"] as const) {
      const does = stepsOf(row)
        .filter((step) => step.undo !== undefined && applies(step, item, disposition))
        .map((step) => step.does);
      if (!does.some((one) => !tried.has(one))) continue;
      for (const one of does) tried.add(one);
      trials.push({ item, disposition, does });
    }
  }
  return trials;
}

function applies(step: Step, item: Item, disposition: Disposition): boolean {
  const look = lookAt(item, disposition);
  if (!holds(step.when, look)) return false;
  if (typeof step.forEach !== "string") return true;
  const members = look(step.forEach);
  return Array.isArray(members) ? members.length > 0 : members !== undefined && members !== "";
}

/** What the steps of a trial change of an item, as its listing shows it. */
export function shownOf(row: Row, item: Item | undefined, does: readonly string[]): unknown {
  if (item === undefined) return undefined;
  const look = lookAt(item, item.proposed);
  const paths = stepsOf(row)
    .filter((step) => does.includes(step.does))
    .flatMap(({ when, forEach }) => [
      ...(when === undefined ? [] : [when].flat()).map(({ at }) => at),
      ...(typeof forEach === "string" ? [forEach] : []),
    ]);
  const values = paths.map((path): readonly [string, unknown] => {
    const value = look(path);
    return [path, Array.isArray(value) ? value.map(String).toSorted() : value];
  });
  return Object.fromEntries(values);
}

/** How a trial ended. */
export interface Tried {
  /** What was put back, in the words of the steps. */
  readonly back: readonly string[];
  /** What it took a call for. */
  readonly asked: readonly string[];
  readonly left: readonly string[];
  readonly item: Item | undefined;
}

/** Makes the steps, has the deletion refused for good, puts back and reads again. */
export async function tryUndoing(ground: Ground, { item, disposition }: Trial): Promise<Tried> {
  const { session, rows, clock, look } = ground;
  const row = rows.get(item.type);
  if (row === undefined) throw new Error(`no row for ${item.type}`);
  const entries: JournalEntry[] = [];
  const keep = {
    append: (entry: JournalEntry): void => void entries.push(entry),
    onDisk: () => Promise.resolve(),
  };
  const recorder = createRecorder(keep, "run-1", clock);
  const { signal } = new AbortController();
  const lifts = refusals(row, ground);
  const act = { disposition, reviewedAt: "2999-01-01T00:00:00Z", recorder, signal };
  let now: Item | undefined = item;
  for (let asked = 0; now !== undefined; asked += 1) {
    const { outcome } = await session.remove(now, act);
    // Where no step deletes (what is paid in advance is not deleted), nothing is refused.
    if (outcome === "refused" || outcome === "denied" || outcome === "requested") break;
    if (outcome === "gone" || asked === 20) throw new Error(`${item.id} is ${outcome}`);
    await clock.sleep(2_000);
    now = (await look(new Set([item.type]))).items.find(({ id }) => id === item.id);
  }
  for (const lift of lifts) lift();
  const acts = undoable(rows, summarise(entries).acts.get(item.id) ?? []);
  const undone = await undo(session, new Map([[item.id, acts]]), {
    rows,
    recorder,
    clock,
    signal,
    parallel: 1,
    look,
  });
  const { back = [], left = [] } = undone.get(item.id) ?? {};
  return {
    back: back.map(({ step }) => step),
    asked: entries.flatMap((entry) =>
      entry.kind === "call" && entry.undoes !== undefined ? [entry.undoes.step] : [],
    ),
    left: left.map(({ act: { step }, reason }) => `${step}: ${reason}`),
    item: (await look(new Set([item.type]))).items.find(({ id }) => id === item.id),
  };
}

/** Has every deleting step refused; a call that other steps make as well, from its second time on. */
function refusals(row: Row, { emulator, denial }: Ground): readonly (() => void)[] {
  const steps = stepsOf(row);
  const others = new Set(steps.flatMap(({ deletes, action }) => (deletes ? [] : [action])));
  const actions = steps.flatMap(({ deletes, action }) =>
    deletes === true && action !== undefined ? [action] : [],
  );
  return [...new Set(actions)].map((action) =>
    emulator.fault({ kind: "error", action, ...denial, ...(others.has(action) ? { nth: 2 } : {}) }),
  );
}
