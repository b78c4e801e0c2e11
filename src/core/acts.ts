import { type Coverage, isKnown } from "./inventory.ts";
import type { Disposition, Item, ItemId } from "./item.ts";
import { holds, type Look, lookAt } from "./predicate.ts";
import type { Row } from "./row.ts";
import type { Predicate } from "./row-call.ts";
import type { Step, Undo } from "./row-removal.ts";

/** Values of an item before a call changed it, by name, as text. */
export type Before = Readonly<Record<string, string>>;

/**
 * What a call changes of its item without deleting it, as the journal keeps it: all that undoing it
 * needs, should the item stay.
 */
export interface Change {
  /** The row's step, in its words. */
  readonly step: string;
  /** The one of several that the call was made for. */
  readonly each?: string;
  readonly before?: Before;
}

/** A change that a run of ours made, or may have made, and that nothing undid, by what is on record. */
export interface Act extends Change {
  /** Canonical id. */
  readonly item: ItemId;
  /** When it was first made; ISO 8601 in UTC. */
  readonly at: string;
  readonly run: string;
  /** False where no answer is on record: it may not have been carried out. */
  readonly sure: boolean;
}

/** Acts by the item that they changed. */
export type Acts = ReadonlyMap<ItemId, readonly Act[]>;

/** Tells the changes of one item apart. */
export function changeKey({ step, each }: Pick<Change, "step" | "each">): string {
  return JSON.stringify([step, each ?? null]);
}

/** The row's step that an act was made by; undefined where this version's row has none of these words. */
export function stepOf(row: Row | undefined, { step }: Pick<Act, "step">): Step | undefined {
  if (row?.remove.by !== "call") return undefined;
  return [...row.remove.steps, ...(row.remove.detach ?? [])].find(({ does }) => does === step);
}

/** Parts of an item that a step may change; the rest of its conditions says for which items it is made. */
const CHANGED = /^(?:facts\.|autoRenew$|protections$)/u;

/**
 * Whether an item reads as it did before an act: its step would find something to do. Undefined where
 * its listing does not tell, so that it has to be asked for by itself.
 */
export function readsBack(
  step: Step,
  { each }: Pick<Act, "each">,
  item: Item,
): boolean | undefined {
  const look = lookAt(item, item.proposed);
  // What a listing finds is no part of the item.
  if (typeof step.forEach === "object") return undefined;
  if (step.forEach !== undefined) {
    const members = look(step.forEach);
    return Array.isArray(members) ? members.includes(each) : members === each;
  }
  const looked = [step.when ?? []].flat().filter(({ at }: Predicate) => CHANGED.test(at));
  if (looked.length === 0) return undefined;
  if (looked.every((condition) => holds(condition, look))) return true;
  const untold = looked.some(({ at, exists }) => exists === undefined && isUntold(look(at)));
  return untold ? undefined : false;
}

function isUntold(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** What the conditions of an undo look at: the item, and the facts as they were before the act. */
function lookBack(item: Item, disposition: Disposition, { before }: Pick<Act, "before">): Look {
  const look = lookAt(item, disposition);
  return (path) =>
    path.startsWith("before.") ? before?.[path.slice("before.".length)] : look(path);
}

/** True where the row wants an act undone for the item as it stands now. */
export function isWanted(undo: Undo, act: Act, item: Item, disposition: Disposition): boolean {
  return holds(undo.when, lookBack(item, disposition, act));
}

/**
 * Why nothing is left to undo: what the item was bound to is gone, by complete listings. Undefined where
 * it stands, or where nobody knows.
 */
export function goneTarget(
  { to }: Undo,
  act: Act,
  item: Item,
  { items, coverage }: { readonly items: readonly Item[]; readonly coverage: readonly Coverage[] },
): string | undefined {
  if (to === undefined || !holds(to.when, lookBack(item, item.proposed, act))) return undefined;
  const { types, is, by = "id" } = to;
  const wanted = is === "$each" ? act.each : act.before?.[is.slice("$before.".length)];
  if (wanted === undefined) return undefined;
  const stands = items.some(
    ({ type, nativeId, name }) =>
      types.includes(type) && wanted === (by === "name" ? name : nativeId),
  );
  if (stands) return undefined;
  const listed = (type: string): readonly Coverage[] =>
    coverage.filter((record) => record.type === type);
  const known = types.every((type) => listed(type).length > 0 && listed(type).every(isKnown));
  return known ? `${wanted} is gone` : undefined;
}
