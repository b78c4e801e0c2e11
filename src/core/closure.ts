/** One reason of the vendor's, why the account cannot be closed. */
export interface CheckReason {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** What the cloud's own pre-closure check answered. */
export interface PreClosureCheck {
  readonly allowed: boolean;
  /** Set when the check could not be asked yet: what it waits for, and who asks it then. */
  readonly deferred?: string;
  readonly reasons: readonly CheckReason[];
  /** Checks that may be given up by id, each with what is lost. */
  readonly abandonable: readonly CheckReason[];
}

/** Something the closure needs that is not an item: kind, permissions, relations, caller. */
export interface ClosureCondition {
  /** Stable id, e.g. `delegated-administrator`. */
  readonly id: string;
  readonly title: string;
  readonly outcome: "met" | "unmet" | "unknown";
  readonly detail: string;
  readonly remedy: string;
  readonly docs?: string;
}

/** Where a closure stands. `none`: never submitted. */
export interface ClosureStatus {
  readonly phase: "none" | "submitted" | "waiting" | "closed" | "failed";
  /** ISO 8601 in UTC. */
  readonly submittedAt?: string;
  /** End of the wait, ISO 8601 in UTC. */
  readonly endsAt?: string;
  /** The vendor's words: status, deletion type. */
  readonly detail: string;
  /** Reasons of a failure. */
  readonly reasons: readonly CheckReason[];
}

/** Result of submitting. */
export type Submission =
  | { readonly outcome: "accepted"; readonly detail: string; readonly requestId?: string }
  /** A closure was already running; it is followed from now on. */
  | { readonly outcome: "adopted"; readonly detail: string }
  | {
      readonly outcome: "refused";
      readonly code: string;
      /** What the code means. */
      readonly meaning: string;
      /** What to do next. */
      readonly next: string;
      readonly requestId?: string;
    };
