import type { Tags } from "./tags.ts";
import type { Ties } from "./ties.ts";

/** Canonical id of an item, `cloud:type:region:id`, e.g. `alibaba:ecs.instance:cn-hangzhou:i-1`. */
export type ItemId = string;

/** Region of items that belong to the account as a whole. */
export const GLOBAL_REGION = "global";

/** What is to become of an item. */
export const DISPOSITIONS = [
  "delete",
  "with-parent",
  "refund",
  "let-expire",
  "transfer",
  "abandon",
  "manual",
  "keep",
] as const;
/** One of {@link DISPOSITIONS}. */
export type Disposition = (typeof DISPOSITIONS)[number];

/** Items removed together, in this order. */
export const WAVES = ["workloads", "data", "network", "domains", "identity", "finance"] as const;
/** One of {@link WAVES}. */
export type Wave = (typeof WAVES)[number];

/**
 * Where an item stands: `present`; `leaving` (its deletion runs); `recycled` (in a recycle bin, still
 * an item); `scheduled` (the cloud deletes it at `until`, nothing more can be done: a wait).
 */
export type ItemState = "present" | "leaving" | "recycled" | "scheduled";

/** A value read from the cloud. Amounts stay decimal strings, never floats. */
export type FactValue = string | number | boolean | readonly string[];

/** Named values of an item. */
export type Facts = Readonly<Record<string, FactValue>>;

/** How an item is paid for. `free` covers everything that is never billed by itself. */
export type Charge = "prepaid" | "postpaid" | "free";

/** Anything whose existence can stand in the way of the closure. */
export interface Item {
  readonly id: ItemId;
  /** Catalog type, `service.thing`. */
  readonly type: string;
  /** Region id, or {@link GLOBAL_REGION}. */
  readonly region: string;
  /** The vendor's own id. */
  readonly nativeId: string;
  readonly name: string | undefined;
  readonly state: ItemState;
  /** The vendor's word for its state where the row knows no such word; it then counts as present. */
  readonly unknownState?: string | undefined;
  /** When a `scheduled` or `leaving` item ends, ISO 8601 in UTC. */
  readonly until: string | undefined;
  readonly charge: Charge;
  /** Expiry of a prepaid item, ISO 8601 in UTC. */
  readonly expires: string | undefined;
  /** True when the cloud renews the item by itself; undefined where nothing tells. */
  readonly autoRenew: boolean | undefined;
  readonly created: string | undefined;
  readonly lastActive: string | undefined;
  /** Protections that stand now and will be lifted, in words, e.g. `deletion protection`. */
  readonly protections: readonly string[];
  readonly tags: Tags;
  readonly facts: Facts;
  readonly ties: Ties;
  /** What the row says becomes of it when the account's file says nothing. */
  readonly proposed: Disposition;
  /** Why the row proposes that, when it is not a plain delete. */
  readonly because: string | undefined;
  /** False where the vendor lets the account close although this item is there. */
  readonly blocks: boolean;
  /** Items that cannot be removed before this one is gone. */
  readonly uses: readonly ItemId[];
  /** Items that must be gone before this one can be removed. */
  readonly waitsFor: readonly ItemId[];
  /** The parent whose removal takes this item along. */
  readonly goesWith: ItemId | undefined;
  /** Native ids that the removal of this item takes along (members of a group, resources of a stack). */
  readonly takes: readonly string[];
  /** The parent of a listing made for each parent. */
  readonly parent: ItemId | undefined;
}

/** Whether a text names a wave. */
export function isWave(text: string): text is Wave {
  return WAVES.some((one) => one === text);
}

/** Parts of a canonical id. */
export interface ItemIdParts {
  readonly cloud: string;
  readonly type: string;
  readonly region: string;
  readonly nativeId: string;
}

/** Builds the canonical id; native ids may hold colons. */
export function itemId(parts: ItemIdParts): ItemId {
  // Joined, since V8 keeps a template's parts as a tree of strings for as long as the id lives.
  return [parts.cloud, parts.type, parts.region, parts.nativeId].join(":");
}

/** Takes a canonical id apart; undefined when the text is not one. */
export function parseItemId(id: string): ItemIdParts | undefined {
  const match = /^([a-z]+):([a-z0-9.-]+):([a-z0-9_-]+):(.+)$/su.exec(id);
  if (match === null) return undefined;
  const [, cloud = "", type = "", region = "", nativeId = ""] = match;
  return { cloud, type, region, nativeId };
}
