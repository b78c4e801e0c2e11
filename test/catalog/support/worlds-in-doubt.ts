import { describe, expect, test } from "vitest";
import { doubtId } from "../../../emulator/core/doubt/kinds.ts";
import type { Json } from "../../../emulator/core/json.ts";
import { knownDoubts } from "../../../emulator/doubt/known.ts";
import { catalogOf } from "../../../src/clouds/shared/rows/catalog.ts";
import type { Inventory } from "../../../src/core/inventory.ts";
import { IN_DOUBT } from "../in-doubt.ts";
import type { CatalogCloud } from "./cloud.ts";
import { lost } from "./doubt.ts";
import type { Resources } from "./seed.ts";
import { openWorld } from "./world.ts";

/** A world in which a kind of doubt matters that is not about single listings. */
export type DoubtfulWorld = {
  readonly kind: string;
  /** Which doubts of the kind are meant. @default all */
  readonly of?: RegExp;
  readonly resources: Resources;
  /** Types of which something must be seen where nothing is in doubt. */
  readonly shows: readonly string[];
  /** The users and keys of the doubtful scan, where its caller may not see all. */
  readonly caller?: Readonly<Record<string, Json>>;
  /** Attributes of the account. */
  readonly account?: Readonly<Record<string, Json>>;
  /** Attributes of the whole world, such as its regions. */
  readonly world?: Readonly<Record<string, Json>>;
};

/** The ids of a cloud's doubts of a kind. */
function idsOf(cloud: CatalogCloud, kind: string, of = /^/u): readonly string[] {
  return knownDoubts()
    .filter((doubt) => doubt.cloud === cloud.name && doubt.kind === kind)
    .map(doubtId)
    .filter((id) => of.test(id));
}

/** A scan of the whole account, with these doubts in force from the start. */
async function scanOf(
  cloud: CatalogCloud,
  {
    resources,
    account = {},
    world: attributes = {},
  }: Omit<DoubtfulWorld, "kind" | "shows" | "caller">,
  doubts: readonly string[],
): Promise<Inventory> {
  const world = await openWorld(withWorld(cloud, attributes), "", { resources, account, doubts });
  try {
    return await world.scan();
  } finally {
    await world.close();
  }
}

/** What is lost when all doubts of a kind are in force, by type with the doubt about its product. */
async function lostIn(
  cloud: CatalogCloud,
  doubtful: DoubtfulWorld,
): Promise<readonly (readonly [string, string])[]> {
  const ids = idsOf(cloud, doubtful.kind, doubtful.of);
  const { account, caller } = doubtful;
  const truth = await scanOf(cloud, doubtful, []);
  const seen = await scanOf(cloud, { ...doubtful, account: { ...account, ...caller } }, ids);
  const own = Object.values(doubtful.resources).flatMap((tables) => Object.keys(tables));
  const there = new Set(truth.items.map(({ type }) => type));
  expect(
    doubtful.shows.filter((type) => !there.has(type)),
    "not there without doubts",
  ).toEqual([]);
  const types = new Set(lost(truth, seen).map((item) => item.split(":")[1] ?? ""));
  return [...types]
    .filter((type) => own.includes(type))
    .map((type) => {
      const product = catalogOf(cloud.catalog.services).get(type)?.product;
      const own = ids.filter((id) => id.split("/")[2] === product);
      return [type, common(own.length > 0 ? own : ids)] as const;
    });
}

/** The parts that ids begin with in common, by which they are switched together. */
function common(ids: readonly string[]): string {
  const [first = "", ...others] = ids.map((id) => id.split("/"));
  if (typeof first === "string") return first;
  const end = first.findIndex((part, at) => others.some((other) => other[at] !== part));
  return first.slice(0, end < 0 ? first.length : end).join("/");
}

function withWorld(cloud: CatalogCloud, attributes: Readonly<Record<string, Json>>): CatalogCloud {
  return {
    ...cloud,
    // Which regions there are is in doubt.
    regions: undefined,
    seedOf: (resources, account) => ({ ...cloud.seedOf(resources, account), ...attributes }),
  };
}

/** Types whose product has a code for accounts that never opened it, and that are not taken for inactive then. */
async function unopened(cloud: CatalogCloud): Promise<readonly (readonly [string, string])[]> {
  const { coverage } = await scanOf(cloud, { resources: {} }, idsOf(cloud, "never-opened"));
  const failed = coverage.filter(({ outcome }) => outcome !== "listed" && outcome !== "inactive");
  const catalog = catalogOf(cloud.catalog.services);
  const found = failed.flatMap(({ type }) => {
    const of = `${cloud.name}/never-opened/${catalog.get(type)?.product}`;
    const known = idsOf(cloud, "never-opened").some((id) => `${id}/`.startsWith(`${of}/`));
    return known ? [[type, of] as const] : [];
  });
  return [...new Map(found.map((pair) => [pair.join(" "), pair])).values()];
}

/** Holds what is not about single listings against the record. */
export function proveWorldsInDoubt(cloud: CatalogCloud, worlds: readonly DoubtfulWorld[]): void {
  const known = (kind: string, of = /^/u): readonly string[] =>
    IN_DOUBT.filter(({ doubt }) => doubt.startsWith(`${cloud.name}/${kind}`) && of.test(doubt))
      .map(({ type, doubt }) => `${type} ${doubt}`)
      .toSorted();
  const written = (found: readonly (readonly [string, string])[]): readonly string[] =>
    found.map((pair) => pair.join(" ")).toSorted();

  describe.each(worlds)("$kind", (doubtful) => {
    test("loses what is on record and nothing else", async () => {
      expect(written(await lostIn(cloud, doubtful))).toEqual(known(doubtful.kind, doubtful.of));
    });
  });

  test("a product that was never opened is inactive, but where the record says otherwise", async () => {
    expect(written(await unopened(cloud))).toEqual(known("never-opened"));
  });
}
