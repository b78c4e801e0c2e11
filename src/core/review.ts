import type { Disposition, Facts, ItemId } from "./item.ts";

/** Versions of the review file's format that can be read. In the first, an item took several lines. */
export const REVIEW_VERSIONS = [1, 2] as const;

/** Version of the review file's format. */
export type ReviewVersion = (typeof REVIEW_VERSIONS)[number];

/** The version that is written. */
export const REVIEW_VERSION = 2 satisfies ReviewVersion;

/** One approved item. */
export interface ReviewedItem {
  /** Readable line of the plan. */
  readonly line: string;
  readonly disposition: Disposition;
  /** Why, where it is not a plain delete. */
  readonly because?: string;
  /** Steps in words, as they stood at the review. */
  readonly steps: readonly string[];
  /** Material facts; when one differs later, the item waits for the next review. */
  readonly facts: Facts;
}

/** `accounts/<name>/review.json`: what a pull request approves. */
export interface Review {
  readonly version: ReviewVersion;
  readonly cloud: string;
  readonly accountId: string;
  /** ISO 8601 in UTC. */
  readonly takenAt: string;
  /** The last run that had acted on the account by then, by the journal; absent where none had. */
  readonly run?: string;
  /** Approved items by canonical id. */
  readonly items: Readonly<Record<ItemId, ReviewedItem>>;
  /** Listings that were not complete when the review was taken, in words. */
  readonly unknown: readonly string[];
  /** `sha256:` over everything above. */
  readonly digest: string;
}

/** An item that was found and that a review does not approve for removal. */
export interface LeftItem {
  readonly id: ItemId;
  readonly line: string;
  /** `manual`, `keep`, …, or `scheduled` where the cloud already deletes it by itself. */
  readonly becomes: string;
  /** Why, where its line does not say so. */
  readonly because: string | undefined;
}
