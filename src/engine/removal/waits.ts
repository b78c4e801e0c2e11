import type { ItemId } from "../../core/item.ts";

/** What one or more items wait for. */
interface Wait {
  /** What is left of it: items of this run that are not gone. */
  readonly left: Set<ItemId>;
  readonly who: ItemId[];
}

/**
 * Who waits for whom. A whole type that waits for another whole type shares one wait: a thousand keys
 * and fifty thousand snapshots would else make fifty million of them.
 */
export class Waits {
  readonly #of = new Map<ItemId, Wait>();
  readonly #for = new Map<ItemId, Wait[]>();

  /** Items that are none of the run's are nothing to wait for: they are gone, or not ours to remove. */
  constructor(ids: ReadonlySet<ItemId>, needs: ReadonlyMap<ItemId, ReadonlySet<ItemId>>) {
    const known = new Map<ReadonlySet<ItemId>, Wait>();
    for (const id of ids) {
      const set = needs.get(id);
      if (set === undefined || set.size === 0) continue;
      let wait = known.get(set);
      if (wait === undefined) {
        wait = this.#add([...set].filter((other) => ids.has(other)));
        known.set(set, wait);
      }
      wait.who.push(id);
      this.#of.set(id, wait);
    }
  }

  /** What an item still waits for. */
  leftOf(id: ItemId): ReadonlySet<ItemId> {
    return this.#of.get(id)?.left ?? NONE;
  }

  /** An item is gone; returns who has nothing left to wait for by that. */
  gone(id: ItemId): readonly ItemId[] {
    return (this.#for.get(id) ?? []).flatMap(({ left, who }) =>
      left.delete(id) && left.size === 0 ? who : [],
    );
  }

  /** An item that was gone is there again. */
  back(id: ItemId): void {
    for (const { left } of this.#for.get(id) ?? []) left.add(id);
  }

  /** An item no longer waits for these. */
  untie(id: ItemId, others: readonly ItemId[]): void {
    const wait = this.#add([...this.leftOf(id)].filter((other) => !others.includes(other)));
    wait.who.push(id);
    this.#of.set(id, wait);
  }

  #add(ids: readonly ItemId[]): Wait {
    const wait: Wait = { left: new Set(ids), who: [] };
    for (const id of ids) {
      const list = this.#for.get(id);
      if (list === undefined) this.#for.set(id, [wait]);
      else list.push(wait);
    }
    return wait;
  }
}

const NONE: ReadonlySet<ItemId> = new Set();
