import type { Item, ItemId } from "../../core/item.ts";
import type { Target } from "./target.ts";

/** Ids shorter than this are found in any text. */
const TELLING = 6;
/** Items that are named at most. */
const MOST = 5;

/** What may keep an item that the cloud calls busy from going. */
export interface HeldBy {
  /** Items that the cloud itself names. */
  readonly named: readonly ItemId[];
  /** Items that refer to it by what was read of them. */
  readonly referring: readonly ItemId[];
}

/**
 * Looks for what holds a target: which known items its last answer names, and which of them mention it.
 * Asked only of what does not move, since every item is looked at.
 */
export function holdersOf(
  { item, reason }: Target,
  items: readonly Item[],
  isThere: (id: ItemId) => boolean,
): HeldBy {
  const others = items.filter(({ id, region }) => id !== item.id && isThere(id) && region !== "");
  const named = others.filter(
    ({ nativeId }) =>
      nativeId.length >= TELLING && nativeId !== item.nativeId && mentions(reason, nativeId),
  );
  const referring =
    item.nativeId.length < TELLING ? [] : others.filter((other) => refersTo(other, item));
  const ids = (found: readonly Item[]) => found.slice(0, MOST).map(({ id }) => id);
  return { named: ids(named), referring: ids(referring) };
}

/** The same in words, for the end of a sentence; empty where nothing is known. */
export function heldWords({ named, referring }: HeldBy): string {
  if (named.length > 0) return `; the cloud names ${named.join(", ")}`;
  if (referring.length > 0) return `; what refers to it is still there: ${referring.join(", ")}`;
  return "";
}

/**
 * What stands in the way, for the end of a sentence: a type by its title with the items of it that are known,
 * or the words of the row where no type lists it.
 */
export function blockerWords(
  what: string,
  title: string | undefined,
  known: readonly Item[],
): string {
  if (title === undefined) return `; in the way is ${what}, which no type here lists`;
  if (known.length === 0) return `; in the way is a ${title} (${what}), and none is listed there`;
  const more = known.length > MOST ? ` and ${known.length - MOST} more` : "";
  const ids = known.slice(0, MOST).map(({ id }) => id);
  return `; in the way is a ${title}: one of ${ids.join(", ")}${more}`;
}

/** True when an id stands in a text by itself, not as a part of another one. */
function mentions(text: string, nativeId: string): boolean {
  for (let at = text.indexOf(nativeId); at !== -1; at = text.indexOf(nativeId, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + nativeId.length);
    if (!/[\w-]/u.test(before) && !/[\w-]/u.test(after)) return true;
  }
  return false;
}

function refersTo(
  { facts, uses, waitsFor, region }: Item,
  { id, nativeId, ...item }: Item,
): boolean {
  if (uses.includes(id) || waitsFor.includes(id)) return true;
  if (region !== item.region) return false;
  return Object.values(facts).some((value) =>
    typeof value === "object" ? value.includes(nativeId) : value === nativeId,
  );
}
