import { writeFileSync } from "node:fs";
import type { UsedActions } from "../collect.ts";
import { formatModels, type ProductModel, type VendorModels } from "../models.ts";
import { type HuaweiPackage, readHuaweiPackages, readProduct, sourceOf } from "./packages.ts";

const output = new URL("../../../src/clouds/huawei/", import.meta.url);

/** `src/clouds/huawei/vendor-models.json`. */
export const modelsFile = new URL("vendor-models.json", output);

/** Where a product answers: the usual host, and those of single regions that differ. */
interface Endpoint {
  readonly scope: "project" | "domain";
  /** `{region}` stands for the region. */
  readonly pattern: string;
  /** Regions that the package names; a product that has one host for all names none. */
  readonly regions?: readonly string[];
  readonly hosts?: Readonly<Record<string, string>>;
}

/** The endpoint of a product by its package's table of regions. */
function endpointOf(scope: Endpoint["scope"], hosts: Readonly<Record<string, string>>): Endpoint {
  const shapes = Object.entries(hosts).map(([region, host]) => ({
    region,
    host,
    shape: host.replace(region, "{region}"),
  }));
  const count = (shape: string) => shapes.filter((each) => each.shape === shape).length;
  const [usual] = shapes.map(({ shape }) => shape).sort((a, b) => count(b) - count(a));
  if (usual === undefined) throw new Error("a package names no host");
  const odd = shapes.filter(({ shape }) => shape !== usual);
  const regional = usual.includes("{region}");
  return {
    scope,
    pattern: usual,
    ...(regional ? { regions: shapes.map(({ region }) => region).sort() } : {}),
    ...(odd.length === 0
      ? {}
      : { hosts: Object.fromEntries(odd.map(({ region, host }) => [region, host])) }),
  };
}

/** Writes the names of the actions in use, and where their products answer. */
export function extractHuawei(used: UsedActions, cache: string): void {
  const models: Record<string, ProductModel> = {};
  const endpoints: Record<string, Endpoint> = {};
  for (const entry of readHuaweiPackages()) {
    const wanted = used[entry.product];
    if (wanted === undefined) continue;
    const { model, scope, hosts } = readProduct(entry, wanted, cache);
    process.stderr.write(`${entry.product}: ${Object.keys(model.actions).length} actions\n`);
    models[entry.product] = model;
    endpoints[entry.product] = endpointOf(scope, hosts);
  }
  writeFileSync(modelsFile, formatModels(models));
  const lines = Object.entries(endpoints).map(
    ([product, endpoint]) => ` ${JSON.stringify(product)}: ${JSON.stringify(endpoint)}`,
  );
  writeFileSync(new URL("endpoints.json", output), `{\n${lines.join(",\n")}\n}\n`);
}

/** What the committed names lack or hold in excess, one sentence each; empty when they are current. */
export function huaweiStaleness(
  used: UsedActions,
  models: VendorModels,
  packages: readonly HuaweiPackage[] = readHuaweiPackages(),
): readonly string[] {
  const products = new Set([...Object.keys(used), ...Object.keys(models)]);
  return [...products].flatMap((product) => {
    const entry = packages.find((each) => each.product === product);
    // OBS is no product of the SDK: its names stand in exceptions.ts.
    if (entry === undefined) return [`packages.json names no package for ${product}.`];
    const wanted = new Set(used[product] ?? []);
    const held = new Set(Object.keys(models[product]?.actions ?? {}));
    const source = models[product]?.source;
    return [
      ...[...wanted]
        .filter((action) => !held.has(action))
        .map((action) => `${product} ${action} is used, but not extracted.`),
      ...[...held]
        .filter((action) => !wanted.has(action))
        .map((action) => `${product} ${action} is extracted, but not used.`),
      ...(source === undefined || source === sourceOf(entry)
        ? []
        : [`${product} is from ${source}, not ${sourceOf(entry)}.`]),
    ];
  });
}
