import { afterAll, beforeAll, onTestFinished } from "vitest";
import { FileRecord } from "../../../src/record/file-record.ts";
import type { AccountRecord, HeldJournal, Hold } from "../../../src/record/record.ts";
import { recordOf } from "../../../src/record/record-of.ts";
import { manualClock } from "../../files/support.ts";
import { type Postgres, type Server, startServer } from "./server.ts";

/** A server for the tests of one group, with a database of its own for each that asks. */
export interface Bed {
  server(): Server;
  /** Address of a new database. */
  fresh(): Promise<string>;
}

/** Starts a server before the tests of the group that this stands in. */
export function bed(postgres: Postgres): Bed {
  let server: Server | undefined;
  let made = 0;
  beforeAll(async () => {
    server = await startServer(postgres);
  });
  afterAll(() => server?.close());
  const running = (): Server => {
    if (server === undefined) throw new Error("no server runs yet");
    return server;
  };
  return {
    server: running,
    fresh() {
      made += 1;
      return running().database(`test-${made}`);
    },
  };
}

/** The account of these tests. */
export const ACCOUNT = { cloud: "alibaba", id: "1234567890123456" } as const;

/** A record in a database, as one process has it; closed at the end of the test. */
export function recordIn(
  url: string,
  account: { cloud: string; id: string } = ACCOUNT,
): AccountRecord {
  const record = recordOf({
    account,
    journal: "accounts/demo/journal.jsonl",
    env: { CLOSEOUT_RECORD_URL: url },
  });
  if (record instanceof FileRecord) throw new Error("the record is not in the database");
  onTestFinished(() => record.close());
  return record;
}

/** Takes the lock, and opens the journal. */
export async function begun(
  record: AccountRecord,
  command = "cdktf deploy",
): Promise<{ readonly hold: Hold; readonly journal: HeldJournal }> {
  const hold = await record.hold({ accountId: ACCOUNT.id, command, clock: manualClock() });
  return { hold, journal: await hold.open() };
}
