import { describe, expect, test } from "vitest";
import { services } from "../../src/clouds/alibaba/catalog.ts";
import { alibabaHooks } from "../../src/clouds/alibaba/hooks/registry.ts";
import { catalogOf } from "../../src/clouds/shared/catalog.ts";
import { WAVES } from "../../src/core/item.ts";
import type { Row } from "../../src/core/row.ts";
import { AFTER_OTHERS, orderOf, stepsOf, WITH_PARENT } from "./support/rows.ts";

const catalog = catalogOf(services);
const rows: ReadonlyMap<string, Row> = new Map([...catalog].map(([type, { row }]) => [type, row]));
const all = [...rows].map(([type, row]) => ({ type, row }));

function concerned(concern: NonNullable<Row["concern"]>): readonly string[] {
  return all.filter(({ row }) => row.concern === concern).map(({ type }) => type);
}

describe("the catalog", () => {
  test("names every type once, service.thing, in kebab", () => {
    const named = services.flatMap(({ types }) => Object.keys(types));
    expect(new Set(named).size).toBe(named.length);
    for (const type of named) expect(type).toMatch(/^[a-z]+\.[a-z][a-z\d]*(?:-[a-z]+)*$/);
  });

  test("says of every row what it means to the closure", () => {
    expect(concerned("key").toSorted()).toEqual(["ram.access-key", "ram.root-key"]);
    expect(concerned("identity").toSorted()).toEqual([
      "ram.application",
      "ram.group",
      "ram.login-profile",
      "ram.mfa-device",
      "ram.oidc-provider",
      "ram.policy",
      "ram.role",
      "ram.saml-provider",
      "ram.service-linked-role",
      "ram.user",
    ]);
    expect(concerned("bucket")).toEqual(["oss.bucket"]);
    expect(concerned("domain")).toEqual(["domain.domain"]);
    expect(concerned("zone")).toEqual(["alidns.domain"]);
    expect(concerned("order")).toEqual(["bss.unpaid-order"]);
    expect(concerned("money").toSorted()).toEqual([
      "bss.balance",
      "bss.prepaid-card",
      "bss.resource-package",
      "bss.savings-plan",
      "bss.voucher",
    ]);
  });

  test("knows which types hold data that cannot be recovered", () => {
    expect(
      all
        .filter(({ row }) => row.dataBearing)
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual([
      "alidns.domain",
      "bss.subscription",
      "cr.instance",
      "dds.instance",
      "ecs.disk",
      "ecs.image",
      "ecs.snapshot",
      "kms.key",
      "kms.secret",
      "kvstore.instance",
      "nas.file-system",
      "oss.bucket",
      "polardb.cluster",
      "rds.instance",
      "sls.project",
    ]);
  });

  test("claims a code of another source for one type only", () => {
    for (const source of ["inventory", "product"] as const) {
      const codes = all.flatMap(({ row }) => row.known?.[source] ?? []);
      expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
    }
  });

  test("puts no type into a wave that ends before what it waits for is gone", () => {
    const wave = (type: string): number => WAVES.indexOf(rows.get(type)?.wave ?? "finance");
    const late = orderOf(rows)
      .filter(({ before, after }) => wave(before) > wave(after))
      .map(({ before, after, because }) => `${before} before ${after}: ${because}`);
    expect(late).toEqual([]);
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

  test("lets instances of one type wait for each other only where a step can part them", () => {
    const own = orderOf(rows).filter(({ before, after }) => before === after);
    const inseparable = own
      .map(({ before }) => before)
      .filter((type) => {
        const remove = rows.get(type)?.remove;
        return remove?.by !== "call" || remove.detach === undefined;
      });
    // Read-only instances hang on their master, which hangs on none, and folders on the one above: trees.
    expect([...new Set(inseparable)]).toEqual(["rds.instance", "resourcemanager.folder"]);
  });

  test("removes what makes others anew before what it makes", () => {
    const order = new Set(orderOf(rows).map(({ before, after }) => `${before} ${after}`));
    const wave = (type: string): number => WAVES.indexOf(rows.get(type)?.wave ?? "finance");
    const unordered = all.flatMap(({ type, row }) =>
      (row.recreates ?? [])
        .filter((made) => !order.has(`${type} ${made}`) && wave(type) >= wave(made))
        .map((made) => `${type} makes ${made}`),
    );
    expect(unordered).toEqual([]);
  });

  test("has every hook that a row names, and no other", () => {
    const named = all.flatMap(({ row }) => stepsOf(row).flatMap(({ hook }) => hook ?? []));
    expect([...new Set(named)].toSorted()).toEqual(Object.keys(alibabaHooks).toSorted());
  });
});
