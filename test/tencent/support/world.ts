import type { JsonObject } from "../../../emulator/core/json.ts";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { rows } from "../../../src/clouds/tencent/catalog.ts";
import { tencent } from "../../../src/clouds/tencent/cloud.ts";
import type { Access, Account, DispositionRule } from "../../../src/core/account.ts";
import type { Clock } from "../../../src/core/clock.ts";
import type { CallRecord, CloudSession } from "../../../src/core/cloud.ts";
import type { Inventory } from "../../../src/core/inventory.ts";
import type { Disposition, Item } from "../../../src/core/item.ts";
import type { JournalEntry } from "../../../src/core/journal.ts";
import { joinItems } from "../../../src/engine/join.ts";
import { judge } from "../../../src/engine/judge.ts";
import { createRecorder } from "../../../src/engine/recorder.ts";
import type { RemoveResult } from "../../../src/engine/removal/options.ts";
import { remove } from "../../../src/engine/removal/remove.ts";
import { scan } from "../../../src/engine/scan.ts";
import { quietClock } from "../../catalog/support/quiet-clock.ts";
import { plainAccount } from "../../support/account.ts";

/** The account under test, its region, and the key of its administrator sub-user. */
export const ACCOUNT = "100000000042";
export const HERE = "ap-guangzhou";
export const KEY = { id: "AKIDtester000000000000", secret: "tester-secret-0123456789" } as const;
/** The sub-user that the key belongs to. */
export const TESTER = { name: "tester", uin: "100001000042" } as const;

/** An account with one session to it. */
export interface World {
  readonly emulator: Emulator;
  readonly session: CloudSession;
  readonly clock: Clock;
  scan(types?: readonly string[]): Promise<Inventory>;
  /** Removes the items of these native ids and what else the disposition is set for. */
  remove(
    inventory: Inventory,
    ids: readonly string[],
    disposition?: Disposition,
  ): Promise<{ readonly result: RemoveResult; readonly calls: readonly CallRecord[] }>;
  close(): Promise<void>;
}

/** An account.yaml of this cloud. */
export function accountOf(
  dispositions: readonly DispositionRule[] = [],
  more: { readonly id?: string; readonly access?: Access } = {},
): Account {
  return plainAccount(
    { name: "shop", cloud: "tencent", id: more.id ?? ACCOUNT, kind: "standalone" },
    {
      access: more.access ?? { via: "own" },
      dispositions,
      limits: { deletions: undefined, parallel: 8, patience: 90 },
    },
  );
}

/** The environment of a session with that key. */
export function envOf(
  emulator: Pick<Emulator, "url">,
  key: { readonly id: string; readonly secret: string },
): Readonly<Record<string, string>> {
  return {
    HOME: "/nonexistent",
    CLOSEOUT_TENCENT_ENDPOINT: emulator.url,
    TENCENTCLOUD_SECRET_ID: key.id,
    TENCENTCLOUD_SECRET_KEY: key.secret,
  };
}

/** Starts an emulator with one account that holds these resources, and opens a session to it. */
export async function openWorld(resources: JsonObject, more: JsonObject = {}): Promise<World> {
  const clock = quietClock();
  const emulator = await startEmulator({
    // Signatures bear our time, which jumps.
    wall: () => clock.now(),
    seed: {
      regions: [HERE, "ap-shanghai"],
      actionQuota: 0,
      accounts: [
        {
          cloud: "tencent",
          id: ACCOUNT,
          kind: "standalone",
          users: [{ ...TESTER, policies: ["AdministratorAccess"] }],
          keys: [{ ...KEY, user: TESTER.name }],
          resources,
          ...more,
        },
      ],
    },
  });
  const env = envOf(emulator, KEY);
  const session = await tencent.open(accountOf(), { clock, env, log: () => undefined });
  const { signal } = new AbortController();
  return {
    emulator,
    session,
    clock,
    async scan(types) {
      const inventory = await scan(session, {
        rows,
        cloud: "tencent",
        accountId: ACCOUNT,
        clock,
        signal,
        ...(types === undefined ? {} : { types: new Set(types) }),
        sightings: types === undefined,
      });
      return { ...inventory, items: joinItems(inventory.items, rows) };
    },
    async remove(inventory, ids, disposition) {
      const chosen = inventory.items.filter(({ nativeId }) => ids.includes(nativeId));
      const rules = chosen.map(
        ({ id }, at): DispositionRule => ({
          match: { id },
          disposition: disposition ?? "delete",
          because: `case ${at}`,
          line: at + 1,
        }),
      );
      const account = accountOf(disposition === undefined ? [] : rules);
      const judged = judge(inventory.items, { account, rows, now: inventory.takenAt, own: [] });
      if (judged.faults.length > 0) throw new Error(judged.faults.map(({ says }) => says).join());
      const wanted = new Set(chosen.map(({ id }: Item) => id));
      const entries: JournalEntry[] = [];
      const keep = {
        append(entry: JournalEntry): void {
          entries.push(entry);
        },
        onDisk: () => Promise.resolve(),
      };
      const result = await remove(session, {
        rows,
        inventory,
        targets: judged.items.filter(({ id }) => wanted.has(id)),
        reviewedAt: inventory.takenAt,
        recorder: createRecorder(keep, "run-1", clock),
        clock,
        signal,
        limits: { ...account.limits, patience: 20 },
      });
      return { result, calls: entries.filter((entry) => entry.kind === "call") };
    },
    async close() {
      await session.close();
      clock.stop();
      await emulator.close();
    },
  };
}
