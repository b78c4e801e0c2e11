import type { CloudSession } from "../core/cloud.ts";
import type { Inventory } from "../core/inventory.ts";
import { rescan, type ScanProgress, scan } from "../engine/scan.ts";

type ScanOptions = Parameters<typeof rescan>[3];

/** What listing needs. */
export interface ListingsParts extends Omit<ScanOptions, "signal" | "progress"> {
  readonly session: () => Promise<CloudSession>;
}

/** What was listed in a command: once, and shared by all who ask. */
export class Listings {
  readonly #parts: ListingsParts;
  #inventory: Promise<Inventory> | undefined;

  constructor(parts: ListingsParts) {
    this.#parts = parts;
  }

  /** The inventory that is held now; another one once something was listed anew. */
  get current(): Promise<Inventory> | undefined {
    return this.#inventory;
  }

  inventory(signal: AbortSignal, progress?: (progress: ScanProgress) => void): Promise<Inventory> {
    this.#inventory ??= this.#scan(signal, progress).catch((cause: unknown) => {
      this.#inventory = undefined;
      throw cause;
    });
    return this.#inventory;
  }

  /**
   * Lists some types anew (everything when nothing was listed yet); the rest stays as last seen. One
   * after another, so that each builds on what the last one saw; after a failure everything is listed.
   */
  refresh(types: ReadonlySet<string>, signal: AbortSignal): Promise<Inventory> {
    if (this.#inventory === undefined) return this.inventory(signal);
    const next = this.#rescan(this.#inventory, types, signal).catch((cause: unknown) => {
      if (this.#inventory === next) this.#inventory = undefined;
      throw cause;
    });
    this.#inventory = next;
    return next;
  }

  async #rescan(
    before: Promise<Inventory>,
    types: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<Inventory> {
    const { session, ...options } = this.#parts;
    return rescan(await session(), await before, types, { ...options, signal });
  }

  async #scan(
    signal: AbortSignal,
    progress?: (progress: ScanProgress) => void,
  ): Promise<Inventory> {
    const { session, ...options } = this.#parts;
    return scan(await session(), {
      ...options,
      signal,
      ...(progress === undefined ? {} : { progress }),
    });
  }
}
