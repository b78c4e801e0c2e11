import { describe, expect, test } from "vitest";
import { catalogOf } from "../../../src/clouds/shared/rows/catalog.ts";
import type { Row } from "../../../src/core/row.ts";
import { areKnown, whyUnknown } from "../../../src/core/tags.ts";
import type { CatalogCloud } from "./cloud.ts";
import { grow } from "./grown.ts";
import { unturnedPages } from "./pages.ts";
import { listsOf } from "./rows.ts";
import { readSeeds } from "./seeds.ts";
import { skipsOf, unmadeSteps, unseenReads } from "./unseen.ts";
import { Wire } from "./wire.ts";
import { type JournalLine, openWorld } from "./world.ts";

/** Why the row says that tags are not known. */
function reasonsOf(row: Row): readonly string[] {
  const readings = [row.read, ...listsOf(row).flatMap(({ read }) => read ?? [])];
  return readings.flatMap(({ tags }) =>
    tags !== undefined && "unknown" in tags ? [tags.unknown] : [],
  );
}

/**
 * Proves every row of a cloud by its seed, from its listing to the listing that it is gone from; `unproved` are
 * types that have none yet.
 */
export async function proveLifeCycles(
  cloud: CatalogCloud,
  unproved: readonly string[] = [],
): Promise<void> {
  const catalog = catalogOf(cloud.catalog.services);
  const seeds = await readSeeds(cloud.name);
  const wire = new Wire(cloud);

  test("every row has a seed, and every seed a row", () => {
    expect([...seeds.keys(), ...unproved].toSorted()).toEqual([...catalog.keys()].toSorted());
  });

  describe.each([...seeds].map(([type, seed]) => ({ type, seed })))("$type", ({ type, seed }) => {
    test("is listed whole, read, removed and proved gone", async () => {
      const entry = catalog.get(type);
      if (entry === undefined) throw new Error(`no row for ${type}`);
      const { row, product } = entry;
      const grown = grow(cloud, entry, seed);
      const skips = skipsOf(row, cloud.head.id);
      const world = await openWorld(cloud, type, grown, (observation) => {
        wire.note(observation);
        skips.note(observation);
      });
      try {
        const types = [type, ...grown.scans];
        const before = await world.scan(types);
        const failed = before.coverage.filter(({ outcome }) => outcome !== "listed");
        expect(failed).toEqual([]);
        const isOwn = (item: { readonly type: string; readonly nativeId: string }): boolean =>
          item.type === type && !cloud.mine.has(item.nativeId);
        const own = before.items.filter(isOwn);
        expect(own.map(({ nativeId }) => nativeId).toSorted()).toEqual(grown.ids.toSorted());
        const unread = own.filter(({ tags }) => !areKnown(tags));
        const known = reasonsOf(row);
        const because = unread.map(
          ({ nativeId, tags }) => [nativeId, whyUnknown(tags) ?? ""] as const,
        );
        expect(
          because.filter(
            ([id, why]) => !known.includes(why) && grown.untold[id]?.test(why) !== true,
          ),
        ).toEqual([]);
        const ids = unread.map(({ nativeId }) => nativeId);
        expect(Object.keys(grown.untold).filter((id) => !ids.includes(id))).toEqual([]);
        for (const [id, says] of Object.entries(grown.items)) {
          expect(own.find(({ nativeId }) => nativeId === id)).toMatchObject(says);
        }
        if (row.remove.by === "manual") {
          for (const item of own) expect(world.session.describe(item, "manual")).not.toEqual([]);
        }
        const excused = Object.keys(grown.unseen);
        const unseen = [
          ...unturnedPages(cloud, row, product, world.emulator.world.log.list()),
          ...unseenReads(cloud.name, row, own),
          ...skips.unshown(),
        ];
        expect(
          unseen.filter((name) => !excused.includes(name)),
          "not shown by the seed",
        ).toEqual([]);

        const journal: JournalLine[] = [];
        const gone = new Set<string>(grown.along);
        for (const removal of grown.removals) {
          const items = before.items.filter(({ nativeId }) => !gone.has(nativeId));
          const run = await world.remove(type, removal, { ...before, items });
          journal.push(...run.journal);
          const said = removal.items.join(", ");
          if (removal.stays === undefined) expect([...run.result.stuck], said).toEqual([]);
          else expect([...run.result.stuck.values()].join("; "), said).toMatch(removal.stays);
          if (removal.calls !== undefined) {
            expect(
              run.journal.map(({ action }) => action),
              said,
            ).toEqual(removal.calls);
          }
          for (const id of run.result.gone) gone.add(id.split(":").slice(3).join(":"));
        }
        const unmade = unmadeSteps(row, product, journal);
        expect(
          unmade.filter((does) => !excused.includes(does)),
          "not made by a removal",
        ).toEqual([]);
        expect(excused.filter((name) => ![...unseen, ...unmade].includes(name))).toEqual([]);

        const after = await world.scanPlainly(types);
        expect(after.coverage.filter(({ outcome }) => outcome !== "listed")).toEqual([]);
        const left = grown.ids.filter((id) => !gone.has(id));
        const ended = row.remove.by === "call" && row.remove.ends === "scheduled";
        const there = after.items.filter(
          (item) =>
            isOwn(item) && !(ended && item.state === "scheduled" && gone.has(item.nativeId)),
        );
        expect(there.map(({ nativeId }) => nativeId).toSorted()).toEqual(left.toSorted());
      } finally {
        await world.close();
      }
    });
  });

  describe("what went over the wire", () => {
    test("was declared by a row or by the code, names and all", async () => {
      expect(await wire.undeclared()).toEqual([]);
    });

    test("was answered with the vendor's names", () => {
      expect(wire.unknown()).toEqual([]);
    });
  });
}
