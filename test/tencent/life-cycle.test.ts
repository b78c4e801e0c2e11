import { describe, expect, test } from "vitest";
import { rows } from "../../src/clouds/tencent/catalog.ts";
import { areKnown, whyUnknown } from "../../src/core/tags.ts";
import { infrastructure } from "./support/cases/infrastructure.ts";
import { services } from "./support/cases/services.ts";
import { KEY, openWorld, TESTER } from "./support/world.ts";

/** What the tester signs in with, which stands among the account's items. */
const MINE: readonly string[] = [KEY.id, TESTER.uin];

/** True for a type whose row says that nobody reads its tags. */
function isUnread(type: string): boolean {
  const tags = rows.get(type)?.read.tags;
  return tags !== undefined && "unknown" in tags;
}

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
      const unread = own.filter(({ tags }) => !areKnown(tags)).map(({ tags }) => whyUnknown(tags));
      expect(unread).toEqual(isUnread(type) ? own.map(() => expect.any(String)) : []);
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
