import type { ActOutcome } from "../../core/cloud.ts";
import type { Item, ItemId } from "../../core/item.ts";
import type { JudgedItem } from "../../core/policy.ts";

/** One approved item on its way out. */
export interface Target {
  readonly id: ItemId;
  readonly disposition: JudgedItem["disposition"];
  readonly option?: string | undefined;
  /** As last seen. */
  item: Item;
  /** When a complete listing showed it last, ms. */
  seenAt: number;
  /** `open`: to be asked for; `acting`: calls under way; `requested`: to be proved. */
  phase: "open" | "acting" | "requested" | "gone" | "stuck";
  /** How often its removal was asked for and accepted. */
  asks: number;
  /** True when the cloud last said that it is not possible yet. */
  busy: boolean;
  /** Since when it says so without a break, ms. */
  busySince: number;
  /** What it last said stands in the way: a type, or plain words. */
  blockedBy: string | undefined;
  /** Complete listings that showed it unchanged since the last ask. */
  looks: number;
  wait: number;
  notBefore: number;
  /** What is known of it is old, or from before calls that ended half-way: it is looked at first. */
  stale: boolean;
  /** What was last said about why it is still there. */
  reason: string;
}

/** Key of the listing that an item stands in. */
export function placeOf({ item }: Target): string {
  return `${item.type} ${item.region}`;
}

/** A refusal in one line. */
export function words(outcome: ActOutcome): string {
  if (outcome.outcome === "requested" || outcome.outcome === "gone") return "";
  return `${outcome.code}: ${outcome.message}${outcome.meaning === undefined ? "" : ` (${outcome.meaning})`}`;
}
