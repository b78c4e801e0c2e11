import type { Item, ItemId } from "./item.ts";
import type { Translations } from "./language.ts";

/**
 * How one (type, region) listing ended. Only `listed` and `inactive` are knowledge; every other
 * outcome means that nothing may be called empty. `unproved`: it succeeded, for an identity that was not
 * proved to see everything; what it shows is there, and there may be more. `contradicted`: the listing was
 * complete, and another source names something in its place that it lacks.
 */
export type CoverageOutcome =
  | "listed"
  | "inactive"
  | "unproved"
  | "denied"
  | "throttled"
  | "failed"
  | "unsupported"
  | "contradicted";

/** The record of one (type, region) listing. */
export interface Coverage {
  readonly type: string;
  readonly region: string;
  readonly outcome: CoverageOutcome;
  /** Items found; 0 unless `listed`, `unproved` or `contradicted`. */
  readonly count: number;
  /** The vendor's error code, when there was one. */
  readonly code?: string;
  /** What happened, in words. */
  readonly message?: string;
  /** The same in other languages, where it is not the vendor's. */
  readonly in?: Translations<{ readonly message: string }>;
  /** How `inactive` was proved: the exact code, or the sources that agree. */
  readonly proof?: string;
  /** Permission that was missing, when `denied` and known, or that is not proved. */
  readonly permission?: string;
  /** The identity that listed, where it was not proved to see everything. */
  readonly reachOf?: string;
  /** Who stated that it does, so that the listing counts: a file of the account's folder. */
  readonly statedIn?: string;
  readonly requestId?: string;
  /** True where the cloud itself answered that it does not do it: asking again changes nothing. */
  readonly refused?: true;
  /** When `contradicted`: ids of what another source names and the listing lacks. */
  readonly lacks?: readonly string[];
  /** Ids that the listing showed, and that are no items by their row. */
  readonly leftOut?: readonly string[];
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
  /** What it names one by one, for bills what was charged in the newest period. */
  readonly resources?: readonly SightedResource[];
  /**
   * True where the source is documented to name a resource by the id that the product itself gives it, so
   * that one without its like in a complete listing is missing there.
   */
  readonly sameIds?: true;
  /** Of `resources`, once they were held against the listings: what no listing shows, and nothing explains. */
  readonly unlisted?: readonly UnlistedResource[];
  /** Likewise: what no listing shows any more, and the source may still name for a while. */
  readonly late?: readonly LateResource[];
}

/** One thing that a source names. */
export interface SightedResource {
  /** As the source spells it; empty where it names something without an id, such as a use on a bill. */
  readonly id: string;
  readonly name?: string;
  /** As the source spells it. */
  readonly region?: string;
  /** What kind within the code, e.g. the sub-product on a bill. */
  readonly kind?: string;
  /** For bills: the last day or month that is charged, `YYYY-MM-DD` or `YYYY-MM`. */
  readonly charged?: string;
}

/** A resource that no listing shows. */
export interface UnlistedResource extends SightedResource {
  /** Its question's subject. */
  readonly subject: string;
  /** True where it is missing for sure, so that its type and region are `contradicted`. */
  readonly sure?: true;
  /** What is known of it besides, a clause without its full stop. */
  readonly but?: string;
  /** The same in other languages. */
  readonly in?: Translations<{ readonly but: string }>;
  /** Set where a person's answer says what became of it. */
  readonly answered?: true;
}

/** A resource that no listing shows any more, and why that is no contradiction yet. */
export interface LateResource extends SightedResource {
  readonly because: string;
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
  /** Items that an earlier listing of the same command showed, and the newest does not. */
  readonly shownBefore?: readonly ItemId[];
}

/** True when the listing tells everything there is. */
export function isKnown(coverage: Coverage): boolean {
  return coverage.outcome === "listed" || coverage.outcome === "inactive";
}

/** What sources name and no listing shows, as far as nobody has said what became of it. */
export function openUnlisted(sightings: readonly Sighting[]): readonly UnlistedResource[] {
  return sightings.flatMap(({ unlisted = [] }) => unlisted.filter((one) => one.answered !== true));
}

/** True when every listing is complete, and no source names anything that none of them shows. */
export function isComplete({ coverage, sightings }: Inventory): boolean {
  return coverage.every(isKnown) && openUnlisted(sightings).length === 0;
}

/** True when what the listing shows is there, whether or not it is everything. */
export function shows(coverage: Coverage): boolean {
  return ["listed", "unproved", "contradicted"].includes(coverage.outcome);
}
