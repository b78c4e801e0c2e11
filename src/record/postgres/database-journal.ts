import type { JournalEntry } from "../../core/journal.ts";
import { Problem } from "../../core/problem.ts";
import { entryLine } from "../journal/journal-entry.ts";
import type { HeldJournal } from "../record.ts";
import { type ChainEnd, linked } from "./chain.ts";
import type { Connection } from "./connection.ts";
import type { DatabasePlace } from "./database-place.ts";

/** What the journal of one account in the database is written with. */
export interface DatabaseJournalOptions {
  readonly connection: Connection;
  readonly place: DatabasePlace;
  /** For messages. */
  readonly where: string;
  readonly account: number;
  /** What the session that holds the lock knows of itself. */
  readonly token: string;
  /** The end of what stands there. */
  readonly end: ChainEnd;
}

/**
 * Writes the entries of the run that holds an account: in the session that holds the lock, behind the end
 * that it knows. So none is written once the lock is lost, and a run that went on without it finds another
 * one's entry in the place of its own.
 */
export class DatabaseJournal implements HeldJournal {
  readonly #options: DatabaseJournalOptions;
  #end: ChainEnd;
  #waiting: string[] = [];
  #writing: Promise<void> | undefined;
  #failure: Problem | undefined;
  #closed = false;

  constructor(options: DatabaseJournalOptions) {
    this.#options = options;
    this.#end = options.end;
  }

  append(entry: JournalEntry): void {
    if (this.#closed) throw new Error(`${this.#options.where} is closed`);
    if (this.#failure !== undefined) throw this.#failure;
    this.#waiting.push(entryLine(entry).trimEnd());
    this.#write();
  }

  async onDisk(): Promise<void> {
    while (this.#failure === undefined && this.#writing !== undefined) await this.#writing;
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#options.connection.lost !== undefined)
      throw lockLost(this.#options, this.#options.connection.lost);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.onDisk();
  }

  #write(): void {
    this.#writing ??= this.#writeAll().then(
      () => {
        this.#writing = undefined;
      },
      (cause: unknown) => {
        this.#writing = undefined;
        this.#failure = lockLost(this.#options, cause);
      },
    );
  }

  /** Everything that waits goes in one call; what comes meanwhile goes in the next. */
  async #writeAll(): Promise<void> {
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const lines = this.#waiting;
      this.#waiting = [];
      await this.#insert(lines);
    }
  }

  async #insert(lines: readonly string[]): Promise<void> {
    const { connection, account, token } = this.#options;
    const ends: ChainEnd[] = [];
    let end = this.#end;
    for (const line of lines) {
      end = linked(end, line);
      ends.push(end);
    }
    const written = await connection.ask(
      `INSERT INTO closeout.journal (account, seq, line, digest)
         SELECT $1, seq, line, digest
           FROM unnest($2::integer[], $3::text[], $4::text[]) AS entry (seq, line, digest)
           WHERE current_setting('closeout.holder', true) = $5
         RETURNING seq`,
      [account, ends.map(({ seq }) => seq), lines, ends.map(({ digest }) => digest), token],
    );
    if (written.length !== lines.length) throw new Error("another session answers in its place");
    this.#end = end;
  }
}

/** What ended a run: it may have lost the account to another one, and stops before its next call. */
function lockLost({ place, where }: DatabaseJournalOptions, cause: unknown): Problem {
  const said = cause instanceof Error ? cause.message : String(cause);
  return new Problem({
    code: "record",
    summary: `This run stops before its next call, since nothing can be put on record: ${said}`,
    where,
    next: `See that ${place.shown} is there and no other run holds the account, then run the same command again. What was done is on record up to the last call, whose outcome the next run looks at.`,
    cause,
  });
}
