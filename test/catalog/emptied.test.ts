import { describe, expect, test } from "vitest";
import { catalogOf } from "../../src/clouds/shared/rows/catalog.ts";
import type { List } from "../../src/core/row-read.ts";
import { catalogClouds } from "./support/clouds.ts";
import { grow } from "./support/grown.ts";
import { readSeeds } from "./support/seeds.ts";
import { openWorld } from "./support/world.ts";

/** Listings of which a reply may tell how many records there are beside what ends their pages. */
function counting(lists: List | readonly List[]): readonly List[] {
  return [lists].flat().filter(({ paging }) => (paging.told ?? paging.held) !== undefined);
}

const emptied = await Promise.all(
  catalogClouds.map(async (cloud) => {
    const seeds = await readSeeds(cloud.name);
    return [...catalogOf(cloud.catalog.services).values()].flatMap((entry) => {
      const seed = seeds.get(entry.type);
      return seed === undefined
        ? []
        : counting(entry.row.list).map(({ action }) => ({
            cloud,
            type: entry.type,
            action,
            grown: () => grow(cloud, entry, seed),
          }));
    });
  }),
);

describe.each(emptied.flat())("$cloud.name $type", ({ cloud, type, action, grown }) => {
  test(`is not known where the list of ${action} was emptied and its number was not`, async () => {
    const { scans, ...seed } = grown();
    const world = await openWorld(cloud, type, seed);
    try {
      const before = await world.scan([type, ...scans]);
      expect(before.items.some((item) => item.type === type)).toBe(true);
      world.emulator.fault({ action, garbage: { form: "empty-counted-lists" }, kind: "garbage" });
      const { coverage } = await world.scan([type, ...scans]);
      const outcomes = coverage.filter((one) => one.type === type).map(({ outcome }) => outcome);
      expect(outcomes.some((outcome) => outcome !== "listed")).toBe(true);
    } finally {
      await world.close();
    }
  });
});
