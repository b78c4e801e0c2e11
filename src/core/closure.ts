import type { Side } from "./attestation.ts";
import type { Translations } from "./language.ts";
import { shown } from "./secrets.ts";

/** One reason of the vendor's, why the account cannot be closed. */
export interface CheckReason {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The same in other languages, where it is not the vendor's. */
  readonly in?: Translations<Pick<CheckReason, "name" | "description">>;
}

/** What the cloud's own pre-closure check answered. */
export interface PreClosureCheck {
  readonly allowed: boolean;
  /** Set when the check could not be asked yet: what it waits for, and who asks it then. */
  readonly deferred?: string;
  readonly reasons: readonly CheckReason[];
  /** Checks that may be abandoned by id, each with what is lost. */
  readonly abandonable: readonly CheckReason[];
}

/** Something the closure needs that is not an item: kind, permissions, relations, caller, amounts. */
export interface ClosureCondition {
  /** Stable id, e.g. `delegated-administrator`. */
  readonly id: string;
  readonly title: string;
  readonly outcome: "met" | "unmet" | "unknown";
  readonly detail: string;
  readonly remedy: string;
  readonly docs?: string;
  /** Earliest time at which it can hold, where that is known, ISO 8601 in UTC. */
  readonly until?: string;
  /** When it comes to hold by itself, though a person could see to it before, ISO 8601 in UTC. */
  readonly byItself?: string;
  /** It must have held that many hours ago already, and ever since, by what was read. */
  readonly steadyHours?: number;
  /** What a person may state instead, where the cloud's own word is not the last one. */
  readonly question?: {
    readonly asks: string;
    /** Each word with what it means. */
    readonly answers: Readonly<Record<string, string>>;
    /** The side that sees it. */
    readonly side?: Side;
  };
  /** The same in other languages. */
  readonly in?: Translations<ConditionWords>;
}

/** What a reader is told of a condition. */
export type ConditionWords = Pick<ClosureCondition, "title" | "remedy" | "detail"> & {
  readonly question?: Pick<NonNullable<ClosureCondition["question"]>, "asks" | "answers">;
};

/** What a condition was at a time, as the journal keeps it. */
export interface Reading {
  /** Id of the condition. */
  readonly name: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly met: boolean;
}

/**
 * Where a closure stands. `none`: never submitted. `awaiting-submission`: everything is prepared and a
 * person submits it. `left`: the account is out of its directory, and goes on as one of its own.
 * `awaiting-request`, `requested`: two sides carry a disassociation out, which closes nothing.
 * `disassociated`: nobody else pays for the account any more, and it goes on.
 */
export interface ClosureStatus {
  readonly phase:
    | "none"
    | "awaiting-submission"
    | "submitted"
    | "waiting"
    | "closed"
    | "failed"
    | "left"
    | "awaiting-request"
    | "requested"
    | "disassociated";
  /** ISO 8601 in UTC. */
  readonly submittedAt?: string;
  /** End of the wait, ISO 8601 in UTC. */
  readonly endsAt?: string;
  /** The vendor's words: status, deletion type. */
  readonly detail: string;
  /** Reasons of a failure. */
  readonly reasons: readonly CheckReason[];
}

/** The status with the vendor's and people's words as lines that can be shown. */
export function readable<S extends Pick<ClosureStatus, "detail" | "reasons">>(status: S): S {
  const reasons = status.reasons.map(({ id, name, description }) => ({
    id: shown(id),
    name: shown(name),
    description: shown(description),
  }));
  return { ...status, detail: shown(status.detail), reasons };
}

/** True from the moment a person may have submitted the closure, or the cloud took it on. */
export function isUnderWay({ phase }: ClosureStatus): boolean {
  return phase !== "none" && phase !== "failed";
}

/** True where nothing in the account is listed or removed any more. Who pays for it may be about to change. */
export function isShut(status: ClosureStatus): boolean {
  const { phase } = status;
  return isUnderWay(status) && phase !== "awaiting-request" && phase !== "requested";
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
