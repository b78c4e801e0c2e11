import type { JsonObject } from "../../../emulator/core/json.ts";
import type { NameTree } from "../../../scripts/vendor-models/models.ts";
import type { CatalogType } from "../../../src/clouds/shared/rows/catalog.ts";
import type { Row } from "../../../src/core/row.ts";
import type { Catalog, CatalogCloud } from "./cloud.ts";
import { type Written, writeRecords } from "./records.ts";
import { listsOf } from "./rows.ts";
import { numbered, type Removal, type Resources, type Seed } from "./seed.ts";
import { treeAt, valueAt } from "./shape.ts";

/** A seed with all that follows from its row. */
export type Grown = Required<
  Pick<
    Seed,
    "resources" | "account" | "scans" | "ids" | "untold" | "items" | "removals" | "along" | "unseen"
  >
> & {
  readonly pageSize: number | undefined;
};

/** More than the vendors answer with by themselves where a row asks for no page. */
const UNPAGED = 100;

/** Works out of a seed and its row what is not said in the seed. */
export function grow(cloud: CatalogCloud, entry: CatalogType, seed: Seed): Grown {
  const { type, row } = entry;
  const written = seed.records === undefined ? undefined : recordsOf(cloud, entry, seed);
  const { table = type, place = isOfRegion(cloud.catalog, row) ? cloud.here : "*" } =
    seed.records ?? {};
  const resources =
    written === undefined
      ? (seed.resources ?? {})
      : joined(seed.resources ?? {}, place, table, written.records);
  const ends: Removal[] =
    written !== undefined && row.remove.by === "call"
      ? [
          {
            items: [...written.ends],
            ...(seed.records?.ends === undefined ? {} : { disposition: seed.records.ends }),
          },
        ]
      : [];
  const hidden = new Set([...(seed.hidden ?? []), ...(written?.hidden ?? [])]);
  return {
    resources,
    account: seed.account ?? {},
    pageSize: seed.pageSize,
    scans: [...new Set([...parentsOf(cloud.catalog, row), ...(seed.scans ?? [])])],
    ids:
      seed.ids ??
      [...idsIn(resources, table, row), ...(seed.further ?? [])].filter((id) => !hidden.has(id)),
    untold: seed.untold ?? {},
    items: seed.items ?? {},
    removals: [...ends, ...(seed.removals ?? [])],
    along: seed.along ?? [],
    unseen: seed.unseen ?? {},
  };
}

function recordsOf(cloud: CatalogCloud, { row, product }: CatalogType, seed: Seed): Written {
  const [list] = listsOf(row);
  if (seed.records === undefined || list === undefined) throw new Error("nothing to write");
  return writeRecords(seed.records, {
    row,
    model: recordModel(cloud, list.product ?? product, list.action, list.items),
    count: (seed.pageSize ?? Math.max(1, ...listsOf(row).map(pageOf))) + 1,
    tags: cloud.tags,
    account: cloud.head.id,
  });
}

function pageOf({ paging }: ReturnType<typeof listsOf>[number]): number {
  return paging.by === "none" ? UNPAGED : (paging.size?.[1] ?? UNPAGED);
}

function recordModel(
  cloud: CatalogCloud,
  product: string,
  action: string,
  items: string,
): NameTree {
  const model = cloud.wire.models()[product]?.actions[action];
  if (model === undefined) throw new Error(`the vendor's models have no ${product} ${action}`);
  return treeAt(model.response, items);
}

/** Types that must be listed for a type to be listed, the nearest first. */
function parentsOf(catalog: Catalog, { scope }: Row): readonly string[] {
  if (typeof scope === "string") return [];
  const parent = catalog.rows.get(scope.per);
  return [scope.per, ...(parent === undefined ? [] : parentsOf(catalog, parent))];
}

/** Whether a type is listed in each region, by itself or through its parents. */
function isOfRegion(catalog: Catalog, row: Row): boolean {
  const scopes = [row, ...parentsOf(catalog, row).map((type) => catalog.rows.get(type))];
  return scopes.some((one) => one?.scope === "region");
}

function joined(
  resources: Resources,
  place: string,
  table: string,
  records: readonly JsonObject[],
): Resources {
  const there = resources[place] ?? {};
  return {
    ...resources,
    [place]: { ...there, [table]: [...records, ...(there[table] ?? [])] },
  };
}

/** The native ids of the records in the type's table. */
function idsIn(resources: Resources, table: string, row: Row): readonly string[] {
  const lists = listsOf(row);
  const path = lists[0]?.read?.id ?? row.read.id;
  return Object.values(resources)
    .flatMap((tables) => tables[table] ?? [])
    .flatMap((record) => {
      const { repeat } = record;
      const id = String(valueAt(record, path));
      return typeof repeat === "number" ? numbered(id, repeat) : [id];
    });
}
