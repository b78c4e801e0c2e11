import type { Limits } from "../../core/account.ts";
import type { Clock } from "../../core/clock.ts";
import type { Inventory } from "../../core/inventory.ts";
import type { Item, ItemId } from "../../core/item.ts";
import type { JudgedItem } from "../../core/policy.ts";
import type { Row } from "../../core/row.ts";
import type { Recorder } from "../recorder.ts";

/** What a removal run needs. */
export interface RemoveOptions {
  readonly rows: ReadonlyMap<string, Row>;
  /** Everything known now; the targets are among it. */
  readonly inventory: Inventory;
  /** Approved items that go, as the plan decided them. */
  readonly targets: readonly JudgedItem[];
  /** When the review was taken. */
  readonly reviewedAt: string;
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly limits: Limits;
  /** Asked right before each item's calls; a text refuses. */
  readonly ask?: (item: Item) => string | undefined;
  readonly progress?: (progress: RemoveProgress) => void;
}

/** Where a run stands. */
export interface RemoveProgress {
  readonly gone: number;
  readonly total: number;
  /** The item that was just proved gone. */
  readonly last: ItemId;
}

/** How a run ended. */
export interface RemoveResult {
  /** Proved gone by a complete listing. */
  readonly gone: ReadonlySet<ItemId>;
  /** Why each other target is still there. */
  readonly stuck: ReadonlyMap<ItemId, string>;
  /** Items of the listed types that nobody had seen before, with who may have made them. */
  readonly appeared: readonly { readonly item: Item; readonly creator: ItemId | undefined }[];
  readonly stopped: boolean;
}

/** Times that the pace of a run is made of, in milliseconds. */
export const PACE = { first: 150, factor: 1.6, most: 5_000, grace: 300 } as const;
/** What was seen longer ago, in milliseconds, is looked at again before it is removed: it may have changed. */
const FRESH = 300_000;
/** The same for what takes others along, which may be given further ones at any moment. */
const FRESH_TAKER = 60_000;

/** How long what was seen of an item counts before it is removed, in milliseconds. */
export function freshFor(row: Row | undefined): number {
  return row?.takes === undefined ? FRESH : FRESH_TAKER;
}

/** Complete listings that still show an item unchanged before its removal is asked for again. */
export const LOOKS = 6;
/** How often a removal is asked for when the cloud says yes and nothing happens. */
export const ASKS = 3;

/** The next, longer pause. */
export function slower(wait: number): number {
  return Math.min(PACE.most, wait * PACE.factor);
}
