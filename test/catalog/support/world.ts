import type { Json } from "../../../emulator/core/json.ts";
import type { Observation } from "../../../emulator/core/world.ts";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { rows, services } from "../../../src/clouds/alibaba/catalog.ts";
import { alibabaHooks } from "../../../src/clouds/alibaba/hooks/registry.ts";
import { openSession, type SessionCatalog } from "../../../src/clouds/alibaba/session.ts";
import type { Account, DispositionRule } from "../../../src/core/account.ts";
import type { Clock } from "../../../src/core/clock.ts";
import type { CallRecord, CloudSession } from "../../../src/core/cloud.ts";
import type { Inventory } from "../../../src/core/inventory.ts";
import type { Item } from "../../../src/core/item.ts";
import type { JournalEntry } from "../../../src/core/journal.ts";
import type { List } from "../../../src/core/row.ts";
import { judge } from "../../../src/engine/judge.ts";
import { createRecorder } from "../../../src/engine/recorder.ts";
import type { RemoveResult } from "../../../src/engine/removal/options.ts";
import { remove } from "../../../src/engine/removal/remove.ts";
import { scan } from "../../../src/engine/scan.ts";
import { plainAccount } from "../../support/account.ts";
import { quietClock } from "./quiet-clock.ts";
import { HERE, type Removal, type Seed } from "./seed.ts";

/** The account under test, and the one that manages it. */
export const MEMBER = "1777000000000042";
const MANAGER = "1777000000000001";
/** The key that the world is entered with; root's, unless a seed gives it to a user. */
export const KEY = { id: "LTAIroot", secret: "rootSecret0123456789" } as const;

/** One changing call of a run. */
export type JournalLine = CallRecord;

/** A world with one account, entered by the account's own root key. */
export interface World {
  readonly emulator: Emulator;
  readonly session: CloudSession;
  readonly clock: Clock;
  scan(types: readonly string[]): Promise<Inventory>;
  /** The same by the rows as they are, also where the seed has a page size of its own. */
  scanPlainly(types: readonly string[]): Promise<Inventory>;
  /** Runs one removal over an inventory; returns its end and its changing calls. */
  remove(
    type: string,
    removal: Removal,
    inventory: Inventory,
  ): Promise<{ readonly result: RemoveResult; readonly journal: readonly JournalLine[] }>;
  close(): Promise<void>;
}

function accountWith(dispositions: readonly DispositionRule[]): Account {
  return plainAccount(
    { name: "odd", cloud: "alibaba", id: MEMBER, kind: "resource-account" },
    { dispositions, limits: { deletions: undefined, parallel: 8, patience: 90 } },
  );
}

/** The catalog with another page size for the listings of one type. */
function catalogWith(type: string, pageSize: number | undefined): SessionCatalog {
  const row = rows.get(type);
  if (pageSize === undefined || row === undefined) return { services, rows, hooks: alibabaHooks };
  const list = [row.list].flat().map((one): List => {
    const { paging } = one;
    if (paging.by === "none" || paging.size === undefined) return one;
    return { ...one, paging: { ...paging, size: [paging.size[0], pageSize] } };
  });
  const narrow = { ...row, list };
  return {
    services: services.map((service) =>
      service.types[type] === undefined
        ? service
        : { ...service, types: { ...service.types, [type]: narrow } },
    ),
    rows: new Map([...rows, [type, narrow]]),
    hooks: alibabaHooks,
  };
}

/** Starts an emulator with the seed's account and opens a session to it. */
export async function openWorld(
  type: string,
  seed: Seed,
  observe: (observation: Observation) => void,
): Promise<World> {
  const clock = quietClock();
  const account: Record<string, Json> = {
    id: MEMBER,
    kind: "resource-account",
    managedBy: MANAGER,
    keys: [KEY],
    ...seed.account,
    resources: seed.resources,
  };
  const emulator = await startEmulator({
    seed: {
      regions: ["cn-hangzhou", HERE],
      accounts: [{ id: MANAGER, kind: "management" }, account],
    },
  });
  const unwatch = emulator.observe(observe);
  const open = (catalog: SessionCatalog): Promise<CloudSession> =>
    openSession(
      accountWith([]),
      {
        clock,
        env: {
          HOME: "/nonexistent",
          CLOSEOUT_ALIBABA_ENDPOINT: emulator.url,
          ALIBABA_CLOUD_ACCESS_KEY_ID: KEY.id,
          ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEY.secret,
        },
        log: () => undefined,
      },
      catalog,
    );
  const session = await open(catalogWith(type, seed.pageSize));
  const { signal } = new AbortController();
  const scanBy = (by: CloudSession, types: readonly string[]): Promise<Inventory> =>
    scan(by, {
      rows,
      cloud: "alibaba",
      accountId: MEMBER,
      clock,
      signal,
      types: new Set(types),
      sightings: false,
    });
  return {
    emulator,
    session,
    clock,
    scan: (types) => scanBy(session, types),
    async scanPlainly(types) {
      const plain = await open(catalogWith(type, undefined));
      try {
        return await scanBy(plain, types);
      } finally {
        await plain.close();
      }
    },
    async remove(type, removal, inventory) {
      const chosen = removal.items.map((name) => find(inventory, type, name));
      const rules = chosen.map(
        ({ id }, at): DispositionRule => ({
          match: { id },
          disposition: removal.disposition ?? "delete",
          ...(removal.option === undefined ? {} : { option: removal.option }),
          because: `case ${at}`,
          line: at + 1,
        }),
      );
      const account = accountWith(
        removal.disposition === undefined && removal.option === undefined ? [] : rules,
      );
      const judged = judge(inventory.items, { account, rows, now: inventory.takenAt, own: [] });
      const faults = judged.faults.map(({ says }) => says);
      if (faults.length > 0) throw new Error(faults.join("; "));
      const ids = new Set(chosen.map(({ id }) => id));
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
        targets: judged.items.filter(({ id }) => ids.has(id)),
        reviewedAt: inventory.takenAt,
        recorder: createRecorder(keep, "run-1", clock),
        clock,
        signal,
        limits: { ...account.limits, patience: removal.stays === undefined ? 90 : 5 },
      });
      return { result, journal: entries.filter((entry) => entry.kind === "call") };
    },
    async close() {
      unwatch();
      await session.close();
      clock.stop();
      await emulator.close();
    },
  };
}

function find(inventory: Inventory, type: string, name: string): Item {
  const [first = ""] = name.split("/");
  const other = rows.has(first) ? first : type;
  const nativeId = rows.has(first) ? name.slice(first.length + 1) : name;
  const found = inventory.items.find((item) => item.type === other && item.nativeId === nativeId);
  if (found === undefined) throw new Error(`${other} ${nativeId} is not listed`);
  return found;
}
