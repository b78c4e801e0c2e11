import { describe, expect, test } from "vitest";
import { services as alibaba } from "../../src/clouds/alibaba/catalog.ts";
import { catalogOf } from "../../src/clouds/shared/rows/catalog.ts";
import { services as tencent } from "../../src/clouds/tencent/catalog.ts";
import { allowedDispositions, dispositionsOf } from "../../src/core/disposition.ts";
import { releaseOf } from "../../src/core/expiry.ts";
import type { Item } from "../../src/core/item.ts";
import type { Row } from "../../src/core/row.ts";
import { judge } from "../../src/engine/judge.ts";
import { timelineOf } from "../../src/engine/timeline.ts";
import { viewOf } from "../policies/support/view.ts";
import { toyAccount, toyItem } from "./support/toy-cloud.ts";

const NOW = "2026-11-21T00:00:00Z";
const LAST_WEEK = "2026-11-14T16:00:00Z";

const expiring = [alibaba, tencent].flatMap((services) =>
  [...catalogOf(services)].flatMap(([type, { row }]) => {
    const read = [row.list].flat().some((list) => (list.read ?? row.read).expires !== undefined);
    return read || row.read.expires !== undefined ? [{ type, row }] : [];
  }),
);

function judged(type: string, row: Row, parts: Partial<Item>, disposition?: "let-expire") {
  const rows = new Map([[type, row]]);
  const match = { type };
  const account =
    disposition === undefined
      ? toyAccount
      : { ...toyAccount, dispositions: [{ match, disposition, because: "decided", line: 7 }] };
  const proposed = row.remove.by === "call" ? "delete" : "manual";
  const item = toyItem({ type, id: "one", item: { proposed, ...parts } });
  const { items } = judge([item], { account, rows, now: NOW, own: [] });
  const [found] = items;
  if (found === undefined) throw new Error("nothing was judged");
  return { found, view: viewOf({ takenAt: NOW, items, rows }) };
}

test("types of both clouds tell when they end", () => {
  expect(expiring.length).toBeGreaterThan(30);
});

describe.each(expiring)("$type", ({ type, row }) => {
  const ended = { charge: "prepaid", expires: LAST_WEEK } as const;

  test("that ran out last week says so, and never that it is paid until a day that has passed", () => {
    const { line } = judged(type, row, ended).found;
    expect(line).toContain("expired on 2026-11-14");
    expect(line).not.toContain("prepaid until");
    if (row.concern !== "domain") expect(line).toMatch(/the cloud (?:releases|was to release) it/u);
  });

  test("that ran out is named with what account.yaml may say of it, and nothing else", () => {
    const { found } = judged(type, row, ended);
    const allowed = allowedDispositions(found, row, NOW);
    if (row.allows === undefined) {
      expect(found.because).toContain("it has expired: in account.yaml, let-expire");
      expect(allowed).toContain("let-expire");
      expect(found.because?.includes("delete removes it now")).toBe(allowed.includes("delete"));
      expect(dispositionsOf(row)).toEqual(expect.arrayContaining([...allowed]));
    }
  });

  test("that is left to expire has its release's date where one is known, and none where it is not", () => {
    if (
      row.concern === "domain" ||
      (row.allows !== undefined && !row.allows.includes("let-expire"))
    )
      return;
    const { found, view } = judged(type, row, ended, "let-expire");
    const { waits, undated } = timelineOf(view);
    const release = releaseOf(found, row);
    if (release !== undefined && release > NOW) {
      expect(waits).toEqual([expect.objectContaining({ what: found.id, until: release })]);
      expect(undated).toEqual([]);
    } else {
      expect(waits).toEqual([]);
      expect(undated).toEqual([found.line]);
    }
  });
});

const BOX = expiring.find(({ type }) => type === "ecs.instance")?.row;

test("a release that the cloud itself tells goes before one that its pages name", () => {
  const told = (releases: string) =>
    releaseOf({ expires: LAST_WEEK, facts: { releases } }, BOX)?.slice(0, 16);
  expect(told("2026-11-24T08:00:00Z")).toBe("2026-11-24T08:00");
  // Of no zone, before the expiry, and no time at all.
  for (const odd of ["2026-11-24 08:00:00", "2026-01-01T00:00:00Z", "soon", ""])
    expect(told(odd)).toBe("2026-11-29T16:00");
  expect(releaseOf({ expires: LAST_WEEK, facts: {} }, undefined)).toBeUndefined();
  expect(releaseOf({ expires: undefined, facts: {} }, BOX)).toBeUndefined();
});

test("what has not run out yet holds the closure until its release where that is documented", () => {
  if (BOX === undefined) throw new Error("no such row");
  const { view } = judged(
    "ecs.instance",
    BOX,
    { charge: "prepaid", expires: "2026-12-01T00:00:00Z" },
    "let-expire",
  );
  expect(timelineOf(view).waits).toEqual([
    expect.objectContaining({
      until: "2026-12-16T00:00:00.000Z",
      because: "the subscription expires on 2026-12-01; its release is due",
    }),
  ]);
});

test("a release that was due and has not come has no date, and the line says that it was due", () => {
  if (BOX === undefined) throw new Error("no such row");
  const old = { charge: "prepaid", expires: "2026-10-01T00:00:00Z" } as const;
  const { found, view } = judged("ecs.instance", BOX, old, "let-expire");
  expect(found.line).toContain("the cloud was to release it about 2026-10-16");
  expect(timelineOf(view)).toMatchObject({ waits: [], undated: [found.line] });
});

test("only what has run out, or stands in a recycle bin, may be deleted though it was paid in advance", () => {
  if (BOX === undefined) throw new Error("no such row");
  const may = (item: Partial<Item>, row: Row) => {
    const { found } = judged("ecs.instance", row, { charge: "prepaid", ...item });
    return allowedDispositions(found, row, NOW).includes("delete");
  };
  const { afterExpiry: _, ...plain } = BOX;
  expect(may({ expires: "2026-11-21T00:00:01Z" }, BOX)).toBe(false);
  expect(may({ expires: undefined }, BOX)).toBe(false);
  expect(may({ expires: "2026-11-21T00:00:00Z" }, BOX)).toBe(true);
  expect(may({ expires: "2026-11-20T00:00:00Z" }, plain)).toBe(false);
  expect(may({ expires: "2026-12-20T00:00:00Z", state: "recycled" }, plain)).toBe(true);
});
