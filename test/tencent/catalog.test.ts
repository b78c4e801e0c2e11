import { describe, expect, test } from "vitest";
import { catalogOf } from "../../src/clouds/shared/catalog.ts";
import { services } from "../../src/clouds/tencent/catalog.ts";
import { PRODUCTS } from "../../src/clouds/tencent/client/products.ts";
import { tencentHooks } from "../../src/clouds/tencent/hooks/registry.ts";
import { WAVES } from "../../src/core/item.ts";
import type { Row } from "../../src/core/row.ts";
import { AFTER_OTHERS, orderOf, stepsOf, WITH_PARENT } from "../catalog/support/rows.ts";

const rows: ReadonlyMap<string, Row> = new Map(
  [...catalogOf(services)].map(([type, { row }]) => [type, row]),
);
const all = [...rows].map(([type, row]) => ({ type, row }));

function concerned(concern: NonNullable<Row["concern"]>): readonly string[] {
  return all
    .filter(({ row }) => row.concern === concern)
    .map(({ type }) => type)
    .toSorted();
}

function wave(type: string): number {
  return WAVES.indexOf(rows.get(type)?.wave ?? "finance");
}

describe("the catalog of Tencent Cloud", () => {
  test("names every type once, service.thing, in kebab", () => {
    const named = services.flatMap(({ types }) => Object.keys(types));
    expect(new Set(named).size).toBe(named.length);
    for (const type of named) expect(type).toMatch(/^[a-z]+\.[a-z][a-z\d]*(?:-[a-z]+)*$/);
    expect(named.length).toBeGreaterThanOrEqual(45);
  });

  test("knows every product that a row calls", () => {
    const products = new Set(
      services.flatMap(({ product, types }) => [
        product,
        ...Object.values(types).flatMap((row: Row) =>
          stepsOf(row).flatMap((step) => step.product ?? []),
        ),
      ]),
    );
    expect([...products].filter((product) => product !== "cos" && !(product in PRODUCTS))).toEqual(
      [],
    );
  });

  test("says of every row what it means to the closure", () => {
    expect(concerned("key")).toEqual(["cam.access-key"]);
    expect(concerned("identity")).toEqual([
      "cam.collaborator",
      "cam.group",
      "cam.message-receiver",
      "cam.other-identity",
      "cam.policy",
      "cam.role",
      "cam.saml-provider",
      "cam.service-linked-role",
      "cam.user",
    ]);
    expect(concerned("bucket")).toEqual(["cos.bucket"]);
    expect(concerned("domain")).toEqual(["domain.domain"]);
    expect(concerned("zone")).toEqual(["dnspod.zone"]);
    expect(concerned("order")).toEqual(["billing.order"]);
    expect(concerned("money")).toEqual([
      "billing.balance",
      "billing.voucher",
      "cdn.traffic-package",
      "live.package",
      "vod.package",
    ]);
  });

  test("knows which types hold data that cannot be recovered", () => {
    expect(
      all
        .filter(({ row }) => row.dataBearing)
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual([
      "billing.renewal",
      "cbs.disk",
      "cbs.snapshot",
      "cdb.instance",
      "cfs.file-system",
      "ckafka.instance",
      "cls.topic",
      "cos.bucket",
      "cvm.image",
      "cynosdb.cluster",
      "dnspod.zone",
      "es.instance",
      "kms.key",
      "lighthouse.instance",
      "mongodb.instance",
      "postgres.instance",
      "redis.instance",
      "tcb.environment",
      "tcr.instance",
      "vod.media",
    ]);
  });

  test("claims a code of another source for one type only", () => {
    for (const source of ["inventory", "product"] as const) {
      const codes = all.flatMap(({ row }) => row.known?.[source] ?? []);
      expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
    }
  });

  test("puts no type into a wave that ends before what it waits for is gone", () => {
    const late = orderOf(rows)
      .filter(({ before, after }) => wave(before) > wave(after))
      .map(({ before, after, because }) => `${before} before ${after}: ${because}`);
    expect(late).toEqual([]);
  });

  test("closes CDN domains before the buckets that they read from", () => {
    expect(wave("cdn.domain")).toBeLessThan(wave("cos.bucket"));
  });

  test("asks for no circle of types", () => {
    const next = new Map<string, Set<string>>();
    for (const { before, after, because } of orderOf(rows)) {
      // What goes with its parent waits for no call of its own; "others" are those that close no circle.
      if (because === WITH_PARENT || because === AFTER_OTHERS) continue;
      if (before !== after) next.set(before, (next.get(before) ?? new Set()).add(after));
    }
    const circles: string[] = [];
    const walk = (type: string, path: readonly string[]): void => {
      if (path.includes(type)) circles.push([...path.slice(path.indexOf(type)), type].join(" → "));
      else for (const other of next.get(type) ?? []) walk(other, [...path, type]);
    };
    for (const type of rows.keys()) walk(type, []);
    expect([...new Set(circles)]).toEqual([]);
  });

  test("lets instances of one type wait for each other only where they form a tree", () => {
    // What may form a circle has a step of its own that breaks it.
    const breaks = (type: string): boolean => {
      const remove = rows.get(type)?.remove;
      return remove?.by === "call" && (remove.detach ?? []).length > 0;
    };
    const own = orderOf(rows).filter(({ before, after }) => before === after && !breaks(before));
    // Read-only instances hang on their master, which hangs on none.
    expect([...new Set(own.map(({ before }) => before))].toSorted()).toEqual([
      "cdb.instance",
      "mongodb.instance",
      "postgres.instance",
    ]);
  });

  test("removes what makes others anew before what it makes", () => {
    const order = new Set(orderOf(rows).map(({ before, after }) => `${before} ${after}`));
    const unordered = all.flatMap(({ type, row }) =>
      (row.recreates ?? [])
        .filter((made) => !order.has(`${type} ${made}`) && wave(type) >= wave(made))
        .map((made) => `${type} makes ${made}`),
    );
    expect(unordered).toEqual([]);
  });

  test("destroys in the recycle bin whatever it moves there", () => {
    for (const { type, row } of all) {
      if (row.read.states?.some(({ is }) => is === "recycled") !== true) continue;
      const steps = stepsOf(row).filter(({ when }) =>
        [when ?? []].flat().some(({ at, is }) => at === "state" && is === "recycled"),
      );
      expect(steps.length, type).toBeGreaterThan(0);
    }
  });

  test("has every hook that a row names, and no other", () => {
    const named = all.flatMap(({ row }) => stepsOf(row).flatMap(({ hook }) => hook ?? []));
    expect([...new Set(named)].toSorted()).toEqual(Object.keys(tencentHooks).toSorted());
  });
});
