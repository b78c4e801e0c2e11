import type { Observation } from "../../../emulator/core/world.ts";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import type { Account, DispositionRule } from "../../../src/core/account.ts";
import type { Clock } from "../../../src/core/clock.ts";
import type { CallRecord, CloudSession } from "../../../src/core/cloud.ts";
import type { Inventory } from "../../../src/core/inventory.ts";
import type { Item } from "../../../src/core/item.ts";
import type { JournalEntry } from "../../../src/core/journal.ts";
import type { List } from "../../../src/core/row-read.ts";
import { judge } from "../../../src/engine/judge.ts";
import { createRecorder } from "../../../src/engine/recorder.ts";
import type { RemoveResult } from "../../../src/engine/removal/options.ts";
import { remove } from "../../../src/engine/removal/remove.ts";
import { scan } from "../../../src/engine/scan.ts";
import { plainAccount } from "../../support/account.ts";
import { quietClock } from "../../support/quiet-clock.ts";
import type { Catalog, CatalogCloud } from "./cloud.ts";
import type { Grown } from "./grown.ts";
import type { Removal } from "./seed.ts";

/** One changing call of a run. */
export type JournalLine = CallRecord;

/** What a removal did. */
export type Removed = {
  readonly result: RemoveResult;
  readonly journal: readonly JournalLine[];
};

/** A world with one account of a cloud, and a session to it. */
export interface World {
  readonly emulator: Emulator;
  readonly session: CloudSession;
  readonly clock: Clock;
  /** Types left out: the whole account, with what other sources name. */
  scan(types?: readonly string[]): Promise<Inventory>;
  /** The same by the rows as they are, also where the seed has a page size of its own. */
  scanPlainly(types: readonly string[]): Promise<Inventory>;
  /** Runs one removal over an inventory; returns its end and its changing calls. */
  remove(type: string, removal: Removal, inventory: Inventory): Promise<Removed>;
  close(): Promise<void>;
}

/** What of the listings of one type is smaller than its row says. */
type Smaller = {
  readonly pageSize?: number | undefined;
  /** In place of the total that the vendor counts no further, where it has one. */
  readonly cap?: number | undefined;
};

/** The catalog with smaller listings of one type. */
function narrowed(catalog: Catalog, type: string, { pageSize, cap }: Smaller): Catalog {
  const row = catalog.rows.get(type);
  if ((pageSize ?? cap) === undefined || row === undefined) return catalog;
  const list = [row.list].flat().map((one): List => {
    const { paging } = one;
    if (paging.by === "none") return one;
    const page = paging.size === undefined ? undefined : ([paging.size[0], pageSize] as const);
    const size = page?.[1] === undefined ? {} : { size: [page[0], page[1]] as const };
    const most = cap === undefined || paging.cap === undefined ? {} : { cap };
    return { ...one, paging: { ...paging, ...size, ...most } };
  });
  const narrow = { ...row, list };
  return {
    ...catalog,
    services: catalog.services.map((service) =>
      service.types[type] === undefined
        ? service
        : { ...service, types: { ...service.types, [type]: narrow } },
    ),
    rows: new Map([...catalog.rows, [type, narrow]]),
  };
}

/** Starts an emulator with what a seed grew into, and opens a session to its account. */
export async function openWorld(
  cloud: CatalogCloud,
  type: string,
  grown: Pick<Grown, "resources" | "account"> &
    Smaller & {
      /** Doubts that are in force from the start, when a session first asks for regions and site. */
      readonly doubts?: readonly string[];
    },
  observe: (observation: Observation) => void = () => undefined,
): Promise<World> {
  const { rows } = cloud.catalog;
  const clock = quietClock();
  const emulator = await startEmulator({
    ...(cloud.jumps ? { wall: () => clock.now() } : {}),
    seed: cloud.seedOf(grown.resources, grown.account),
    ...(grown.doubts === undefined ? {} : { doubts: grown.doubts }),
  });
  const unwatch = emulator.observe(observe);
  const accountWith = (dispositions: readonly DispositionRule[]): Account =>
    plainAccount(cloud.head, {
      dispositions,
      limits: { deletions: undefined, parallel: 8, patience: 90 },
    });
  const open = (catalog: Catalog): Promise<CloudSession> =>
    cloud.open(
      accountWith([]),
      {
        clock,
        env: cloud.envOf(emulator.url),
        log: () => undefined,
        ...(cloud.regions === undefined ? {} : { knownRegions: cloud.regions }),
      },
      catalog,
    );
  const session = await open(narrowed(cloud.catalog, type, grown));
  const { signal } = new AbortController();
  const scanBy = (by: CloudSession, types: readonly string[] | undefined): Promise<Inventory> =>
    scan(by, {
      rows,
      cloud: cloud.name,
      accountId: cloud.head.id,
      clock,
      signal,
      ...(types === undefined ? {} : { types: new Set(types) }),
      sightings: types === undefined,
    });
  const find = (inventory: Inventory, name: string): Item => {
    const [first = ""] = name.split("/");
    const other = rows.has(first) ? first : type;
    const nativeId = rows.has(first) ? name.slice(first.length + 1) : name;
    const found = inventory.items.find((one) => one.type === other && one.nativeId === nativeId);
    if (found === undefined) throw new Error(`${other} ${nativeId} is not listed`);
    return found;
  };
  return {
    emulator,
    session,
    clock,
    scan: (types) => scanBy(session, types),
    async scanPlainly(types) {
      if (grown.pageSize === undefined) return scanBy(session, types);
      const plain = await open(cloud.catalog);
      try {
        return await scanBy(plain, types);
      } finally {
        await plain.close();
      }
    },
    async remove(_type, removal, inventory) {
      const chosen = removal.items.map((name) => find(inventory, name));
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
      await emulator.close();
    },
  };
}
