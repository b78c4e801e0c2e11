import type { Account } from "../../core/account.ts";
import type { JournalEntry } from "../../core/journal.ts";
import type { FollowOptions } from "../journal/journal-follow.ts";
import type { LockRequest } from "../lock/lock-file.ts";
import type { AccountRecord, Hold } from "../record.ts";
import type { DatabasePlace } from "./database-place.ts";
import type { Session } from "./session.ts";

/** The record in a database that all machines share. */
export class DatabaseRecord implements AccountRecord {
  readonly kind = "postgres";
  readonly where: string;
  readonly #place: DatabasePlace;
  readonly #account: Pick<Account, "cloud" | "id">;
  #session: Promise<Session> | undefined;

  /** Connects to nothing yet. */
  constructor(place: DatabasePlace, account: Pick<Account, "cloud" | "id">) {
    this.#place = place;
    this.#account = account;
    this.where = `the record of ${account.cloud} account ${account.id} in ${place.shown}`;
  }

  async load(): Promise<readonly JournalEntry[]> {
    const session = await this.#connected();
    try {
      return await session.load();
    } catch (cause) {
      // A line that was idle for long is cut without a word; reading again does no harm.
      if (session.lost === undefined || session.isHeld) throw cause;
      return (await this.#connected()).load();
    }
  }

  async *follow({
    signal,
    clock,
    pollMs = 1000,
    isOver = () => false,
  }: FollowOptions): AsyncGenerator<JournalEntry> {
    let seen = 0;
    while (!signal.aborted) {
      const last = isOver();
      const entries = await this.load();
      for (const entry of entries.slice(seen)) {
        yield entry;
        if (signal.aborted) return;
      }
      seen = entries.length;
      if (last) return;
      await clock.sleep(pollMs, signal).catch(() => undefined);
    }
  }

  async hold(request: LockRequest): Promise<Hold> {
    return (await this.#connected()).hold(request);
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await (await session?.catch(() => undefined))?.close();
  }

  /** One session for all who ask; a new one where the last is gone, and with it whatever it held. */
  #connected(): Promise<Session> {
    this.#session = this.#renewed(this.#session);
    return this.#session;
  }

  async #renewed(before: Promise<Session> | undefined): Promise<Session> {
    const known = await before?.catch(() => undefined);
    if (known !== undefined && known.lost === undefined) return known;
    // The client of the database is loaded by those who have one.
    const { openSession } = await import("./session.ts");
    return openSession({ place: this.#place, account: this.#account, where: this.where });
  }
}
