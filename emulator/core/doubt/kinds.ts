/** The kinds of doubtful behaviour; each is done once, beside the handlers. */
export const doubtKinds = [
  "default-filter",
  "page-size",
  "capped-total",
  "denied-empty",
  "tag-scope",
  "wrong-site",
  "finance-host",
  "unnamed-region",
  "never-opened",
  "late-listing",
] as const;

/** One of the kinds of doubtful behaviour. */
export type DoubtKind = (typeof doubtKinds)[number];

/** What every doubt says of itself. */
interface Told {
  /** The vendor's own words as they stand in a package; of a page, what it says. */
  readonly says: string;
  /** `npm <package> <version>` or `pypi <package> <version>`, or the address of a page. */
  readonly source: string;
}

/** A request field that leaves things out when it is not sent. */
export interface DefaultFilter extends Told {
  readonly kind: "default-filter";
  readonly product: string;
  readonly action: string;
  readonly field: string;
  /** The table whose rows are left out; `regions` for the answer of a region call. */
  readonly table: string;
  /** The field of a row that the values are held against, dotted. */
  readonly at: string;
  /** What holds where the field is not sent; several with commas. */
  readonly standard: string;
  /** The value of a row that says nothing. @default the standard */
  readonly absent?: string;
  /** Fields that put it out of force when they are sent. */
  readonly unless?: readonly string[];
  /** Values that let everything through. */
  readonly all?: readonly string[];
  /** A value that a row may have and that is not shown then. */
  readonly hides: string | number | boolean;
}

/** A page size above the largest that the vendor documents, or one that is none of those it takes. */
export interface PageSize extends Told {
  readonly kind: "page-size";
  readonly product: string;
  readonly action: string;
  readonly field: string;
  readonly max?: number;
  readonly sizes?: readonly number[];
}

/** A total that is never told above a number; what lies beyond it is not reached by paging. */
export interface CappedTotal extends Told {
  readonly kind: "capped-total";
  readonly product: string;
  readonly action: string;
  readonly cap: number;
}

/** Query actions that answer a caller without the permission with success and nothing. */
export interface DeniedEmpty extends Told {
  readonly kind: "denied-empty";
  readonly product: string;
  readonly action: string;
}

/** A caller whose policy is bound to tags sees what has them, with success. */
export interface TagScope extends Told {
  readonly kind: "tag-scope";
}

/** A product that answers an account of the other site with success and nothing. */
export interface WrongSite extends Told {
  readonly kind: "wrong-site";
  readonly product: string;
  /** Host labels before the vendor's domain of the international site; every other one is of the China site. */
  readonly international: readonly string[];
}

/** Regions that answer on hosts of their own and on no other. */
export interface FinanceHost extends Told {
  readonly kind: "finance-host";
}

/** Regions that hold things and that no region call names; a seed's `unnamedRegions`. */
export interface UnnamedRegion extends Told {
  readonly kind: "unnamed-region";
}

/** A product that answers an account which never held anything in it with a code of its own. */
export interface NeverOpened extends Told {
  readonly kind: "never-opened";
  readonly product: string;
  readonly code: string;
  /** @default 200, in the way of the cloud that has one status for all */
  readonly status?: number;
  /** @default every action of the product */
  readonly actions?: readonly string[];
}

/** Listings that show what a call changed only some listings later. */
export interface LateListing extends Told {
  readonly kind: "late-listing";
  readonly lists: number;
}

/** One doubtful behaviour that a vendor's document allows. */
export type Doubt =
  | DefaultFilter
  | PageSize
  | CappedTotal
  | DeniedEmpty
  | TagScope
  | WrongSite
  | FinanceHost
  | UnnamedRegion
  | NeverOpened
  | LateListing;

/** A doubt with the cloud that it is about. */
export type CloudDoubt = Doubt & { readonly cloud: string };

/** `<cloud>/default-filter/kms/ListKeyDetail/KeyUsage`: what a doubt is switched by. */
export function doubtId(doubt: CloudDoubt): string {
  const parts: readonly (string | undefined)[] = [
    doubt.cloud,
    doubt.kind,
    "product" in doubt ? doubt.product : undefined,
    "action" in doubt ? doubt.action : undefined,
    "field" in doubt ? doubt.field : undefined,
    ...("actions" in doubt ? (doubt.actions ?? []) : []),
  ];
  return parts.filter((part) => part !== undefined).join("/");
}
