import type { Disposition, Wave } from "./item.ts";
import type { Path, When } from "./row-call.ts";
import type { Detail, List, Read } from "./row-read.ts";
import type { Edge, Removal } from "./row-removal.ts";

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

/** What the cloud's other sources call the things of a type. */
export interface Known {
  /** Codes of the inventory service, under which it names each item of the type. */
  readonly inventory?: readonly string[];
  /** Its codes of what is inside of items: any number of them, as long as there is an item. */
  readonly parts?: readonly string[];
  /** Product codes of bills. */
  readonly product?: readonly string[];
  /**
   * Set where a bill of the product is by use and does not name items by their ids, so that its lines can
   * only be counted against what was listed; how that is known.
   */
  readonly billedByUse?: string;
}

/** A product that the vendor takes away. */
export interface Retired {
  /** From this day on, `YYYY-MM-DD`. */
  readonly since: string;
  /** The announcement. */
  readonly docs: string;
}

/** Where the error codes of a row differ from the list that the vendor publishes for the call. */
export interface CodesApart {
  /** Codes that the list lacks, each with its source. */
  readonly unlisted?: Readonly<Record<string, string>>;
  /** Listed codes that sound like "gone", "busy" or "never opened" and are none of it, each with the reason. */
  readonly notOurs?: Readonly<Record<string, string>>;
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
  /**
   * Other ways to delete an item, which account.yaml may name as its disposition, with what each means. Steps
   * and remarks ask for the chosen one at `option`.
   */
  readonly options?: Readonly<Record<string, string>>;
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
  /** What the cloud's other sources call this type. */
  readonly known?: Known;
  /**
   * The vendor takes the product away: from that day on its calls may fail for everybody, and what became of
   * the account's own things is no longer told by a listing.
   */
  readonly retired?: Retired;
  /**
   * Records of this type that name an item of another type are merged into it (subscriptions); `region` is
   * the name of the fact that says in which region that item stands.
   */
  readonly joins?: { readonly as: Readonly<Record<string, Path>>; readonly region: string };
  /** Where its codes differ from the vendor's lists of them. */
  readonly codes?: CodesApart;
  /** Permissions by action where the vendor's name is not `<product>:<action>`. */
  readonly permissions?: Readonly<Record<string, string>>;
}
