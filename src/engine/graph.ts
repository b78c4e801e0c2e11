import type { Item, ItemId } from "../core/item.ts";
import type { Row } from "../core/row.ts";

/** For each item, what must be gone before it can go. */
export type Prerequisites = ReadonlyMap<ItemId, ReadonlySet<ItemId>>;

/**
 * Reads the edges of the given items: instance by instance, `after` between whole types, and
 * `afterOthers`, which never closes a circle.
 */
export function prerequisites(
  items: readonly Item[],
  rows: ReadonlyMap<string, Row>,
): Prerequisites {
  const needs = new Map<ItemId, Set<ItemId>>(items.map((item) => [item.id, new Set()]));
  const byType = new Map<string, ItemId[]>();
  for (const item of items) {
    // what goes with the account itself is nothing to wait for
    if (!item.blocks) continue;
    const same = byType.get(item.type);
    if (same === undefined) byType.set(item.type, [item.id]);
    else same.push(item.id);
  }
  for (const item of items) {
    const own = needs.get(item.id);
    if (own === undefined) continue;
    for (const target of item.uses) if (target !== item.id) needs.get(target)?.add(item.id);
    for (const other of item.waitsFor) if (other !== item.id && needs.has(other)) own.add(other);
    for (const type of rows.get(item.type)?.after ?? [])
      for (const id of byType.get(type) ?? []) own.add(id);
  }
  for (const [type, ids] of byType) {
    const { afterOthers } = rows.get(type) ?? {};
    if (afterOthers === undefined) continue;
    const waiting = waitingFor(ids, needs);
    for (const other of afterOthers.flatMap((one) => byType.get(one) ?? []))
      if (!waiting.has(other)) for (const id of ids) needs.get(id)?.add(other);
  }
  return needs;
}

/** The given items and everything that waits for one of them, directly or not. */
function waitingFor(ids: readonly ItemId[], needs: Prerequisites): ReadonlySet<ItemId> {
  const heldUp = new Map<ItemId, ItemId[]>();
  for (const [id, others] of needs) {
    for (const other of others) {
      const list = heldUp.get(other);
      if (list === undefined) heldUp.set(other, [id]);
      else list.push(id);
    }
  }
  const found = new Set(ids);
  for (const id of found) for (const next of heldUp.get(id) ?? []) found.add(next);
  return found;
}

/** Items that go along when another goes: its children by `goesWith` and the members it takes. */
export function takenAlong(items: readonly Item[]): ReadonlyMap<ItemId, readonly Item[]> {
  const taken = new Map<ItemId, Item[]>();
  const add = (parent: ItemId, child: Item): void => {
    const list = taken.get(parent);
    if (list === undefined) taken.set(parent, [child]);
    else if (!list.includes(child)) list.push(child);
  };
  const takers = new Map<string, ItemId[]>();
  for (const item of items) {
    for (const native of item.takes) takers.set(native, [...(takers.get(native) ?? []), item.id]);
  }
  for (const item of items) {
    if (item.goesWith !== undefined) add(item.goesWith, item);
    for (const parent of takers.get(item.nativeId) ?? []) if (parent !== item.id) add(parent, item);
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
  for (const start of ids) {
    if (index.has(start)) continue;
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
