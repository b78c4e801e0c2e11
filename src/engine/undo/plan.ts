import { type Act, type Acts, goneTarget, isWanted, readsBack, stepOf } from "../../core/acts.ts";
import type { Inventory } from "../../core/inventory.ts";
import { type ItemId, parseItemId } from "../../core/item.ts";
import type { JudgedItem } from "../../core/policy.ts";
import type { Row } from "../../core/row.ts";
import type { CannotBeUndone } from "../../core/row-removal.ts";
import { shown } from "../../core/secrets.ts";
import { knownAbsent } from "../known-absent.ts";
import type { Survey } from "../survey.ts";

/** An item that stays, and what runs of ours changed of it that the next deploy undoes. */
export interface PutBack {
  readonly item: JudgedItem;
  readonly acts: readonly Act[];
  /** What undoing does, in words of the plan. */
  readonly does: readonly string[];
  /** The item's line with that. */
  readonly line: string;
}

/** A change of an item that stays, which no call undoes. */
export interface Lasting extends CannotBeUndone {
  readonly act: Act;
}

/** What is to become of the changes that earlier runs made of items which are not on their way out. */
export interface PutBacks {
  readonly back: ReadonlyMap<ItemId, PutBack>;
  readonly lasting: readonly Lasting[];
  /** Acts of which nothing is left to undo, with how that is known: to be noted. */
  readonly over: readonly { readonly act: Act; readonly how: string }[];
  /** Items that a complete listing no longer shows: to be noted. */
  readonly gone: readonly ItemId[];
}

/** What is there, and what becomes of it. */
interface Decided extends Pick<Survey, "plan" | "inventory"> {
  readonly view: Pick<Survey["view"], "rows">;
}

/**
 * Holds what runs of ours changed against what the plan decides: an item that goes is left as it is, one
 * that stays is put back as it was, as far as it still reads as the run left it.
 */
export function putBacksOf({ plan, inventory, view }: Decided, acts: Acts): PutBacks {
  const back = new Map<ItemId, PutBack>();
  const lasting: Lasting[] = [];
  const over: { act: Act; how: string }[] = [];
  const gone: ItemId[] = [];
  for (const [id, all] of acts) {
    const decision = plan.decisions.get(id);
    if (decision === undefined) {
      if (knownAbsent(id, inventory.coverage)) gone.push(id);
      continue;
    }
    if (decision.becomes !== "stays") continue;
    const { item } = decision;
    const sorted = sort(item, view.rows.get(item.type), all, inventory);
    lasting.push(...sorted.lasting);
    over.push(...sorted.over);
    if (sorted.open.length === 0) continue;
    const does = undoWords(view.rows, sorted.open);
    back.set(id, { item, acts: sorted.open, does, line: putBackLine(item, does) });
  }
  return { back, lasting, over, gone };
}

function sort(
  item: JudgedItem,
  row: Row | undefined,
  acts: readonly Act[],
  inventory: Inventory,
): Pick<PutBacks, "lasting" | "over"> & { readonly open: readonly Act[] } {
  const open: Act[] = [];
  const lasting: Lasting[] = [];
  const over: { act: Act; how: string }[] = [];
  for (const act of acts) {
    const step = stepOf(row, act);
    if (step?.undo === undefined) {
      lasting.push({ act, ...(step?.cannotBeUndone ?? UNKNOWN_STEP) });
    } else if (item.state === "present") {
      const isBack = readsBack(step, act, item);
      const how = isBack ? "it reads so again" : goneTarget(step.undo, act, item, inventory);
      // A listing may lag behind the change itself: what is back so soon stays on record.
      if (how !== undefined && (isBack !== true || isSettled(act.at, inventory.takenAt)))
        over.push({ act, how });
      else if (how !== undefined) continue;
      else if (isWanted(step.undo, act, item, item.disposition)) open.push(act);
    }
  }
  return { open, lasting, over };
}

/** Whether a change was made so long ago that what is read now was read after it. */
export function isSettled(madeAt: string, readAt: string): boolean {
  return Date.parse(readAt) - Date.parse(madeAt) > SETTLED;
}

/** After how long no listing lags behind, in milliseconds. */
const SETTLED = 300_000;

/** The acts that their row can undo. */
export function undoable(rows: ReadonlyMap<string, Row>, acts: readonly Act[]): readonly Act[] {
  return acts.filter((act) => {
    const row = rows.get(parseItemId(act.item)?.type ?? "");
    return stepOf(row, act)?.undo !== undefined;
  });
}

/** The journal may be older, or younger, than the rows. */
const UNKNOWN_STEP: CannotBeUndone = {
  because: "this version of Closeout does not know how",
  next: "Look at the item in the console, and put back what is missing there.",
};

/** What undoing these acts does, one phrase for each step, with what it is made for. */
export function undoWords(rows: ReadonlyMap<string, Row>, acts: readonly Act[]): readonly string[] {
  const members = new Map<string, string[]>();
  for (const act of acts) {
    const does = stepOf(rows.get(parseItemId(act.item)?.type ?? ""), act)?.undo?.does;
    if (does === undefined) continue;
    const list = members.get(does) ?? [];
    if (act.each !== undefined) list.push(act.each);
    members.set(does, list);
  }
  return [...members].map(([does, each]) => {
    if (each.length === 0) return does;
    const more = each.length - MOST > 0 ? `, and ${each.length - MOST} more` : "";
    return `${does}: ${each.slice(0, MOST).join(", ")}${more}`;
  });
}

/** Members that are named at most. */
const MOST = 5;

/** The item's line, with what the deploy puts back. */
function putBackLine({ line }: JudgedItem, does: readonly string[]): string {
  return [line, ...does.map((one) => shown(one))].join(" · ");
}
