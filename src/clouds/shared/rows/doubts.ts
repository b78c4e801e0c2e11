import type { Item } from "../../../core/item.ts";
import { NO_TAGS, whyUnknown } from "../../../core/tags.ts";

/**
 * What a listing holds of names that a reply about tags gave and that no item of the page goes by. Such a
 * name may mean any item, called another way, and leaves the untagged ones unknown; but it may as well be
 * an item of another page, which only the whole listing shows.
 */
export class Doubts {
  readonly #heard = new Set<string>();
  readonly #about = new Map<string, Set<string>>();

  /** Takes in what an item of the listing may be called, whoever tells its tags. */
  hear(names: readonly string[]): void {
    for (const name of names) this.#heard.add(name);
  }

  /** Notes names that are no item's of a page; returns why tags are then not known, as a clause. */
  raise(owner: string, names: Iterable<string>): string {
    const because = `the reply tells tags of ${owner}, which may be any item`;
    const about = this.#about.get(because) ?? new Set();
    for (const name of names) about.add(name);
    this.#about.set(because, about);
    return because;
  }

  /** The items of the whole listing: those that were in doubt about other items alone carry no tags. */
  settle(items: readonly Item[]): readonly Item[] {
    if (this.#about.size === 0) return items;
    const settled = new Set(
      [...this.#about].flatMap(([because, names]) =>
        [...names].every((name) => this.#heard.has(name)) ? [because] : [],
      ),
    );
    if (settled.size === 0) return items;
    return items.map((item) =>
      settled.has(whyUnknown(item.tags) ?? "") ? { ...item, tags: NO_TAGS } : item,
    );
  }
}
