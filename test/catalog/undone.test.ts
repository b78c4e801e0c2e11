import { describe, expect, test } from "vitest";
import { rows } from "../../src/clouds/alibaba/catalog.ts";
import { stepsOf } from "./support/rows.ts";
import { readSeeds } from "./support/seeds.ts";
import { shownOf, trialsOf, tryUndoing } from "./support/undone.ts";
import { openWorld } from "./support/world.ts";

const seeds = await readSeeds();
const undoing = [...rows].filter(([, row]) => stepsOf(row).some(({ undo }) => undo !== undefined));

describe.each(undoing.map(([type, row]) => ({ type, row })))("$type", ({ type, row }) => {
  test("whose deletion is refused for good reads as it did before", async () => {
    const seed = seeds.get(type);
    if (seed === undefined) throw new Error(`no seed for ${type}`);
    const wanted = new Set(
      stepsOf(row).flatMap(({ undo, does }) => (undo === undefined ? [] : [does])),
    );
    const types = [type, ...(seed.scans ?? [])];
    const first = await openWorld(type, seed, () => undefined);
    const trials = trialsOf(
      row,
      (await first.scan(types)).items.filter((item) => item.type === type),
    );
    await first.close();
    for (const trial of trials) {
      const world = await openWorld(type, seed, () => undefined);
      try {
        // What it is bound to is not listed unless the seed holds it: then nothing is known to be gone.
        const look = () => world.scan(types);
        const tried = await tryUndoing(
          { ...world, rows, denial: { status: 403, code: "Forbidden.RAM" }, look },
          trial,
        );
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
