import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Account } from "../../core/account.ts";
import type { JournalEntry } from "../../core/journal.ts";
import { Problem } from "../../core/problem.ts";
import type { LockRequest } from "../lock/lock-file.ts";
import { heldIn } from "../lock/lock-holder.ts";
import { who } from "../lock/lock-takeover.ts";
import { ownMark } from "../lock/process-mark.ts";
import type { Hold } from "../record.ts";
import { type ChainEnd, chainStart, damaged, nextEntry } from "./chain.ts";
import { Connection } from "./connection.ts";
import { DatabaseJournal } from "./database-journal.ts";
import type { DatabasePlace } from "./database-place.ts";
import { isDead, noteOf } from "./holder.ts";
import { prepareSchema } from "./schema.ts";

/** Tells our locks from those of others in the same database, such as Terraform's; the letters `clos`. */
const LOCK_SPACE = 1_668_050_803;
/** How often a holder is heard of, and how long the server waits for it. Milliseconds. */
const BEAT_MS = 15_000;
const SILENT_MS = 60_000;
/** How often, and how far apart in milliseconds, the lock of a process that is seen dead is asked for. */
const FAREWELL_TRIES = 50;
const FAREWELL_MS = 100;

/** Whose record is asked for. */
export interface SessionOptions {
  readonly place: DatabasePlace;
  readonly account: Pick<Account, "cloud" | "id">;
  /** For messages. */
  readonly where: string;
}

/** Connects, and makes the tables where there are none. Throws the Problem `record`. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const connection = await Connection.open(options.place);
  try {
    await prepareSchema(connection, options.place);
    return new Session(connection, options);
  } catch (cause) {
    await connection.close();
    throw cause;
  }
}

/** One session with the database: what it read of an account's journal, and the lock that it may hold. */
export class Session {
  readonly #connection: Connection;
  readonly #options: SessionOptions;
  #number: number | undefined;
  #end: ChainEnd;
  #entries: readonly JournalEntry[] = [];
  #reading: Promise<unknown> = Promise.resolve();
  #journal: DatabaseJournal | undefined;
  #held = false;

  constructor(connection: Connection, options: SessionOptions) {
    this.#connection = connection;
    this.#options = options;
    this.#end = chainStart(options.account.cloud, options.account.id);
  }

  /** Why it can be used no more. */
  get lost(): Problem | undefined {
    return this.#connection.lost;
  }

  get isHeld(): boolean {
    return this.#held;
  }

  /** Every entry, those of the run that holds it here included; the same array while nothing is new. */
  load(): Promise<readonly JournalEntry[]> {
    const loaded = this.#reading.then(() => this.#load());
    this.#reading = loaded.catch(() => undefined);
    return loaded;
  }

  /** Takes the lock of the account. Throws the Problem `locked` while another run has it. */
  async hold(request: LockRequest): Promise<Hold> {
    if (this.#held) throw this.#taken(undefined);
    this.#held = true;
    try {
      return await this.#hold(request);
    } catch (cause) {
      this.#held = false;
      // A lock that was taken before it went wrong ends with the session.
      if (!(cause instanceof Problem) || cause.code !== "locked") await this.#connection.close();
      throw cause;
    }
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  async #load(): Promise<readonly JournalEntry[]> {
    await this.#journal?.onDisk();
    const number = await this.#numbered();
    if (number === undefined) return this.#entries;
    const { seq, digest } = this.#end;
    const rows = await this.#connection.ask(
      "SELECT seq, line, digest FROM closeout.journal WHERE account = $1 AND seq >= $2 ORDER BY seq",
      [number, seq],
    );
    const { where } = this.#options;
    const known = seq === 0 ? undefined : rows[0];
    if (seq > 0 && known?.["seq"] !== seq) throw damaged(where, seq, "is missing");
    if (seq > 0 && known?.["digest"] !== digest)
      throw damaged(where, seq, "is not as it was written");
    const fresh = known === undefined ? rows : rows.slice(1);
    if (fresh.length === 0) return this.#entries;
    const entries: JournalEntry[] = [];
    let end = this.#end;
    for (const row of fresh) {
      const next = nextEntry(end, row, where);
      end = next.end;
      entries.push(next.entry);
    }
    this.#end = end;
    this.#entries = [...this.#entries, ...entries];
    return this.#entries;
  }

  /** The account's number in the database; undefined where it is not known there yet. */
  async #numbered(): Promise<number | undefined> {
    const { cloud, id } = this.#options.account;
    if (this.#number !== undefined) return this.#number;
    const [row] = await this.#connection.ask(
      "SELECT number FROM closeout.account WHERE cloud = $1 AND id = $2",
      [cloud, id],
    );
    if (row !== undefined) this.#number = Number(row["number"]);
    return this.#number;
  }

  async #enrolled(): Promise<number> {
    const { cloud, id } = this.#options.account;
    if ((await this.#numbered()) === undefined) {
      await this.#connection.ask(
        "INSERT INTO closeout.account (cloud, id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        [cloud, id],
      );
    }
    const number = await this.#numbered();
    if (number === undefined) throw new Error(`account ${id} was not taken down`);
    return number;
  }

  async #hold({ accountId, command, clock }: LockRequest): Promise<Hold> {
    const connection = this.#connection;
    const number = await this.#enrolled();
    const before = await this.#lock(number);
    const since = new Date(clock.now()).toISOString();
    const about = JSON.stringify({ accountId, command, since, ...ownMark() });
    const token = randomUUID();
    await connection.ask(
      `INSERT INTO closeout.holder (account, about) VALUES ($1, $2)
         ON CONFLICT (account) DO UPDATE SET about = excluded.about`,
      [number, about],
    );
    await connection.ask(
      `SELECT set_config('closeout.holder', $1, false),
              set_config('idle_session_timeout', $2, false),
              set_config('tcp_keepalives_idle', '20', false),
              set_config('tcp_keepalives_interval', '10', false),
              set_config('tcp_keepalives_count', '3', false)`,
      [token, String(SILENT_MS)],
    );
    const beating = setInterval(() => {
      connection.ask("SELECT 1").catch(() => undefined);
    }, BEAT_MS).unref();
    return {
      note: noteOf(before, this.#options.where),
      open: async () => {
        this.#journal = await this.#opened(number, token);
        return this.#journal;
      },
      release: async () => {
        if (!this.#held) return;
        clearInterval(beating);
        this.#journal = undefined;
        await this.#letGo(number);
        this.#held = false;
      },
    };
  }

  /** Takes the lock; returns what a run that never let go said of itself. */
  async #lock(number: number): Promise<unknown> {
    for (let tries = 0; ; tries += 1) {
      const [lock] = await this.#connection.ask("SELECT pg_try_advisory_lock($1, $2) AS taken", [
        LOCK_SPACE,
        number,
      ]);
      const [holder] = await this.#connection.ask(
        "SELECT about FROM closeout.holder WHERE account = $1",
        [number],
      );
      const about = holder?.["about"];
      if (lock?.["taken"] === true) return about;
      // The server hears of the end of a process a moment after everybody else.
      if (tries === FAREWELL_TRIES || !isDead(about)) throw this.#taken(about);
      await delay(FAREWELL_MS);
    }
  }

  /** Behind the last entry: what a run that died wrote last is before it. */
  async #opened(number: number, token: string): Promise<DatabaseJournal> {
    await this.load();
    const { place, where } = this.#options;
    return new DatabaseJournal({
      connection: this.#connection,
      place,
      where,
      account: number,
      token,
      end: this.#end,
    });
  }

  async #letGo(number: number): Promise<void> {
    const connection = this.#connection;
    try {
      await connection.ask("DELETE FROM closeout.holder WHERE account = $1", [number]);
      await connection.ask(
        `SELECT set_config('closeout.holder', '', false), set_config('idle_session_timeout', '0', false),
                pg_advisory_unlock($1, $2)`,
        [LOCK_SPACE, number],
      );
    } catch {
      // The lock ends with the session.
      await connection.close();
    }
  }

  #taken(about: unknown): Problem {
    const { where, account } = this.#options;
    const held = typeof about === "string" ? heldIn(about).by : "nobody";
    return new Problem({
      code: "locked",
      summary: `Another run holds the account ${account.id}${typeof held === "string" ? "" : `: ${who(held)}`}.`,
      where,
      next: "Wait for it to end, and run the command again. If its machine is gone, the database lets go of the account within a minute or two.",
    });
  }
}
