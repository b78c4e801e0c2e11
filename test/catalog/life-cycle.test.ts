import { describe, expect, test } from "vitest";
import { services } from "../../src/clouds/alibaba/catalog.ts";
import { catalogOf } from "../../src/clouds/shared/catalog.ts";
import type { Row } from "../../src/core/row.ts";
import { areKnown, whyUnknown } from "../../src/core/tags.ts";
import { listsOf } from "./support/rows.ts";
import { readSeeds } from "./support/seeds.ts";
import { unmadeSteps, unseenReads } from "./support/unseen.ts";
import { Wire } from "./support/wire.ts";
import { type JournalLine, openWorld } from "./support/world.ts";

const catalog = catalogOf(services);
const seeds = await readSeeds();

/** Why the row says that tags are not known. */
function reasonsOf(row: Row): readonly string[] {
  const readings = [row.read, ...listsOf(row).flatMap(({ read }) => read ?? [])];
  return readings.flatMap(({ tags }) =>
    tags !== undefined && "unknown" in tags ? [tags.unknown] : [],
  );
}

const wire = new Wire();

describe("every row has a seed, and every seed a row", () => {
  test("in both directions", () => {
    expect([...seeds.keys()].toSorted()).toEqual([...catalog.keys()].toSorted());
  });
});

describe.each([...seeds].map(([type, seed]) => ({ type, seed })))("$type", ({ type, seed }) => {
  test("is listed whole, read, removed and proved gone", async () => {
    const entry = catalog.get(type);
    if (entry === undefined) throw new Error(`no row for ${type}`);
    const { row } = entry;
    const world = await openWorld(type, seed, wire.note);
    try {
      const before = await world.scan([type, ...(seed.scans ?? [])]);
      const failed = before.coverage.filter(({ outcome }) => outcome !== "listed");
      expect(failed).toEqual([]);
      const own = before.items.filter((item) => item.type === type);
      expect(own.map(({ nativeId }) => nativeId).toSorted()).toEqual(seed.ids.toSorted());
      const unread = own.filter(({ tags }) => !areKnown(tags)).map(({ tags }) => whyUnknown(tags));
      expect(unread.filter((because) => !reasonsOf(row).includes(because ?? ""))).toEqual([]);
      for (const [id, says] of Object.entries(seed.items)) {
        expect(own.find(({ nativeId }) => nativeId === id)).toMatchObject(says);
      }
      const excused = Object.keys(seed.unseen ?? {});
      const unseen = unseenReads(row, own);
      expect(
        unseen.filter((name) => !excused.includes(name)),
        "not shown by the seed",
      ).toEqual([]);

      const journal: JournalLine[] = [];
      const gone = new Set<string>(seed.along);
      for (const removal of seed.removals) {
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
      const unmade = unmadeSteps(row, entry.product, journal);
      expect(
        unmade.filter((does) => !excused.includes(does)),
        "not made by a removal",
      ).toEqual([]);
      expect(excused.filter((name) => ![...unseen, ...unmade].includes(name))).toEqual([]);

      const after = await world.scanPlainly([type]);
      const left = seed.ids.filter((id) => !gone.has(id));
      const ended = row.remove.by === "call" && row.remove.ends === "scheduled";
      const there = after.items.filter(
        (item) => item.type === type && !(ended && item.state === "scheduled"),
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
