import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { Problem } from "../../core/problem.ts";
import { unreadable } from "../../files/local.ts";
import type { DatabasePlace } from "./database-place.ts";
import { databaseProblem, pooled, refusedByServer, tooOld } from "./database-problem.ts";

/** Milliseconds for a connection, and for an answer: after that, it counts as gone. */
const CONNECT_MS = 15_000;
const ANSWER_MS = 30_000;
/** Milliseconds for a goodbye that nobody may hear. */
const GOODBYE_MS = 2_000;
/** The first version that ends an idle session by itself, so that the lock of a frozen machine is let go. */
const LEAST_VERSION = 140_000;

/** A client with what the types of the package leave out. */
type Client = pg.Client & {
  /** The number of the session, as its greeting said it. */
  readonly processID: number | null;
  ref(): void;
  unref(): void;
};

/** Rows of an answer, as they came. */
export type Row = Readonly<Record<string, unknown>>;

/** What may be asked while a transaction goes on. */
export type Ask = (text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/**
 * One session with the database, asked one thing after another. It is the session that holds locks: what it
 * answers was done while they were held, and once it is lost they are too.
 */
export class Connection {
  readonly #client: Client;
  readonly #place: DatabasePlace;
  #turn: Promise<unknown> = Promise.resolve();
  #lost: Problem | undefined;

  private constructor(client: Client, place: DatabasePlace) {
    this.#client = client;
    this.#place = place;
    const lose = (cause?: unknown): void => {
      this.#lost ??= databaseProblem(place, cause ?? new Error("the connection was closed"));
    };
    client.on("error", lose);
    client.on("end", () => lose());
  }

  /** Connects, and makes sure of who answers. Throws the Problem `record`. */
  static async open(place: DatabasePlace): Promise<Connection> {
    const client = new pg.Client({
      host: place.host,
      port: place.port,
      database: place.database,
      user: place.user,
      // Never asked of a file: what a run works with is in its environment.
      password: place.password ?? "",
      ssl: tls(place),
      enableChannelBinding: true,
      application_name: "closeout",
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    }) as Client;
    const connection = new Connection(client, place);
    try {
      await client.connect();
      await connection.#introduce();
      client.unref();
      return connection;
    } catch (cause) {
      await connection.close();
      throw cause instanceof Problem ? cause : databaseProblem(place, cause);
    }
  }

  /** Why nothing can be asked any more; undefined while it can. */
  get lost(): Problem | undefined {
    return this.#lost;
  }

  /** Asks one thing. Throws the Problem `record` where the server refuses, or is gone. */
  ask(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.#inTurn(() => this.#ask(text, values));
  }

  /** Does several things at once or none of them; nothing else is asked in between. */
  transaction<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      const ask: Ask = (text, values = []) => this.#ask(text, values);
      await ask("BEGIN");
      try {
        const result = await work(ask);
        await ask("COMMIT");
        return result;
      } catch (cause) {
        await ask("ROLLBACK").catch(() => undefined);
        throw cause;
      }
    });
  }

  /** Ends the session, and with it every lock; never throws. */
  async close(): Promise<void> {
    this.#lost ??= databaseProblem(this.#place, new Error("the connection is closed"));
    // The goodbye is waited for by a program that waits for nothing else.
    this.#client.ref();
    const ended = this.#client.end().catch(() => undefined);
    await Promise.race([ended, delay(GOODBYE_MS)]);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #ask(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    if (this.#lost !== undefined) throw this.#lost;
    // A program that waits for nothing else is kept by this alone.
    this.#client.ref();
    try {
      const { rows } = await this.#client.query<Row>(text, [...values]);
      return rows;
    } catch (cause) {
      const problem = databaseProblem(this.#place, cause);
      if (!refusedByServer(cause)) {
        // No answer: whether it was done is not known, and a later answer would be taken for another's.
        this.#lost ??= problem;
        void this.#client.end().catch(() => undefined);
      }
      throw problem;
    } finally {
      this.#client.unref();
    }
  }

  async #introduce(): Promise<void> {
    const [server = {}] = await this.ask(
      `SELECT pg_backend_pid() AS session, current_setting('server_version_num')::int AS version,
              current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS copy`,
    );
    const place = this.#place;
    const { session, version, encoding, copy } = server;
    // A pooler makes up a number of its own: behind it, the next question may go to another session.
    if (session !== this.#client.processID) throw pooled(place);
    if (Number(version) < LEAST_VERSION) throw tooOld(place, Number(version));
    if (copy === true) throw databaseProblem(place, new Error("it is a copy that only reads"));
    if (encoding !== "UTF8")
      throw databaseProblem(place, new Error(`its encoding is ${String(encoding)}, not UTF8`));
    await this.ask(
      `SELECT set_config('search_path', 'pg_catalog', false),
              set_config('default_transaction_isolation', 'read committed', false),
              set_config('synchronous_commit', CASE current_setting('synchronous_commit')
                WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false),
              set_config('lock_timeout', '20s', false)`,
    );
  }
}

function tls({ encryption, host }: DatabasePlace) {
  if (encryption === undefined) return false;
  const { authority, certificate, key } = encryption;
  return {
    rejectUnauthorized: true,
    // Whom the certificate must name, also where that is a mere address.
    host,
    ...(authority === undefined ? {} : { ca: pem(authority) }),
    ...(certificate === undefined ? {} : { cert: pem(certificate) }),
    ...(key === undefined ? {} : { key: pem(key) }),
  };
}

function pem(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw unreadable(file, cause, "record");
  }
}
