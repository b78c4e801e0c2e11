import { Problem } from "../../core/problem.ts";
import type { Ask, Connection } from "./connection.ts";
import type { DatabasePlace } from "./database-place.ts";

/** What `closeout.version` says of whose tables these are. */
const APPLICATION = "closeout record";

/**
 * What leads from each version to the next. A version that was released is never changed: databases hold
 * what it made.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE closeout.version (
    application text NOT NULL,
    version integer NOT NULL,
    one boolean PRIMARY KEY DEFAULT true CHECK (one)
  );
  INSERT INTO closeout.version (application, version) VALUES ('${APPLICATION}', 0);
  CREATE TABLE closeout.account (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cloud text NOT NULL,
    id text NOT NULL,
    UNIQUE (cloud, id)
  );
  CREATE TABLE closeout.journal (
    account integer NOT NULL REFERENCES closeout.account,
    seq integer NOT NULL CHECK (seq > 0),
    line text NOT NULL,
    digest text NOT NULL,
    written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (account, seq)
  );
  CREATE TABLE closeout.holder (
    account integer PRIMARY KEY REFERENCES closeout.account,
    about text NOT NULL
  );
  CREATE FUNCTION closeout.append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the journal of Closeout only grows' USING ERRCODE = '42501'; END $$;
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON closeout.journal
    FOR EACH ROW EXECUTE FUNCTION closeout.append_only();
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON closeout.journal
    FOR EACH STATEMENT EXECUTE FUNCTION closeout.append_only();
  `,
];

/** Any number that nobody else takes for a lock of a transaction; the letters `clos`, `mig`. */
const MIGRATION_LOCK = "1668050803, 7170407";

/**
 * Makes the tables where there are none, and brings those of an earlier version up to date; of several that
 * do so at once, one does. Throws the Problem `record` where they are somebody else's, a newer version's, or
 * no longer guard the journal.
 */
export async function prepareSchema(connection: Connection, place: DatabasePlace): Promise<void> {
  const ask: Ask = (text, values) => connection.ask(text, values);
  if ((await versionOf(ask, place)) !== MIGRATIONS.length) {
    await connection.transaction(async (within) => {
      await within(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
      const version = await versionOf(within, place);
      if (version === undefined) await within("CREATE SCHEMA IF NOT EXISTS closeout");
      for (const migration of MIGRATIONS.slice(version ?? 0)) await within(migration);
      await within(`UPDATE closeout.version SET version = ${MIGRATIONS.length}`);
    });
  }
  await requireGuards(ask, place);
}

/** The version of the tables that are there; undefined where there are none. */
async function versionOf(ask: Ask, place: DatabasePlace): Promise<number | undefined> {
  const [found = {}] = await ask(
    `SELECT to_regclass('closeout.version') IS NOT NULL AS known,
            EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace('closeout')) AS used`,
  );
  if (found["known"] !== true) {
    if (found["used"] === true) throw foreign(place);
    return undefined;
  }
  const columns = await ask(
    `SELECT attname FROM pg_attribute WHERE attrelid = to_regclass('closeout.version') AND attnum > 0
       AND attname IN ('application', 'version')`,
  );
  if (columns.length < 2) throw foreign(place);
  const [row] = await ask("SELECT application, version FROM closeout.version");
  if (row?.["application"] !== APPLICATION) throw foreign(place);
  const version = Number(row["version"]);
  if (version > MIGRATIONS.length) throw newer(place, version);
  return version;
}

async function requireGuards(ask: Ask, place: DatabasePlace): Promise<void> {
  const guards = await ask(
    `SELECT FROM pg_trigger WHERE tgrelid = to_regclass('closeout.journal')
       AND tgname IN ('append_only', 'never_emptied') AND tgenabled IN ('O', 'A')`,
  );
  if (guards.length === 2) return;
  throw new Problem({
    code: "record",
    summary: `The journal in ${place.shown} is not guarded: the triggers that let it only grow are missing or off`,
    where: "table closeout.journal",
    next: "Find out who took them away and what was changed. Restore the database from a copy, or switch them on: ALTER TABLE closeout.journal ENABLE TRIGGER USER. Nothing was called.",
  });
}

function foreign(place: DatabasePlace): Problem {
  return new Problem({
    code: "record",
    summary: `The schema "closeout" in ${place.shown} is not one of Closeout's`,
    where: "schema closeout",
    next: "Name another database: what somebody else keeps there is left as it is. Nothing was called.",
  });
}

function newer(place: DatabasePlace, version: number): Problem {
  return new Problem({
    code: "record",
    summary: `The record in ${place.shown} was made by a newer Closeout: its version is ${version}, and ${MIGRATIONS.length} is the newest known here`,
    where: "table closeout.version",
    next: "Install the version of Closeout that the others use, and run the command again. Nothing was called.",
  });
}
