import type { Asking, Must, Paging, Path, Predicate, Scalar, When } from "./row-call.ts";

/** Names and values of tags, below each record that is one. */
export interface TagPair {
  readonly key: Path;
  readonly value: Path;
}

/**
 * A call that tells the tags of items: of so many at once as `$ids`, or without `most` of the whole
 * account, which is then asked once for all who look at the same time. One that fails leaves the tags
 * of its items unknown, and nothing else. Where one call is about one item, `$id`, `$name` and `$facts`
 * stand for it as well.
 */
export interface TagsCall extends Asking, TagPair {
  /** What the call names the item by: its id unless told; several where it may be any of them. */
  readonly of?: Path | readonly [Path, ...Path[]];
  /** Most items that one call may ask for, by the vendor's page. */
  readonly most?: number;
  /** Path of the records in the reply: one for each tag, or with `pairs` one for each item. */
  readonly items: Path;
  readonly paging: Paging;
  /** Path in a record to the name of its item; left out where the call is about one item. */
  readonly owner?: Path;
  /** Path in a record to the list of its tags. */
  readonly pairs?: Path;
  /** Codes that mean that there are none. */
  readonly none?: readonly string[];
  /** Set where `owner` is a resource name with a service and a path, whose last part is the item. */
  readonly within?: ResourceNames;
}

/** Which resource names mean items of a type. */
export interface ResourceNames {
  /** The service in the name, e.g. `kms`. */
  readonly service: string;
  /**
   * Set where no page shows how the vendor names such an item; then a name of the service that is no
   * item's and begins with none of these words, which are other types', leaves the tags unknown.
   */
  readonly unsure?: readonly string[];
}

/** Where tags stand in a record; one that lacks them leaves them unknown, or asks for them. */
export interface TagsAt extends TagPair {
  /** Path of the list of pairs. */
  readonly at: Path;
  /** Asked about records without that list: the vendor's models let it be null. */
  readonly else?: TagsCall;
}

/** How the tags of a type are read, or why they are not. */
export type TagsReading =
  | TagsAt
  /** Path of one object, with the tags by name. */
  | { readonly map: Path }
  | { readonly by: TagsCall }
  /** The vendor offers no tags for the type, and why that is certain. */
  | { readonly none: string }
  /** Nobody reads them, and they are not known: what was looked for. */
  | { readonly unknown: string };

/** The call that a reading of tags makes, about all records or about those that lack their list. */
export function tagsCallOf(tags: TagsReading): TagsCall | undefined {
  if ("by" in tags) return tags.by;
  return "at" in tags ? tags.else : undefined;
}

/** Says that a type has nothing of the kind, and how that is known. */
export interface None {
  readonly none: string;
}

/** Where a record tells of what ties the item to the world outside; see {@link Ties}. */
export interface TiesAt {
  /** Paths of addresses; `under` is a domain below which every item of the type is a host by its id. */
  readonly reachedBy?: readonly (Path | { readonly under: string })[] | None;
  /** Paths of accounts and identities; a condition where only some values mean that somebody does. */
  readonly usedByOthers?: readonly (Path | Predicate)[] | None;
  /** `decimals` where the vendor sends a smaller unit; `currency` where it fixes one, else `unit`. */
  readonly worth?:
    | {
        readonly at: Path;
        readonly decimals?: number;
        readonly currency?: string;
        readonly unit?: Path;
      }
    | None;
  readonly records?:
    | { readonly types: Path; readonly values: Path; readonly delegated?: Predicate }
    | None;
  readonly stillUsedBy?: readonly Path[];
  readonly aliases?: readonly Path[];
  readonly location?: Path;
}

/** A state other than present. */
export interface StateRule {
  readonly is: "leaving" | "recycled" | "scheduled";
  readonly when: When;
  /** Path of the end date. */
  readonly until?: Path;
}

/**
 * A field in which the vendor tells where an item stands, and what each of its words means. A word that is
 * named nowhere leaves the item present, and its line says so.
 */
export interface StateWords {
  readonly at: Path;
  readonly present?: readonly Scalar[];
  readonly leaving?: readonly Scalar[];
  readonly recycled?: readonly Scalar[];
  readonly scheduled?: readonly Scalar[];
  /** Path of the end date of what is scheduled, or in the recycle bin. */
  readonly until?: Path;
  /** Words that say nothing of where an item stands, each with the reason; those of `skip` need none. */
  readonly none?: Readonly<Record<string, string>>;
  /** Words that the vendor's published list lacks, each with its source. */
  readonly unlisted?: Readonly<Record<string, string>>;
  /** Set where the vendor's packages publish no list: where the words are from. */
  readonly unpublished?: string;
}

/** How one record becomes an item. */
export interface Read {
  readonly id: Path;
  readonly name?: Path;
  /**
   * Where a record says in which region it stands, for calls that may tell of more than the region asked: what
   * stands elsewhere is an item of there, whichever listing shows it. Text that is no region's id says nothing.
   */
  readonly region?: Path;
  readonly created?: Path;
  readonly expires?: Path;
  readonly lastActive?: Path;
  /** Where the charge mode stands, and which of its values mean prepaid; the rest is postpaid. */
  readonly charge?: { readonly at: Path; readonly prepaid: readonly Scalar[] };
  /** When this holds, the cloud renews the item by itself. */
  readonly autoRenew?: { readonly at: Path; readonly is: readonly Scalar[] };
  /** Protections, named in words, with the condition under which each stands. */
  readonly protections?: readonly { readonly name: string; readonly when: When }[];
  readonly tags: TagsReading;
  /** Further values, by name; those in the row's `material` are what a reviewer approved. */
  readonly facts?: Readonly<Record<string, Path>>;
  /** What policies of every cloud rely on; facts are for readers and for `match` alone. */
  readonly ties?: TiesAt;
  /**
   * Amounts that the vendor sends in a smaller unit, as facts in decimal text: `decimals` 2 makes
   * `36050` into `360.50 CNY`. The currency is left out where the vendor does not fix it.
   */
  readonly amounts?: Readonly<
    Record<string, { readonly at: Path; readonly decimals: number; readonly currency?: string }>
  >;
  /** States other than present. The first that holds wins. */
  readonly states?: readonly StateRule[];
  /** The fields that tell them, word by word; their rules stand in `states` as well. */
  readonly stateWords?: readonly StateWords[];
  /** Records that are not items at all, e.g. the vendor's own public images. */
  readonly skip?: readonly { readonly when: When; readonly because: string }[];
}

/** One listing call; a type may have several (per kind, or a recycle bin beside the list). */
export interface List extends Asking {
  /** Path of the records; `""` when the reply itself is the one record. A list must be there, empty or not. */
  readonly items: Path;
  /** Set where the reply holds one record and no list; without it, only a list is taken. */
  readonly must?: Must;
  readonly paging: Paging;
  /**
   * Made for each item that the row's listings found, these included, until nothing new is found: a tree.
   * `$parent` is then that item.
   */
  readonly per?: "self";
  /** Parts of `read` that differ for this listing. */
  readonly read?: Partial<Read>;
  /** State of everything listed here, e.g. `recycled`. */
  readonly state?: "recycled";
  /**
   * The parameter with which the call only says whether the caller may make it, by the vendor's page: what
   * proves that a listing is not short where the caller's rights cannot be read.
   */
  readonly dryRun?: string;
  /** Time windows to be asked for one by one, `days` each, reaching `back` days. */
  readonly windows?: { readonly days: number; readonly back: number };
  /** Codes that prove that the type cannot exist here (service not activated). */
  readonly inactive?: readonly string[];
  /** Codes that mean that there is none, e.g. a user without login profile. */
  readonly none?: readonly string[];
}

/** A further call per record whose reply stands under `detail.<name>`. */
export interface Detail extends Asking {
  readonly name: string;
  /** Without `items`, of the reply; with it, of each record: `""` where the records are plain texts. */
  readonly must: Must;
  /** Codes that mean that the thing asked for is not there; the detail is then absent. */
  readonly none?: readonly string[];
  /** Only for records where this holds. */
  readonly when?: When;
  /** It only adds a hint: where the cloud refuses it, it is left out. Never for what a reviewer approves. */
  readonly hint?: true;
  /** Paged details: the records' path and the paging; the detail is then the list of all of them. */
  readonly items?: Path;
  /** Of a paged detail: only those records where this holds. */
  readonly only?: When;
  readonly paging?: Paging;
}
