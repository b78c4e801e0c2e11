import type { Wave } from "./item.ts";
import type {
  Concern,
  Detail,
  List,
  Paging,
  Params,
  Path,
  Read,
  Removal,
  Row,
  Step,
  StepCall,
  TagsReading,
  Undo,
} from "./row.ts";

/** Codes that hold for all steps of a row that call its service's own product; a step's own add to them. */
export interface SharedCodes {
  /** Codes that mean that the item is gone already. */
  readonly gone?: readonly string[];
  /** Codes that mean "not yet": asked again later. Undoing a step is as busy as the step. */
  readonly busy?: readonly string[];
}

/**
 * What the rows of a service share. A row says only what differs; what neither says is missing for the
 * compiler. See {@link WrittenRow}.
 */
export interface ServiceDefaults extends SharedCodes {
  /** First part of the rows' pages: a row's `docs` that is no address stands behind it. */
  readonly docs?: string;
  readonly wave?: Wave;
  readonly scope?: Row["scope"];
  readonly concern?: Concern;
  readonly dataBearing?: boolean;
  /** Of each listing; one may say `total` or `size` alone where only that differs. */
  readonly paging?: Paging;
  readonly tags?: TagsReading;
  /** Parameters of every call of the service's own product, beside those that the call has. */
  readonly params?: Params;
}

/** Parts that a row says itself where the service's defaults do not. */
type Unless<Shared, Name extends string, Value> = Shared extends { readonly [key in Name]: unknown }
  ? { readonly [key in Name]?: Value }
  : { readonly [key in Name]: Value };

/** What differs in the service's way of paging; never beside a `paging`. */
interface Differing {
  /** Path of the total number of records. */
  readonly total?: Path;
  /** Records a page. */
  readonly size?: number;
}

/** A listing as a row writes it. */
export type WrittenList<Shared = AllShared> = Omit<List, "paging"> &
  Unless<Shared, "paging", Paging> &
  Differing;

/** A detail as a row writes it; one that says `total` or `size` is paged as the service's listings are. */
export type WrittenDetail = Detail & Differing;

/**
 * An undo as a row writes it: without an action it is the step's own call again, with the undo's
 * parameters in place of the step's where both have one.
 */
export type WrittenUndo = Omit<Undo, "action"> & Partial<Pick<Undo, "action">>;

/** A step as a row writes it. */
export type WrittenStep =
  | Exclude<Step, { readonly undo: Undo }>
  | (StepCall & {
      readonly undo: WrittenUndo;
      readonly deletes?: never;
      readonly cannotBeUndone?: never;
    });

/** The last step: the deletion, unless it says otherwise. */
export type LastStep =
  | WrittenStep
  | (StepCall & {
      readonly deletes?: never;
      readonly undo?: never;
      readonly cannotBeUndone?: never;
    });

/** Steps in order. */
export type WrittenSteps = readonly [...WrittenStep[], LastStep];

/** A removal by calls of which there is more to say than its steps. */
type WrittenCalls = Omit<Extract<Removal, { readonly by: "call" }>, "by" | "steps" | "detach"> & {
  readonly by?: "call";
  readonly steps: WrittenSteps;
  readonly detach?: readonly WrittenStep[];
};

/** A person's work. */
type WrittenManual = Omit<Extract<Removal, { readonly by: "manual" }>, "by"> & {
  readonly by?: "manual";
};

/** A removal as a row writes it: one step, several, several with more to say, or a person's work. */
export type WrittenRemoval = LastStep | WrittenSteps | WrittenCalls | WrittenManual;

/** A row as a service writes it: a {@link Row} without what the service's defaults say. */
export type WrittenRow<Shared = AllShared> = Omit<
  Row,
  "wave" | "scope" | "dataBearing" | "list" | "detail" | "read" | "remove"
> &
  SharedCodes &
  Unless<Shared, "wave", Row["wave"]> &
  Unless<Shared, "scope", Row["scope"]> &
  Unless<Shared, "dataBearing", boolean> & {
    readonly list: WrittenList<Shared> | readonly WrittenList<Shared>[];
    readonly detail?: readonly WrittenDetail[];
    readonly read: Omit<Read, "tags"> & Unless<Shared, "tags", TagsReading>;
    readonly remove: WrittenRemoval;
  };

/** Of services that share everything. */
type AllShared = Required<ServiceDefaults>;
