import type { FactValue } from "./item.ts";

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
 * the item, e.g. `facts.status`, `charge`, `state`, `disposition`, `option`). Exactly the given parts must hold.
 */
export interface Predicate {
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
  /** Is there, and is the id of the account that is listed (true) or of another one (false); of records alone. */
  readonly own?: boolean;
}

/** One condition, or several that must all hold. */
export type When = Predicate | readonly Predicate[];

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

/**
 * Fields that every real reply to a call holds. One that lacks any of them, or holds null or empty text
 * there, is unreadable: what it says is not known, and nothing in it is taken for an answer.
 */
export type Must = Path | readonly [Path, ...Path[]];

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

/** A call by which things are listed or looked at. */
export interface Asking extends Call {
  /**
   * Fields of the request that are left out although the vendor's text names a default, or values to choose
   * from: each with why that hides nothing. A lint asks for it where the field is not sent.
   */
  readonly leaves?: Readonly<Record<string, string | ListedBy>>;
}

/** What a field hides where it is left out is shown by another of the row's listings. */
export interface ListedBy {
  /** Its action. */
  readonly listedBy: string;
  readonly because: string;
}

/** What limits a listing beside its pages. */
interface Capped {
  /**
   * The number above which the vendor counts and returns no more, whatever there is: a listing that
   * reaches it is not complete, and nothing in it is known.
   */
  readonly cap?: number;
}

/** What replies tell of how many records there are, beside the total that a way of paging ends by. */
interface Counted {
  /** Path of a total that need not be told: where it is, pages that end with fewer are no complete listing. */
  readonly told?: Path;
  /** Path of how many records a page holds, where it is told: a page that has fewer cannot be read. */
  readonly held?: Path;
  /** Why a number in the replies that sounds like one of these is none. */
  readonly uncounted?: string;
}

/** How a listing is paged; the walkers that follow them are written once. */
export type Paging = Capped & Counted & PagedBy;

/** What proves that pages which lead from one to the next hold all that there is. */
interface Chained {
  /** Path of the total number of records: pages that end with fewer are no complete listing. */
  readonly total?: Path;
  /**
   * Why no two records share the mark behind which the next page begins, where it is not a record's id: of two
   * that do, the one behind a page's edge is in no page. Without a reason the listing needs a `total`.
   */
  readonly unique?: string;
}

/** Ways of paging. */
type PagedBy =
  | { readonly by: "none" }
  | {
      readonly by: "number";
      readonly page: string;
      readonly size: readonly [name: string, value: number];
      /** Path of the total number of records. */
      readonly total: Path;
      /** First page; 1 unless told otherwise. */
      readonly first?: number;
      /** By the vendor's model the total may be null: beside an empty list, that is none. */
      readonly totalMayBeNull?: true;
    }
  | (Chained & {
      readonly by: "token";
      readonly token: string;
      /** Left out where the vendor lets nobody choose. */
      readonly size?: readonly [name: string, value: number];
      /** Path of the next token; absent or empty ends the listing. */
      readonly next: Path;
    })
  | (Chained & {
      readonly by: "marker";
      readonly marker: string;
      readonly size: readonly [name: string, value: number];
      readonly truncated: Path;
      readonly next: Path;
      /** The vendor leaves `truncated` out where nothing follows. */
      readonly endUnmarked?: true;
    })
  | (Chained & {
      /** The next page begins behind the last record of the one before; only an empty page is the end. */
      readonly by: "last-id";
      readonly last: string;
      readonly size: readonly [name: string, value: number];
      /** Path of what a record is marked by: its id, unless the paging says what else proves its end. */
      readonly id: Path;
    })
  | {
      readonly by: "offset";
      readonly offset: string;
      readonly size: readonly [name: string, value: number];
      readonly total: Path;
    };

/** A filled-in parameter value. */
export type Filled = FactValue | readonly Filled[] | { readonly [name: string]: Filled };
