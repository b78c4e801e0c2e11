import type { Emulator } from "../../../emulator/server.ts";
import { type CatalogType, catalogOf } from "../../../src/clouds/shared/rows/catalog.ts";
import type { Inventory } from "../../../src/core/inventory.ts";
import type { RemoveResult } from "../../../src/engine/removal/options.ts";
import { type CatalogCloud, catalogClouds } from "../../../test/catalog/support/clouds.ts";
import { type Grown, grow } from "../../../test/catalog/support/grown.ts";
import { readSeeds } from "../../../test/catalog/support/seeds.ts";
import { openWorld } from "../../../test/catalog/support/world.ts";
import { harmless } from "./harmless.ts";
import { declaredReads, readAt } from "./reads.ts";
import { Replies } from "./replies.ts";
import { type Call, callsOf, type Planned, type Stage, type Trial } from "./trials.ts";
import type { World } from "./worlds.ts";

/** A world as the removal of one type needs it. */
interface Ground {
  readonly emulator: Emulator;
  readonly before: Inventory;
  /** Native ids that may go. */
  readonly mayGo: ReadonlySet<string>;
  /** States in which an item of the type counts as removed. */
  readonly ends: "gone" | "scheduled";
  readonly type: string;
  remove(): Promise<readonly RemoveResult[]>;
  list(): Promise<Inventory>;
  close(): Promise<void>;
}

const MOMENTS: Stage["moments"] = [
  { since: "the start", when: "before" },
  { since: "the start", when: "after" },
];

/** A removal, played in a world of its own each time: what is said to be gone is gone, and nothing else. */
function removal(name: string, cloud: World["cloud"], begin: () => Promise<Ground>): Planned {
  const open = async (): Promise<Stage> => {
    const reads = await declaredReads(cloud);
    const replies = new Replies();
    const honest = await play(begin, undefined, replies);
    return {
      name: `removal of ${name}`,
      calls: honest.calls,
      moments: MOMENTS,
      isRead: (call, at) => readAt(reads, replies, call, at),
      async play(trial) {
        const { hits, field, wrong } = await play(begin, trial, undefined);
        const broken = hits === 0 ? [] : wrong;
        const excuse =
          broken.length === 0
            ? undefined
            : harmless(trial, { empty: false, replies: replies.of(trial), field, reads });
        return { hits, field, broken, excuse };
      },
      close: async () => undefined,
    };
  };
  return { name: `removal of ${name}`, open };
}

interface Played {
  /** Calls of the removal itself. */
  readonly calls: readonly Call[];
  readonly hits: number;
  readonly field: string | undefined;
  /** What was said and is not so, by an honest listing afterwards. */
  readonly wrong: readonly string[];
}

async function play(
  begin: () => Promise<Ground>,
  trial: Trial | undefined,
  replies: Replies | undefined,
): Promise<Played> {
  const ground = await begin();
  const { emulator } = ground;
  try {
    replies?.listen(emulator);
    const from = emulator.world.log.list().at(-1)?.seq ?? 0;
    const lift = trial === undefined ? undefined : putIn(emulator, trial);
    const results = await ground.remove();
    const [fault] = emulator.world.faults.list;
    lift?.();
    const calls = callsOf(emulator.world.log.list({ since: from }));
    const after = await ground.list();
    const wrong = wrongIn(ground, results, after);
    return { calls, hits: fault?.hits ?? 0, field: fault?.field, wrong };
  } finally {
    await ground.close();
  }
}

function putIn(emulator: Emulator, { product, action, garbage, when }: Trial): () => void {
  return emulator.fault({ product, action, garbage, when, kind: "garbage" });
}

/** What was said to be gone and stands, and what went and nobody asked for. */
function wrongIn(
  { type, before, mayGo, ends }: Ground,
  results: readonly RemoveResult[],
  after: Inventory,
): readonly string[] {
  const standing = new Map(after.items.map(({ id, state }) => [id, state]));
  const said = results.flatMap(({ gone }) => [...gone]);
  const own = before.items.filter((item) => item.type === type);
  return [
    ...said
      .filter((id) => standing.has(id) && !(ends === "scheduled" && standing.get(id) === ends))
      .map((id) => `${id} is said to be gone, and stands`),
    ...own
      .filter(({ id, nativeId }) => !standing.has(id) && !mayGo.has(nativeId))
      .map(({ id }) => `${id} went, and nobody asked for it`),
  ];
}

function of(cloud: CatalogCloud, entry: CatalogType, grown: Grown): Planned {
  const { type, row } = entry;
  const ends = row.remove.by === "call" && row.remove.ends === "scheduled" ? "scheduled" : "gone";
  const begin = async (): Promise<Ground> => {
    const world = await openWorld(cloud, type, grown);
    const before = await world.scan([type, ...grown.scans]);
    return {
      emulator: world.emulator,
      before,
      type,
      ends,
      mayGo: new Set([...grown.along, ...grown.removals.flatMap(({ items }) => items)]),
      async remove() {
        const results: RemoveResult[] = [];
        const gone = new Set<string>(grown.along);
        for (const removal of grown.removals) {
          const items = before.items.filter(({ nativeId }) => !gone.has(nativeId));
          const { result } = await world.remove(type, removal, { ...before, items });
          results.push(result);
          for (const id of result.gone) gone.add(id.split(":").slice(3).join(":"));
        }
        return results;
      },
      list: () => world.scanPlainly([type, ...grown.scans]),
      close: () => world.close(),
    };
  };
  return removal(`${cloud.name} ${type}`, cloud.name, begin);
}

/** Every removal that the life-cycle tests make. */
export async function removals(): Promise<readonly Planned[]> {
  const planned = await Promise.all(
    catalogClouds.map(async (cloud) => {
      const seeds = await readSeeds(cloud.name);
      return [...catalogOf(cloud.catalog.services).values()].flatMap((entry) => {
        const seed = seeds.get(entry.type);
        const grown = seed === undefined ? undefined : grow(cloud, entry, seed);
        return grown === undefined || grown.removals.length === 0 ? [] : [of(cloud, entry, grown)];
      });
    }),
  );
  return planned.flat();
}
