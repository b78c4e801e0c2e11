import { describe, expect, test } from "vitest";
import type { NameTree } from "../../scripts/vendor-models/models.ts";
import type { List } from "../../src/core/row-read.ts";
import { catalogClouds } from "./support/clouds.ts";
import { listsOf } from "./support/rows.ts";

/** Fields of a record that name the region in which it stands. */
const REGION = /^(?:region|regionid|region_id|regionname|region_name)$/iu;

/** Types that do not, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  "nas.file-system": "what stands under it is asked for with it, at the host of the region",
  "rds.instance": "what stands under it is asked for with it, in the region's project",
  "tcr.instance": "what stands under it is asked for with it, in the region",
};

const rows = catalogClouds.flatMap(({ name, catalog, wire }) => {
  const models = wire.models();
  return catalog.services.flatMap(({ product, types }) =>
    Object.entries(types).map(([type, row]) => {
      const named = listsOf(row)
        .filter((list) => !saysRegion(list))
        .flatMap((list) => {
          const { response = {} } = models[list.product ?? product]?.actions[list.action] ?? {};
          return below(response, list.items);
        });
      return {
        name: `${name} ${type}`,
        type,
        row,
        fields: named.filter((one) => REGION.test(one)),
      };
    }),
  );
});

/** True where the call itself asks for what stands in the region. */
function saysRegion({ params = {}, path = "" }: List): boolean {
  return JSON.stringify([params, path]).includes("$region");
}

/** Names of the fields of a list's records. */
function below(tree: NameTree, items: string): readonly string[] {
  const found = items
    .split(".")
    .reduce<NameTree>((at, part) => memberOf(at, part.replace("[]", "")), tree);
  return typeof found === "object" ? Object.keys(found) : [];
}

function memberOf(tree: NameTree, name: string): NameTree {
  if (typeof tree !== "object") return {};
  const own = Object.entries(tree).find(([key]) => key.replace(/[[\]{}]+$/u, "") === name);
  return own?.[1] ?? {};
}

const telling = rows.filter(({ row, fields }) => row.scope === "region" && fields.length > 0);

describe.each(telling)("$name", ({ type, row }) => {
  test("takes the region that a record names for where it stands", () => {
    if (type in OTHERWISE) expect(row.read.region).toBeUndefined();
    else expect(row.read.region).toMatch(/region/iu);
  });
});

test("what stands under an item is asked for where the item stands", () => {
  const parents = new Set(
    rows.flatMap(({ row }) => (typeof row.scope === "object" ? [row.scope.per] : [])),
  );
  const both = rows.filter(({ type, row }) => row.read.region !== undefined && parents.has(type));
  expect(both.map(({ name }) => name)).toEqual([]);
});

test("some records name their region", () => {
  expect(telling.map(({ name }) => name)).toContain("tencent tcb.environment");
});
