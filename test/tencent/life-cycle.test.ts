import { describe, expect, test } from "vitest";
import { infrastructure } from "./support/cases/infrastructure.ts";
import { services } from "./support/cases/services.ts";
import { KEY, openWorld, TESTER } from "./support/world.ts";

/** What the tester signs in with, which stands among the account's items. */
const MINE: readonly string[] = [KEY.id, TESTER.uin];

describe.each([...infrastructure, ...services])("$type", ({ type, ids, ...of }) => {
  const how = of.disposition === undefined ? "" : ` (${of.disposition})`;
  test(`is listed, read, removed and proved gone${how}`, async () => {
    const world = await openWorld({
      "ap-guangzhou": of.here ?? {},
      "*": of.everywhere ?? {},
    });
    try {
      const types = [type, ...(of.with ?? [])];
      const before = await world.scan(types);
      expect(before.coverage.filter(({ outcome }) => outcome !== "listed")).toEqual([]);
      const own = before.items.filter((item) => item.type === type);
      const others = own.filter(({ nativeId }) => !MINE.includes(nativeId));
      expect(others.map(({ nativeId }) => nativeId).toSorted()).toEqual(ids.toSorted());

      const { result, calls } = await world.remove(before, ids, of.disposition);
      expect([...result.stuck.values()]).toEqual([]);
      expect(calls.map(({ action }) => action).toSorted()).toEqual(of.calls.toSorted());

      const after = await world.scan(types);
      const left = after.items.filter(
        (item) => item.type === type && !MINE.includes(item.nativeId),
      );
      expect(left.map(({ state }) => state)).toEqual(
        of.scheduled === true ? ids.map(() => "scheduled") : [],
      );
    } finally {
      await world.close();
    }
  });
});
