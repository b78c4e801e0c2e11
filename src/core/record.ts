import type { ClosurePhase } from "./journal.ts";

/** Where the closure of an account stands by what is written down. */
export interface ClosureRecord {
  readonly phase: ClosurePhase;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly detail: string;
  /** Request id of the submission. */
  readonly requestId?: string;
  readonly endsAt?: string;
  /** When a submission was last accepted. */
  readonly submittedAt?: string;
}

/** Where the record of an account may stand: in its folder, or in a database that all machines share. */
export const RECORDS = ["file", "postgres"] as const;
/** One of {@link RECORDS}. */
export type RecordKind = (typeof RECORDS)[number];

/**
 * Something beside the journal that tells of what was done to an account: a packet, a review, Terraform's
 * state. A journal may be another checkout's, or lost; what any of them knows counts.
 */
export interface Witness {
  /** What it is, for messages: a path, or `the state of the closure stack`. */
  readonly where: string;
  /** The run that it was made by, or knows of as the last one that acted. */
  readonly run?: string;
  /** What it knows of the closure. */
  readonly closure?: ClosureRecord;
}
