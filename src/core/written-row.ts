import type { Wave } from "./item.ts";
import type { Concern, Row } from "./row.ts";
import type { Paging, Params, Path, Scalar } from "./row-call.ts";
import type { Detail, List, Read, StateRule, StateWords, TagsReading } from "./row-read.ts";
import type { Removal, Step, StepCall, Undo } from "./row-removal.ts";

/** Codes that hold for all steps of a row that call its service's own product; a step's own add to them. */
export interface SharedCodes {
  /** Codes that mean that the item is gone already. */
  readonly gone?: readonly string[];
  /** Codes that mean "not yet": asked again later. Undoing a step is as busy as the step. */
  readonly busy?: readonly string[];
  /** Codes that mean that something else must go first: a type of the catalog, or plain words. */
  readonly blocked?: Readonly<Record<string, string>>;
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

/** One, or several. */
export type OneOrMany<T> = T | readonly T[];

/**
 * A protection that is lifted right before the item goes, and put back where it stays: the fact that shows
 * it, the step with its undo, and the word for reviewers at once.
 */
export interface Protection extends Omit<StepCall, "does" | "when" | "hook" | "calls" | "forEach"> {
  /** `deletion protection` unless told otherwise; the fact has the same name. */
  readonly name?: string;
  /** Where the record shows it, and the value under which it stands. */
  readonly at: Path;
  readonly is: Scalar;
  /** The call that lifts it. */
  readonly action: string;
  /** Parameters that put it back, in place of those that lift it. */
  readonly back: Params;
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
  "wave" | "scope" | "dataBearing" | "list" | "detail" | "read" | "remove" | Listed
> &
  SharedCodes &
  Unless<Shared, "wave", Row["wave"]> &
  Unless<Shared, "scope", Row["scope"]> &
  Unless<Shared, "dataBearing", boolean> & {
    readonly list: OneOrMany<WrittenList<Shared>>;
    readonly detail?: OneOrMany<WrittenDetail>;
    readonly read: WrittenRead & Unless<Shared, "tags", TagsReading>;
    readonly protection?: Protection;
    readonly remove: WrittenRemoval;
  } & Single<Row, Listed>;

/** Parts of a row of which there may be several, and often is one. */
type Listed = "proposes" | "uses" | "waitsFor" | "remarks";

/** The same of a reading. */
type ListedInRead = "protections" | "skip";

/** Lists that may be written as their only member. */
type Single<T, Name extends keyof T> = {
  readonly [key in Name]?: NonNullable<T[key]> extends readonly (infer Member)[]
    ? OneOrMany<Member>
    : never;
};

/** A reading as a row writes it. */
type WrittenRead = Omit<Read, "tags" | "states" | "stateWords" | ListedInRead> &
  Single<Read, ListedInRead> & {
    /** Fields with their words, and rules for what no single field tells. The first that holds wins. */
    readonly states?: OneOrMany<StateRule | StateWords>;
  };

/** Of services that share everything. */
type AllShared = Required<ServiceDefaults>;
