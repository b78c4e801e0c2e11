import type { Account } from "../core/account.ts";
import { FileRecord } from "./file-record.ts";
import { databasePlace } from "./postgres/database-place.ts";
import { DatabaseRecord } from "./postgres/database-record.ts";
import type { AccountRecord } from "./record.ts";

/** What tells where an account's record stands. */
export interface RecordPlace {
  readonly account: Pick<Account, "cloud" | "id">;
  /** Path of the journal in the account's folder. */
  readonly journal: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** True where the environment names a database for the record. Throws like {@link recordOf}. */
export function isInDatabase(env: RecordPlace["env"]): boolean {
  return databasePlace(env) !== undefined;
}

/**
 * The record of an account: in the database that `CLOSEOUT_RECORD_URL` names, else in its folder. Connects
 * to nothing yet. Throws the Problem `usage` where the variable cannot be used.
 */
export function recordOf({ account, journal, env }: RecordPlace): AccountRecord {
  const place = databasePlace(env);
  return place === undefined ? new FileRecord(journal) : new DatabaseRecord(place, account);
}
