import type { Account } from "../../src/core/account.ts";
import type { CloudSession } from "../../src/core/cloud.ts";
import { systemClock } from "../../src/workspace/system-clock.ts";
import { plainAccount } from "../../test/support/account.ts";
import { alibabaBed, type Bed } from "./beds.ts";
import type { Emulator } from "./emulator.ts";

/** Most changing calls at once: what account.yaml has unless it says otherwise. */
export const PARALLEL = 16;

/** The account as its file would describe it. */
export const account: Account = plainAccount(
  { name: "bench", cloud: "alibaba", id: alibabaBed.id, kind: "standalone" },
  { limits: { deletions: undefined, parallel: PARALLEL, patience: 1800 }, file: "account.yaml" },
);

/** Runs work with a real session against the emulator. */
export async function withSession<T>(
  emulator: Emulator,
  work: (session: CloudSession) => Promise<T>,
  { cloud, id }: Bed = alibabaBed,
): Promise<T> {
  const session = await cloud.open(
    { ...account, cloud: cloud.name, id },
    {
      clock: systemClock,
      env: emulator.env,
      log: () => {},
    },
  );
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}
