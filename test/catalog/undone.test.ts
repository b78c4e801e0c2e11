import { describe, expect, test } from "vitest";
import { catalogOf } from "../../src/clouds/shared/rows/catalog.ts";
import { catalogClouds } from "./support/clouds.ts";
import { grow } from "./support/grown.ts";
import { stepsOf } from "./support/rows.ts";
import { readSeeds } from "./support/seeds.ts";
import { shownOf, trialsOf, tryUndoing } from "./support/undone.ts";
import { openWorld } from "./support/world.ts";

const undoing = (
  await Promise.all(
    catalogClouds.map(async (cloud) => {
      const seeds = await readSeeds(cloud.name);
      return [...catalogOf(cloud.catalog.services).values()]
        .filter(({ row }) => stepsOf(row).some(({ undo }) => undo !== undefined))
        .map((entry) => ({ name: `${cloud.name} ${entry.type}`, cloud, entry, seeds }));
    }),
  )
).flat();

describe.each(undoing)("$name", ({ cloud, entry, seeds }) => {
  test("whose deletion is refused for good reads as it did before", async () => {
    const { type, row } = entry;
    const seed = seeds.get(type);
    if (seed === undefined) throw new Error(`no seed for ${type}`);
    const grown = grow(cloud, entry, seed);
    const wanted = new Set(
      stepsOf(row).flatMap(({ undo, does }) => (undo === undefined ? [] : [does])),
    );
    const types = [type, ...grown.scans];
    const first = await openWorld(cloud, type, grown);
    const own = (await first.scan(types)).items.filter(
      (item) => item.type === type && !cloud.mine.has(item.nativeId),
    );
    const trials = trialsOf(row, own);
    await first.close();
    for (const trial of trials) {
      const world = await openWorld(cloud, type, grown);
      try {
        // What it is bound to is not listed unless the seed holds it: then nothing is known to be gone.
        const look = () => world.scan(types);
        const { rows } = cloud.catalog;
        const tried = await tryUndoing({ ...world, rows, denial: cloud.denial, look }, trial);
        expect(tried.left, trial.item.id).toEqual([]);
        expect([...new Set(tried.back)].toSorted()).toEqual(trial.does.toSorted());
        expect([...new Set(tried.asked)].toSorted()).toEqual(trial.does.toSorted());
        expect(shownOf(row, tried.item, trial.does)).toEqual(shownOf(row, trial.item, trial.does));
        for (const does of trial.does) wanted.delete(does);
      } finally {
        await world.close();
      }
    }
    expect([...wanted], "not shown by the seed").toEqual([]);
  });
});
