import type { Asking, Call, Must, Paging, Path, When } from "./row-call.ts";

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
export interface Members extends Asking {
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

/** Items for which the cloud would refuse a step, by what it tells of them itself. */
export interface RefusedOf {
  readonly when: When;
  /** Why, as a clause: `it was returned already`. */
  readonly because: string;
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
  /**
   * Codes that mean that something else must go first, each with what it is: a type of the catalog, or plain
   * words where no row lists it. Asked again later, but no longer than anything that may free it is left.
   */
  readonly blocked?: Readonly<Record<string, string>>;
  /**
   * Items that the cloud says it would refuse here; the first that holds wins. A disposition under which the
   * step would be made for one of them is no choice, in the review and the plan already.
   */
  readonly refused?: readonly RefusedOf[];
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
