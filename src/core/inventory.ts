import type { Item } from "./item.ts";

/**
 * How one (type, region) listing ended. Only `listed` and `inactive` are knowledge; every other
 * outcome means that nothing may be called empty. `unproved`: it succeeded, for an identity that was not
 * proved to see everything; what it shows is there, and there may be more.
 */
export type CoverageOutcome =
  | "listed"
  | "inactive"
  | "unproved"
  | "denied"
  | "throttled"
  | "failed"
  | "unsupported";

/** The record of one (type, region) listing. */
export interface Coverage {
  readonly type: string;
  readonly region: string;
  readonly outcome: CoverageOutcome;
  /** Items found; 0 unless `listed` or `unproved`. */
  readonly count: number;
  /** The vendor's error code, when there was one. */
  readonly code?: string;
  /** What happened, in words. */
  readonly message?: string;
  /** How `inactive` was proved: the exact code, or the sources that agree. */
  readonly proof?: string;
  /** Permission that was missing, when `denied` and known, or that is not proved. */
  readonly permission?: string;
  /** The identity that listed, where it was not proved to see everything. */
  readonly reachOf?: string;
  /** Who stated that it does, so that the listing counts: a file of the account's folder. */
  readonly statedIn?: string;
  readonly requestId?: string;
  /** Items that are listed, and whose tags are not known because a call that was to tell them failed. */
  readonly tagsUnread?: TagsUnread;
}

/** Why the tags of listed items are not known. */
export interface TagsUnread {
  /** How many items. */
  readonly count: number;
  /** The first failure. */
  readonly code?: string;
  readonly message: string;
  readonly permission?: string;
}

/**
 * Something that the cloud itself names (inventory service, bills, subscriptions, pre-closure
 * check) and that may be unknown to every row.
 */
export interface Sighting {
  /** Which source named it, e.g. `bill`, `inventory-service`. */
  readonly source: string;
  /** The vendor's type or product code. */
  readonly code: string;
  readonly count: number;
  /** A few ids or names. */
  readonly examples: readonly string[];
  /** Catalog types that list this code; empty means a blind spot. */
  readonly coveredBy: readonly string[];
  /** Date of the last charge, `YYYY-MM-DD` or `YYYY-MM`, for bills. */
  readonly lastCharge?: string;
}

/** Items and coverage of one account, taken at one time. */
export interface Inventory {
  readonly cloud: string;
  readonly accountId: string;
  /** ISO 8601 in UTC. */
  readonly takenAt: string;
  readonly items: readonly Item[];
  /** Records of joining rows (subscriptions) as they were listed, before they were merged into items. */
  readonly joining?: readonly Item[];
  readonly coverage: readonly Coverage[];
  readonly sightings: readonly Sighting[];
}

/** True when the listing tells everything there is. */
export function isKnown(coverage: Coverage): boolean {
  return coverage.outcome === "listed" || coverage.outcome === "inactive";
}

/** True when what the listing shows is there, whether or not it is everything. */
export function shows(coverage: Coverage): boolean {
  return coverage.outcome === "listed" || coverage.outcome === "unproved";
}
