import type { Account } from "../core/account.ts";
import { Problem } from "../core/problem.ts";
import type { RecordKind } from "../core/record.ts";
import { FileRecord } from "./file-record.ts";
import { databasePlace, RECORD_URL } from "./postgres/database-place.ts";
import { DatabaseRecord } from "./postgres/database-record.ts";
import type { AccountRecord } from "./record.ts";

/** What tells where an account's record stands. */
export interface RecordPlace {
  readonly account: Pick<Account, "cloud" | "id">;
  /** Path of the journal in the account's folder. */
  readonly journal: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the project's settings say that it stands; undefined leaves it to the environment. */
  readonly wanted?: RecordKind | undefined;
}

/** True where the environment names a database for the record. Throws like {@link recordOf}. */
export function isInDatabase(env: RecordPlace["env"]): boolean {
  return databasePlace(env) !== undefined;
}

/**
 * The record of an account: in the database that `CLOSEOUT_RECORD_URL` names, else in its folder. Connects
 * to nothing yet. Throws the Problem `usage` where the variable cannot be used, or is not what the project's
 * settings say: a runner without it would take an account for one in which nothing was ever done.
 */
export function recordOf({ account, journal, env, wanted }: RecordPlace): AccountRecord {
  const place = databasePlace(env);
  const kind: RecordKind = place === undefined ? "file" : "postgres";
  if (wanted !== undefined && wanted !== kind) {
    throw new Problem({
      code: "usage",
      summary: `closeout.yaml says \`record: ${wanted}\`, and ${RECORD_URL} is ${place === undefined ? "not set" : "set"}`,
      where: `environment variable ${RECORD_URL}`,
      next: `${
        place === undefined
          ? `Give ${RECORD_URL} the address of the database that holds the record`
          : `Unset ${RECORD_URL}`
      }. Without that, what earlier runs did would not be known. Nothing was called.`,
    });
  }
  return place === undefined ? new FileRecord(journal) : new DatabaseRecord(place, account);
}
