import type { Item, ItemId } from "../core/item.ts";
import type { Row } from "../core/row.ts";

/** For each item, what must be gone before it can go. */
export type Prerequisites = ReadonlyMap<ItemId, ReadonlySet<ItemId>>;

const NONE: ReadonlySet<ItemId> = new Set();

/**
 * Reads the edges of the given items: instance by instance, `after` between whole types, and
 * `afterOthers`, which never closes a circle. Items of one type that wait for nothing but whole types
 * share one set: written out for each, a thousand keys and fifty thousand snapshots fill the memory.
 */
export function prerequisites(
  items: readonly Item[],
  rows: ReadonlyMap<string, Row>,
): Prerequisites {
  const needs = new Map<ItemId, ReadonlySet<ItemId>>(items.map((item) => [item.id, NONE]));
  const own = new Map<ItemId, Set<ItemId>>();
  const byType = new Map<string, ItemId[]>();
  const add = (id: ItemId, other: ItemId): void => {
    if (id === other || !needs.has(id) || !needs.has(other)) return;
    const set = own.get(id);
    if (set === undefined) own.set(id, new Set([other]));
    else set.add(other);
  };
  for (const item of items) {
    for (const target of item.uses) add(target, item.id);
    for (const other of item.waitsFor) add(item.id, other);
    // what goes with the account itself is nothing to wait for
    if (!item.blocks) continue;
    const same = byType.get(item.type);
    if (same === undefined) byType.set(item.type, [item.id]);
    else same.push(item.id);
  }
  const whole = new Map<string, ReadonlySet<ItemId>>();
  for (const { id, type } of items) {
    const after = rows.get(type)?.after;
    if (after !== undefined && !whole.has(type))
      whole.set(type, new Set(after.flatMap((one) => byType.get(one) ?? [])));
    needs.set(id, union(whole.get(type) ?? NONE, own.get(id) ?? NONE));
  }
  for (const [type, ids] of byType) {
    const { afterOthers } = rows.get(type) ?? {};
    if (afterOthers === undefined) continue;
    const waiting = waitingFor(ids, needs);
    const others = new Set(
      afterOthers.flatMap((one) => byType.get(one) ?? []).filter((other) => !waiting.has(other)),
    );
    for (const id of ids) needs.set(id, union(others, needs.get(id) ?? NONE));
  }
  return needs;
}

/** One of the two where it holds the other as well, so that sets stay shared. */
function union(one: ReadonlySet<ItemId>, other: ReadonlySet<ItemId>): ReadonlySet<ItemId> {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  for (const id of small) if (!large.has(id)) return new Set([...large, ...small]);
  return large;
}

/** The given items and everything that waits for one of them, directly or not. */
function waitingFor(ids: readonly ItemId[], needs: Prerequisites): ReadonlySet<ItemId> {
  const found = new Set(ids);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const [id, others] of needs) if (!found.has(id) && meet(others, found)) found.add(id);
  }
  return found;
}

function meet(one: ReadonlySet<ItemId>, other: ReadonlySet<ItemId>): boolean {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  for (const id of small) if (large.has(id)) return true;
  return false;
}

/** Items that go along when another goes: its children by `goesWith` and the members it takes. */
export function takenAlong(items: readonly Item[]): ReadonlyMap<ItemId, readonly Item[]> {
  const taken = new Map<ItemId, Item[]>();
  const takers = new Map<string, Set<ItemId>>();
  for (const item of items) {
    for (const native of item.takes) {
      const list = takers.get(native);
      if (list === undefined) takers.set(native, new Set([item.id]));
      else list.add(item.id);
    }
  }
  for (const item of items) {
    const taking = takers.get(item.nativeId);
    if (taking === undefined && item.goesWith === undefined) continue;
    const parents = new Set(taking);
    if (item.goesWith !== undefined) parents.add(item.goesWith);
    for (const parent of parents) {
      if (parent === item.id) continue;
      const list = taken.get(parent);
      if (list === undefined) taken.set(parent, [item]);
      else list.push(item);
    }
  }
  return taken;
}

/**
 * Groups of items that wait for each other in a circle (Tarjan's strongly connected components,
 * without recursion, since chains can be long). Single items are left out.
 */
export function cycles(
  ids: readonly ItemId[],
  needs: Prerequisites,
): readonly (readonly ItemId[])[] {
  const inSet = new Set(ids);
  const index = new Map<ItemId, number>();
  const low = new Map<ItemId, number>();
  const onStack = new Set<ItemId>();
  const stack: ItemId[] = [];
  const found: ItemId[][] = [];
  let counter = 0;
  const open = (id: ItemId): { id: ItemId; rest: Iterator<ItemId> } => {
    index.set(id, counter);
    low.set(id, counter);
    counter += 1;
    stack.push(id);
    onStack.add(id);
    return { id, rest: (needs.get(id) ?? new Set<ItemId>()).values() };
  };
  // What nobody waits for stands in no circle; sets are shared, so each is looked at once.
  const waitedFor = new Set([...new Set(needs.values())].flatMap((set) => [...set]));
  for (const start of ids) {
    if (index.has(start) || !waitedFor.has(start)) continue;
    const path = [open(start)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.next();
      if (next.done === true) {
        path.pop();
        const above = path.at(-1);
        const mine = low.get(top.id) ?? 0;
        if (above !== undefined) low.set(above.id, Math.min(low.get(above.id) ?? 0, mine));
        if (mine === index.get(top.id)) {
          const group: ItemId[] = [];
          for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
            onStack.delete(id);
            group.push(id);
            if (id === top.id) break;
          }
          if (group.length > 1) found.push(group);
        }
      } else if (inSet.has(next.value)) {
        if (!index.has(next.value)) path.push(open(next.value));
        else if (onStack.has(next.value)) {
          low.set(top.id, Math.min(low.get(top.id) ?? 0, index.get(next.value) ?? 0));
        }
      }
    }
  }
  return found;
}
