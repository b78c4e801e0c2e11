import type { JournalEntry, JournalWriter } from "../core/journal.ts";
import type { RecordKind } from "../core/record.ts";
import type { FollowOptions } from "./journal/journal-follow.ts";
import type { LockRequest } from "./lock/lock-file.ts";

/**
 * Where the record of one account stands: its journal, with what was last read of it, and the lock that
 * lets one run at a time write there. In the account's folder, or in a database that all machines share.
 */
export interface AccountRecord {
  readonly kind: RecordKind;
  /** For messages: a path, or `the record of alibaba account 1 in the database closeout at db:5432`. */
  readonly where: string;
  /**
   * Every entry, oldest first, those of this process included; the same array while nothing is new. Throws
   * the Problem `journal` where it was damaged, `record` where it cannot be reached.
   */
  load(): Promise<readonly JournalEntry[]>;
  /** The entries that are there and each new one, until the signal aborts or it is over. */
  follow(options: FollowOptions): AsyncGenerator<JournalEntry>;
  /**
   * Takes the lock. Throws the Problem `locked` that names the holder while another run has it; the lock of
   * a run that died is taken over.
   */
  hold(request: LockRequest): Promise<Hold>;
  /** Lets go of connections. */
  close(): Promise<void>;
}

/** A run's hold on an account. */
export interface Hold {
  /** To be said to the user: the lock of a run that had died was taken over. */
  readonly note: string | undefined;
  /** Opens the journal for appending. Throws a Problem when an entry could not be kept. */
  open(): Promise<HeldJournal>;
  /** Lets go; never throws, and a second call does nothing. */
  release(): Promise<void>;
}

/** The journal of an account, open for the one run that holds it. */
export interface HeldJournal extends JournalWriter {
  /** After this, `append` throws. Throws where an entry could not be kept. */
  close(): Promise<void>;
}
