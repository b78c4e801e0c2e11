import { writeFileSync } from "node:fs";
import { services } from "../../../src/clouds/huawei/services/registry.ts";
import type { UsedActions } from "../collect.ts";
import { textAt } from "../field-texts.ts";
import type { VendorCall } from "../lint.ts";
import { formatModels, type ProductModel, type VendorModels } from "../models.ts";
import {
  extractStates,
  formatStates,
  type ProductStates,
  stateFields,
  statesFile,
} from "../states.ts";
import { collectTexts, readingActions, textsStaleness } from "../texts/collect.ts";
import { describeHuawei } from "../texts/huawei.ts";
import { formatTexts, readTexts } from "../texts/model.ts";
import { exceptions } from "./exceptions.ts";
import {
  type HuaweiPackage,
  modelOf,
  readHuaweiPackages,
  readProduct,
  sourceOf,
} from "./packages.ts";

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

/** Writes the names of the actions in use, where their products answer, and the words of states. */
export function extractHuawei(used: UsedActions, cache: string): void {
  const models: Record<string, ProductModel> = {};
  const endpoints: Record<string, Endpoint> = {};
  for (const entry of readHuaweiPackages()) {
    const wanted = used[entry.product];
    if (wanted === undefined) continue;
    const product = readProduct(entry, cache);
    const { scope, hosts } = product;
    const model = modelOf(entry, product, wanted);
    process.stderr.write(`${entry.product}: ${Object.keys(model.actions).length} actions\n`);
    models[entry.product] = model;
    endpoints[entry.product] = endpointOf(scope, hosts);
  }
  writeFileSync(modelsFile, formatModels(models));
  const lines = Object.entries(endpoints).map(
    ([product, endpoint]) => ` ${JSON.stringify(product)}: ${JSON.stringify(endpoint)}`,
  );
  writeFileSync(new URL("endpoints.json", output), `{\n${lines.join(",\n")}\n}\n`);
  extractHuaweiStates(models, cache);
}

function extractHuaweiStates(models: VendorModels, cache: string): void {
  const fields = stateFields(services, models);
  const states: Record<string, ProductStates> = {};
  for (const name of Object.keys(models)) {
    const entry = packageOf(name);
    const { sdk, texts } = readProduct(entry, cache);
    const read = (action: string, part: "request" | "response", path: string) =>
      inQuotes(textAt(sdk, texts, action, part, path));
    const own = fields.filter(({ product }) => product === name);
    states[name] = { source: sourceOf(entry), fields: extractStates(own, read) };
  }
  writeFileSync(statesFile("huawei"), formatStates(states));
}

/** A text whose words stand in one row, `ACTIVE、BUILD`, as one that quotes each: `值为“ACTIVE”`. */
function inQuotes(text: string | undefined): string | undefined {
  const row = /(?:\b[A-Z_]+、){2,}[A-Z_]+/u.exec(text ?? "")?.[0];
  return row === undefined
    ? text
    : row
        .split("、")
        .map((word) => `值为“${word}”`)
        .join("");
}

/** The package of a product, by its key. */
function packageOf(product: string): HuaweiPackage {
  const entry = readHuaweiPackages().find((one) => one.product === product);
  if (entry === undefined) throw new Error(`packages.json names no package for ${product}.`);
  return entry;
}

/** Where the texts of this cloud's listings are committed. */
export const textsFile = new URL("texts.json", import.meta.url);

/** Writes the texts of the actions by which things are listed. */
export function extractHuaweiTexts(calls: readonly VendorCall[], cache: string): void {
  const texts = collectTexts(readingActions(calls, exceptions), (product) => {
    const entry = packageOf(product);
    return { source: sourceOf(entry), descriptions: [describeHuawei(entry, cache)] };
  });
  writeFileSync(textsFile, formatTexts(texts));
}

/** What the committed texts lack or hold in excess. */
export function huaweiTextsProblems(calls: readonly VendorCall[]): readonly string[] {
  return textsStaleness(readingActions(calls, exceptions), readTexts(textsFile), (product) =>
    sourceOf(packageOf(product)),
  );
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
