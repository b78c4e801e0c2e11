import { describe, expect, test } from "vitest";
import type { DoubtState } from "../../../emulator/core/doubt/doubts.ts";
import { doubtId } from "../../../emulator/core/doubt/kinds.ts";
import { knownDoubts } from "../../../emulator/doubt/known.ts";
import { type CatalogType, catalogOf } from "../../../src/clouds/shared/rows/catalog.ts";
import { IN_DOUBT, UNMET } from "../in-doubt.ts";
import type { CatalogCloud } from "./cloud.ts";
import { doubtsOf, falls, lost, only, plantTwins } from "./doubt.ts";
import { grow } from "./grown.ts";
import type { Seed } from "./seed.ts";
import { readSeeds } from "./seeds.ts";
import { openWorld, type World } from "./world.ts";

/** Doubts about single listings; the others are about callers, sites and regions. */
const ofListings = /\/(?:default-filter|page-size|capped-total|late-listing)(?:\/|$)/u;

/** So few records show what is lost; page sizes are the row's own. */
const FEW = 2;

/** The ids of doubts that a row's calls came upon. */
type Met = Set<string>;

function note(met: Met, { emulator }: World, states: readonly DoubtState[]): void {
  const called = new Set(
    emulator.world.log.list().map(({ product, action }) => `${product} ${action}`),
  );
  for (const { id, doubt, hits } of states) {
    if (hits > 0 || ("action" in doubt && called.has(`${doubt.product} ${doubt.action}`))) {
      met.add(id);
    }
  }
}

/** Which doubts a row's listing gives way to: a thing lost, or a listing that fails where it did not. */
async function listedInDoubt(
  cloud: CatalogCloud,
  entry: CatalogType,
  seed: Seed,
  met: Met,
): Promise<readonly string[]> {
  const grown = grow(cloud, entry, { ...seed, pageSize: FEW });
  const { type } = entry;
  const types = [type, ...grown.scans];
  const world = await openWorld(cloud, type, { ...grown, pageSize: undefined });
  // The cloud counts to the few there are, as the row of this session says of it.
  const counting = await openWorld(cloud, type, { ...grown, pageSize: undefined, cap: FEW });
  try {
    const strict = doubtsOf(world, cloud.name, ["default-filter", "page-size"]);
    plantTwins(counting, doubtsOf(counting, cloud.name, ["default-filter", "page-size"]));
    const caps = doubtsOf(counting, cloud.name, ["capped-total"]);
    plantTwins(world, strict);
    const truth = await world.scan(types);
    const all = await giveWay(world, strict, async () => {
      const seen = await world.scan(types);
      return falls(truth, seen, type);
    });
    const capped = await giveWay(
      counting,
      caps,
      // A total that is capped leaves a listing unknown, which is right.
      async () => lost(truth, await counting.scan(types), [type]).length > 0,
      FEW,
    );
    note(met, world, strict);
    note(met, counting, caps);
    return [...all, ...capped];
  } finally {
    await counting.close();
    await world.close();
  }
}

/** Tries doubts together and, where that fails, those that may have been met one by one: one can hide another. */
async function giveWay(
  world: World,
  states: readonly DoubtState[],
  fails: () => Promise<boolean>,
  scale?: number,
): Promise<readonly string[]> {
  const before = new Map(states.map(({ id, hits }) => [id, hits]));
  only(world, states, scale);
  if (!(await fails())) return [];
  const guilty: string[] = [];
  const met = ({ id, hits, doubt }: DoubtState): boolean =>
    hits > (before.get(id) ?? 0) || (doubt.kind === "default-filter" && holds(world, doubt.table));
  for (const state of states.filter(met)) {
    only(world, [state], scale);
    if (await fails()) guilty.push(state.id);
  }
  return guilty.length > 0 ? guilty : ["together"];
}

function holds({ emulator }: World, table: string): boolean {
  return [...emulator.world.store.accounts.values()].some((account) =>
    account.everywhere(table).some(({ size }) => size > 0),
  );
}

/** Whether removals end, and what they call gone is gone, while listings are behind. */
async function removedInDoubt(
  cloud: CatalogCloud,
  entry: CatalogType,
  seed: Seed,
  met: Met,
): Promise<readonly string[]> {
  const grown = grow(cloud, entry, { ...seed, pageSize: FEW });
  if (grown.removals.length === 0) return [];
  const { type } = entry;
  const types = [type, ...grown.scans];
  const world = await openWorld(cloud, type, { ...grown, pageSize: undefined });
  try {
    const late = doubtsOf(world, cloud.name, ["late-listing"]);
    const before = await world.scan(types);
    only(world, late);
    const gone = new Set<string>(grown.along);
    const stuck: string[] = [];
    for (const removal of grown.removals.filter(({ stays }) => stays === undefined)) {
      const items = before.items.filter(({ nativeId }) => !gone.has(nativeId));
      const { result } = await world.remove(type, removal, { ...before, items });
      stuck.push(...result.stuck.keys());
      for (const id of result.gone) gone.add(id.split(":").slice(3).join(":"));
    }
    note(met, world, late);
    return stuck.length > 0 ? late.map(({ id }) => id) : [];
  } finally {
    await world.close();
  }
}

/** Holds every row of a cloud against the doubts, and the doubts that it gives way to against the record. */
export async function proveInDoubt(cloud: CatalogCloud): Promise<void> {
  const catalog = catalogOf(cloud.catalog.services);
  const seeds = await readSeeds(cloud.name);
  const met: Met = new Set();
  const known = (type: string): readonly string[] =>
    IN_DOUBT.filter((one) => one.cloud === cloud.name && one.type === type)
      .map(({ doubt }) => doubt)
      .filter((doubt) => ofListings.test(doubt) && !doubt.includes("/DescribeRegions"))
      .toSorted();

  describe.each([...seeds].map(([type, seed]) => ({ type, seed })))("$type", ({ type, seed }) => {
    test("gives way to the doubts on record and to no others", async () => {
      const entry = catalog.get(type);
      if (entry === undefined) throw new Error(`no row for ${type}`);
      const found = [
        ...(await listedInDoubt(cloud, entry, seed, met)),
        ...(await removedInDoubt(cloud, entry, seed, met)),
      ];
      expect(found.toSorted()).toEqual(known(type));
    });
  });

  test("meets every doubt about listings, but those that no row comes upon", () => {
    const all = knownDoubts()
      .filter((doubt) => doubt.cloud === cloud.name && doubt.kind !== "page-size")
      .map(doubtId)
      .filter((id) => ofListings.test(id) && !id.includes("/DescribeRegions"));
    const unmet = Object.keys(UNMET).filter((id) => id.startsWith(`${cloud.name}/`));
    expect(all.filter((id) => !met.has(id)).toSorted()).toEqual(unmet.toSorted());
  });
}
