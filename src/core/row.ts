import type { Disposition, FactValue, Wave } from "./item.ts";

/**
 * The vocabulary of a catalog row. A row is data: how a type is listed, read, removed and proved.
 *
 * Paths (`Path`) are dot-separated names into the vendor's record; `[]` after a name means "each of",
 * e.g. `SecurityGroupIds.SecurityGroupId[]`; `{}` after a name means "the JSON text there, read".
 * Replies of `detail` calls stand under `detail.<name>`.
 */
export type Path = string;

/** A value compared by a condition. */
export type Scalar = string | number | boolean;

/**
 * A test on a record (when a row is read) or on an item (in a removal step; there `at` is a path into
 * the item, e.g. `facts.status`, `charge`, `state`, `disposition`). Exactly the given parts must hold.
 */
export interface Condition {
  readonly at: Path;
  /** Equals one of these. */
  readonly is?: Scalar | readonly Scalar[];
  /** Is there, and equals none of these. */
  readonly not?: Scalar | readonly Scalar[];
  /** Is text that begins like this. */
  readonly starts?: string;
  /** Is there and not empty (true), or is not (false). */
  readonly exists?: boolean;
  /** A decimal amount, thousands separators allowed, that is zero (true) or not (false). */
  readonly zero?: boolean;
}

/** One condition, or several that must all hold. */
export type When = Condition | readonly Condition[];

/**
 * A request parameter. Strings that start with `$` are filled in: `$id`, `$name`, `$region`,
 * `$account`, `$now`, `$parent.id`, `$parent.name`, `$parent.facts.<name>`, `$facts.<name>`, `$ids` (the items
 * that a call about tags asks for), `$each` (the member in a step with `forEach`; `$each.<path>` where it is a
 * record), `$reply.<path>` (in an `until`: the reply to the step's call), `$before.<name>` (in an undo: the fact
 * as it was before the step, as text), `$windowStart`, `$windowEnd`. `{ json }` is sent as one JSON text; `{ ifTold }`
 * is left out where its word has no value. Lists and objects go on the wire in the vendor's way.
 */
export type Param =
  | Scalar
  | readonly Param[]
  | { readonly json: Param }
  | { readonly ifTold: string }
  | { readonly [name: string]: Param };

/** Named parameters. */
export type Params = Readonly<Record<string, Param>>;

/** One API call. */
export interface Call {
  readonly action: string;
  readonly params?: Params;
  /** Another product than the service's own, by its catalog name, e.g. `BssOpenApi`. */
  readonly product?: string;
  /** The region that is asked, where it is not the item's: a `$`-word, e.g. `$facts.homeRegion`. */
  readonly region?: string;
  /** REST only: method and path, `$`-words allowed in the path. */
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly path?: string;
  /** REST only: the JSON body. */
  readonly body?: Params;
  /**
   * Making it twice does no more than making it once, so that it is made again when its answer was lost. A
   * name is the parameter by whose token the vendor knows a repetition: the same for the same item and review.
   */
  readonly again?: true | string;
}

/** How a listing is paged; the walkers that follow them are written once. */
export type Paging =
  | { readonly by: "none" }
  | {
      readonly by: "number";
      readonly page: string;
      readonly size: readonly [name: string, value: number];
      /** Path of the total number of records. */
      readonly total: Path;
      /** First page; 1 unless told otherwise. */
      readonly first?: number;
    }
  | {
      readonly by: "token";
      readonly token: string;
      /** Left out where the vendor lets nobody choose. */
      readonly size?: readonly [name: string, value: number];
      /** Path of the next token; absent or empty ends the listing. */
      readonly next: Path;
    }
  | {
      readonly by: "marker";
      readonly marker: string;
      readonly size: readonly [name: string, value: number];
      readonly truncated: Path;
      readonly next: Path;
      /** The vendor leaves `truncated` out where nothing follows. */
      readonly endUnmarked?: true;
    }
  | {
      /** The next page begins behind the last record of the one before; only an empty page is the end. */
      readonly by: "last-id";
      readonly last: string;
      readonly size: readonly [name: string, value: number];
      /** Path of a record's id. */
      readonly id: Path;
    }
  | {
      readonly by: "offset";
      readonly offset: string;
      readonly size: readonly [name: string, value: number];
      readonly total: Path;
    };

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
export interface TagsCall extends Call, TagPair {
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
  readonly usedByOthers?: readonly (Path | Condition)[] | None;
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
    | { readonly types: Path; readonly values: Path; readonly delegated?: Condition }
    | None;
  readonly stillUsedBy?: readonly Path[];
  readonly aliases?: readonly Path[];
  readonly location?: Path;
}

/** How one record becomes an item. */
export interface Read {
  readonly id: Path;
  readonly name?: Path;
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
  /** States other than present. The first that holds wins; `until` is the path of the end date. */
  readonly states?: readonly {
    readonly is: "leaving" | "recycled" | "scheduled";
    readonly when: When;
    readonly until?: Path;
  }[];
  /** Records that are not items at all, e.g. the vendor's own public images. */
  readonly skip?: readonly { readonly when: When; readonly because: string }[];
}

/**
 * Fields that every real reply to a call holds. One that lacks any of them, or holds null or empty text
 * there, is unreadable: what it says is not known, and nothing in it is taken for an answer.
 */
export type Must = Path | readonly [Path, ...Path[]];

/** One listing call; a type may have several (per kind, or a recycle bin beside the list). */
export interface List extends Call {
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
  /** Time windows to be asked for one by one, `days` each, reaching `back` days. */
  readonly windows?: { readonly days: number; readonly back: number };
  /** Codes that prove that the type cannot exist here (service not activated). */
  readonly inactive?: readonly string[];
  /** Codes that mean that there is none, e.g. a user without login profile. */
  readonly none?: readonly string[];
}

/** A further call per record whose reply stands under `detail.<name>`. */
export interface Detail extends Call {
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
  readonly paging?: Paging;
}

/** An edge to items of another type, by native id, or by name when `by` says so. */
export interface Edge {
  readonly type: string;
  readonly at: Path;
  readonly by?: "id" | "name";
  readonly when?: When;
}

/** An item that another one was bound to. */
export interface PutBackTo {
  /** Its type; one of several where the vendor's id may be of any of them. */
  readonly types: readonly string[];
  /** `$each` or `$before.<name>`: its native id, or its name when `by` says so. */
  readonly is: string;
  readonly by?: "id" | "name";
  /** Only where this holds; `before.<name>` leads into the facts as they were. */
  readonly when?: When;
}

/**
 * How a step is undone where its item stays after all. Its codes are unverified for the undo where no
 * comment names their source: they are those of the row's own steps.
 */
export interface Undo extends Call {
  /** What it does, in words of the plan: `put deletion protection back`. */
  readonly does: string;
  /**
   * Only where this holds of the item as it stands now, beside that it reads as the step left it;
   * `before.<name>` leads into the facts as they were.
   */
  readonly when?: When;
  /** What it is put back to: once complete listings no longer show that, nothing is left to undo. */
  readonly to?: PutBackTo;
  /** Codes that mean that it is so already. */
  readonly done?: readonly string[];
  /** Codes that mean that what it is put back to is no more. */
  readonly moot?: readonly string[];
  /** Codes that mean "not yet": asked again later. */
  readonly busy?: readonly string[];
}

/** Why a step cannot be undone, and what a person can do where its item stays. */
export interface CannotBeUndone {
  readonly because: string;
  /** One sentence, or several. */
  readonly next: string;
}

/** What follows from a step where its item then stays: one of the three is said of every step. */
type Lasting =
  /** Nothing: the step is the deletion itself, or what sets it off. */
  | { readonly deletes: true; readonly undo?: never; readonly cannotBeUndone?: never }
  /** It is undone, and read again. */
  | { readonly undo: Undo; readonly deletes?: never; readonly cannotBeUndone?: never }
  /** A person is told. */
  | { readonly cannotBeUndone: CannotBeUndone; readonly deletes?: never; readonly undo?: never };

/** Every call that a step may make, the listing of its members and its undo included. */
export function callsOf(step: Step): readonly Call[] {
  const { action, forEach, until, calls = [], undo } = step;
  return [
    ...(typeof forEach === "object" ? [forEach] : []),
    ...(action === undefined ? [] : [{ ...step, action }]),
    ...(until === undefined ? [] : [until]),
    ...calls,
    ...(undo === undefined ? [] : [undo]),
  ];
}

/** One step of a removal. */
export type Step = StepCall & Lasting;

/** Things that a step looks for when it is made: it is made for each of them. */
export interface Members extends Call {
  /** Path of the records. */
  readonly items: Path;
  /** What every record holds. */
  readonly must: Must;
  readonly paging: Paging;
  /** Only those records where this holds. Its texts may hold `$`-words of the item, e.g. `$account`. */
  readonly only?: When;
  /** So many in one call; each `$each.<path>` is then the list of their values. */
  readonly batch?: number;
}

/** A job that the call of a step begins; the step is made once it is done. */
export interface Until extends Call {
  /** Path of the job's state, which every reply tells. */
  readonly at: Path;
  /** States in which it is asked about again; any state that is named nowhere is left for later. */
  readonly running: readonly string[];
  readonly done: readonly string[];
  /** States in which the cloud will not do it: the removal is refused, with this code. */
  readonly failed: { readonly is: readonly string[]; readonly code: string };
  /** Paths of the texts that say why it failed. */
  readonly because?: readonly Path[];
}

/** What a step does. */
export interface StepCall extends Partial<Call> {
  /** What it does, in words of the plan: `lift deletion protection`. */
  readonly does: string;
  readonly when?: When;
  /** The step is made for each of these, as `$each`: a path into the item of a list of texts, or a listing. */
  readonly forEach?: Path | Members;
  readonly until?: Until;
  /** Instead of one call: a named hook of the cloud, for what is not data; `calls` are its actions. */
  readonly hook?: string;
  readonly calls?: readonly Call[];
  /** Codes that mean that the item is gone already. */
  readonly gone?: readonly string[];
  /** Codes that mean that this step is done already. */
  readonly done?: readonly string[];
  /** Codes that mean "not yet": asked again later. */
  readonly busy?: readonly string[];
  /** A plain line for the reviewer about what this step means, e.g. backup retention. */
  readonly note?: string;
}

/** How a type is removed, or why it is not. */
export type Removal =
  | {
      readonly by: "call";
      readonly steps: readonly Step[];
      /** Breaks a cycle of items of this type that refer to each other; made before any of them goes. */
      readonly detach?: readonly Step[];
      /** The state that counts as removed besides "no longer listed" (scheduled key deletion). */
      readonly ends?: "scheduled";
    }
  | {
      readonly by: "manual";
      readonly because: string;
      /** Console steps, in order. */
      readonly console: readonly string[];
    };

/** What a remaining item means to the closure; each concern has a policy of its own. */
export type Concern =
  | "key"
  | "identity"
  | "bucket"
  | "domain"
  | "zone"
  | "order"
  | "money"
  | "resource";

/** What becomes of an item paid in advance once it has run out, as far as the vendor documents it. */
export interface AfterExpiry {
  /** Days until the vendor releases it: the longest that its pages name. */
  readonly days: number;
  /** The vendor's page. */
  readonly docs: string;
  /** True where a call of the row releases it at once, so that account.yaml may say `delete`. */
  readonly deletable?: true;
}

/** A type of resource. */
export interface Row {
  readonly title: string;
  /** `resource` unless told otherwise. */
  readonly concern?: Concern;
  /** The vendor's page. */
  readonly docs: string;
  readonly wave: Wave;
  /** Listed once for the account, for each region, or for each item of a parent type. */
  readonly scope: "account" | "region" | { readonly per: string };
  readonly list: List | readonly List[];
  readonly detail?: readonly Detail[];
  readonly read: Read;
  /**
   * Why an item of which the cloud does not say when it was made cannot be mistaken for another one under
   * the same id. Every row that is removed by calls reads `created` or says this.
   */
  readonly unmarked?: string;
  /** Names of facts that a reviewer approves; a change waits for the next review. Creation time, charge, expiry, renewal and protections always are. */
  readonly material?: readonly string[];
  /** Facts that count what is inside; a reviewer approves as many as were seen, and fewer. */
  readonly counts?: readonly string[];
  /**
   * Material facts that name what the item is bound to only while that stands: the cloud empties them when it
   * goes, so one that is not told any more is less than was reviewed.
   */
  readonly bindings?: readonly string[];
  /** Holds data that cannot be recovered. */
  readonly dataBearing: boolean;
  /** Other dispositions than `delete` by condition; the first that holds wins. */
  readonly proposes?: readonly {
    readonly when?: When;
    readonly disposition: Disposition;
    readonly because: string;
    /** False where the vendor lets the account close with it. */
    readonly blocks?: boolean;
  }[];
  /** Dispositions that account.yaml may set; default: delete, let-expire (prepaid), refund (prepaid), manual, keep. */
  readonly allows?: readonly Disposition[];
  /** Left out: how long the vendor keeps an expired one is not documented, or was not verified. */
  readonly afterExpiry?: AfterExpiry;
  readonly uses?: readonly Edge[];
  readonly waitsFor?: readonly Edge[];
  /** The parent that takes this item along when it goes. */
  readonly goesWith?: Edge;
  /** Paths of native ids that go along when this item goes; with a condition, only of an item like that. */
  readonly takes?: readonly (Path | { readonly at: Path; readonly when: When })[];
  /** Types of the same account that must all be gone before any of this type. */
  readonly after?: readonly string[];
  /** Types whose items must be gone as well, except those that themselves wait for an item of this type. */
  readonly afterOthers?: readonly string[];
  /** Plain lines for the reviewer of an item that goes, by what it is, e.g. backups that outlive it. */
  readonly remarks?: readonly { readonly when: When; readonly says: string }[];
  /** Types that this one creates anew while it exists. */
  readonly recreates?: readonly string[];
  readonly remove: Removal;
  /** What the cloud's other sources call this type: inventory service codes, billing product codes. */
  readonly known?: { readonly inventory?: readonly string[]; readonly product?: readonly string[] };
  /** Records of this type that name an item of another type are merged into it (subscriptions). */
  readonly joins?: { readonly as: Readonly<Record<string, Path>> };
  /** Permissions by action where the vendor's name is not `<product>:<action>`. */
  readonly permissions?: Readonly<Record<string, string>>;
}

/** A filled-in parameter value. */
export type Filled = FactValue | readonly Filled[] | { readonly [name: string]: Filled };
