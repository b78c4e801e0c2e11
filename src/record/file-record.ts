import { dirname } from "node:path";
import type { JournalEntry } from "../core/journal.ts";
import { Latest } from "../files/latest.ts";
import { loadJournal, openJournal } from "./journal/journal-file.ts";
import { type FollowOptions, followJournal } from "./journal/journal-follow.ts";
import { acquireLock, type LockRequest } from "./lock/lock-file.ts";
import type { AccountRecord, Hold } from "./record.ts";

/** The record in the account's folder: `journal.jsonl`, and `run.lock` beside it. */
export class FileRecord implements AccountRecord {
  readonly kind = "file";
  readonly where: string;
  readonly #latest: Latest<Promise<readonly JournalEntry[]>>;

  /** Of the journal's path; nothing is opened. */
  constructor(journal: string) {
    this.where = journal;
    this.#latest = new Latest(journal, loadJournal);
  }

  load(): Promise<readonly JournalEntry[]> {
    return this.#latest.get();
  }

  follow(options: FollowOptions): AsyncGenerator<JournalEntry> {
    return followJournal(this.where, options);
  }

  async hold(request: LockRequest): Promise<Hold> {
    const lock = acquireLock(dirname(this.where), request);
    return {
      note: lock.note,
      open: async () => {
        const journal = openJournal(this.where);
        return {
          append: (entry) => journal.append(entry),
          onDisk: () => journal.onDisk(),
          close: async () => journal.close(),
        };
      },
      release: async () => lock.release(),
    };
  }

  async close(): Promise<void> {
    // Nothing stays open between two uses.
  }
}
