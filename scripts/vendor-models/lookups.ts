import { readFileSync, writeFileSync } from "node:fs";
import { loadServices } from "../../emulator/alibaba/services.ts";
import { loadServices as loadTencent } from "../../emulator/tencent/services.ts";
import type { Described } from "./all-values.ts";

/** Reading actions of a product that take the id of one of its things, by that id's name. */
export type Lookups = Readonly<Record<string, readonly string[]>>;

const READS = /^(?:Describe|List|Get|Query)/u;

/** Every reading action of a package that is asked for one of the ids. */
export function lookupsOf(
  described: Described,
  every: readonly string[],
  ids: readonly string[],
): Lookups {
  const found = ids.map((id) => {
    const names = new Set([id, `${id}s`]);
    const actions = every.filter(
      (action) => READS.test(action) && described(action).some(([wire]) => names.has(wire)),
    );
    return [id, [...actions].sort()] as const;
  });
  return Object.fromEntries(found.filter(([, actions]) => actions.length > 0));
}

/** The names of the ids of the things that the emulator has, by product and version. */
export async function emulatedIds(): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = new Map<string, Set<string>>();
  const own = (await loadServices()).map(({ product, version, tables = [] }) => ({
    product: `${product} ${version}`,
    tables,
  }));
  for (const { product, tables = [] } of [...own, ...(await loadTencent())]) {
    const known = ids.get(product) ?? new Set();
    for (const { id } of tables) if (typeof id === "string") known.add(id);
    ids.set(product, known);
  }
  return new Map([...ids].map(([product, names]) => [product, [...names].sort()]));
}

function fileOf(cloud: "alibaba" | "tencent"): URL {
  return new URL(`${cloud}-lookups.json`, import.meta.url);
}

/** Writes one cloud's lookups; part of `npm run vendor-models`. */
export function writeLookups(
  cloud: "alibaba" | "tencent",
  products: Readonly<Record<string, Lookups>>,
): void {
  const lines = Object.entries(products).flatMap(([product, ids]) =>
    Object.entries(ids).map(
      ([id, actions]) => ` ${JSON.stringify(`${product} ${id}`)}: ${JSON.stringify(actions)}`,
    ),
  );
  writeFileSync(fileOf(cloud), `{\n${lines.join(",\n")}\n}\n`);
}

/** Reads them: by `<product> <id>`. */
export function readLookups(cloud: "alibaba" | "tencent"): Lookups {
  return JSON.parse(readFileSync(fileOf(cloud), "utf8"));
}
