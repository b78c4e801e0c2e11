import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { services } from "../../src/clouds/alibaba/services/registry.ts";
import type { UsedActions } from "./collect.ts";
import {
  readTexts as readFieldTexts,
  readPackages,
  readRemarks,
  readSdk,
  type SdkPackage,
} from "./download.ts";
import { extractReplies } from "./emulated.ts";
import { collectEndpoints } from "./endpoints.ts";
import { exceptions } from "./exceptions.ts";
import { textAt } from "./field-texts.ts";
import {
  extractHuawei,
  extractHuaweiTexts,
  modelsFile as huaweiModels,
  huaweiStaleness,
  huaweiTextsProblems,
} from "./huawei/extract.ts";
import * as huawei from "./huawei/used.ts";
import type { VendorCall } from "./lint.ts";
import { formatModels, loadVendorModels, type ProductModel, type VendorModels } from "./models.ts";
import { resolveProduct } from "./resolve.ts";
import { writeSecondTable } from "./second-table.ts";
import {
  extractStates,
  formatStates,
  type ProductStates,
  stateFields,
  statesFile,
} from "./states.ts";
import { extractCodes } from "./tencent/codes.ts";
import {
  extractTencent,
  extractTencentTexts,
  modelsFile,
  tencentStaleness,
  tencentTextsProblems,
} from "./tencent/extract.ts";
import * as tencent from "./tencent/used.ts";
import { describeAlibaba } from "./texts/alibaba.ts";
import { collectTexts, readingActions, textsStaleness } from "./texts/collect.ts";
import { formatTexts, readTexts } from "./texts/model.ts";
import { actionsFile, readActions, type UsedCalls, usedActions, usedCalls } from "./used.ts";

const output = new URL("../../src/clouds/alibaba/", import.meta.url);

/** How a package is named in the committed files. */
export function packageSource(entry: SdkPackage): string {
  return `${entry.registry} ${entry.package} ${entry.version}`;
}

/** What the committed names lack or hold in excess, one sentence each; empty when they are current. */
export function staleness(
  used: UsedActions,
  models: VendorModels,
  packages: readonly SdkPackage[],
): readonly string[] {
  const problems: string[] = [];
  for (const product of Object.keys(used)) {
    if (!packages.some((entry) => entry.product === product)) {
      problems.push(`packages.json names no package for ${product}.`);
    }
  }
  for (const entry of packages) {
    const wanted = new Set(used[entry.product] ?? []);
    const model = models[entry.product];
    const held = new Set(Object.keys(model?.actions ?? {}));
    for (const action of wanted) {
      if (!held.has(action))
        problems.push(`${entry.product} ${action} is used, but not extracted.`);
    }
    for (const action of held) {
      if (!wanted.has(action))
        problems.push(`${entry.product} ${action} is extracted, but not used.`);
    }
    if (model !== undefined && model.source !== packageSource(entry)) {
      problems.push(`${entry.product} is from ${model.source}, not ${packageSource(entry)}.`);
    }
  }
  return problems;
}

function extract(used: UsedActions, cache: string): void {
  const products = readPackages().map((entry) => {
    const sdk = readSdk(entry, cache);
    const model = resolveProduct(sdk, packageSource(entry), used[entry.product] ?? []);
    process.stderr.write(`${entry.product}: ${Object.keys(model.actions).length} actions\n`);
    return { entry, model, sdk, endpoint: sdk.endpoint };
  });
  const models: Record<string, ProductModel> = {};
  for (const { entry, model } of products) {
    if (Object.keys(model.actions).length > 0) models[entry.product] = model;
  }
  writeFileSync(new URL("vendor-models.json", output), formatModels(models));
  writeSecondTable(
    products.map(({ entry }) => entry.product),
    cache,
  );
  const endpoints = JSON.stringify(collectEndpoints(products), null, 1);
  writeFileSync(new URL("endpoints.json", output), `${endpoints}\n`);
  const fields = stateFields(services, models);
  const states: Record<string, ProductStates> = {};
  for (const { entry, sdk } of products) {
    const texts = readFieldTexts(entry, sdk, cache);
    const own = fields.filter(({ product }) => product === entry.product);
    const read = (action: string, part: "request" | "response", path: string) =>
      textAt(sdk, texts, action, part, path);
    const remarks = readRemarks(entry, cache);
    const said = (action: string) => remarks.get(action) ?? "";
    states[entry.product] = {
      source: packageSource(entry),
      fields: extractStates(own, read, said),
    };
  }
  writeFileSync(statesFile("alibaba"), formatStates(states));
}

/** Where the texts of this cloud's listings are committed. */
export const textsFile = new URL("texts.json", import.meta.url);

/** The package of a product, by its key. */
function packageOf(product: string): SdkPackage {
  const entry = readPackages().find((one) => one.product === product);
  if (entry === undefined) throw new Error(`packages.json names no package for ${product}.`);
  return entry;
}

function extractTexts(calls: readonly VendorCall[], cache: string): void {
  const texts = collectTexts(readingActions(calls, exceptions), (product) => {
    const entry = packageOf(product);
    return { source: packageSource(entry), descriptions: [describeAlibaba(entry, cache)] };
  });
  writeFileSync(textsFile, formatTexts(texts));
}

/** What the committed texts lack or hold in excess. */
export function textsProblems(calls: readonly VendorCall[]): readonly string[] {
  const actions = readingActions(calls, exceptions);
  return textsStaleness(actions, readTexts(textsFile), (product) =>
    packageSource(packageOf(product)),
  );
}

/** The calls of a cloud's rows and code. */
function readingCalls({ rows, code }: UsedCalls): readonly VendorCall[] {
  return [...rows, ...code];
}

/** The same for the other cloud, whose one package holds all products. */
function extractOther(used: UsedActions, cache: string): void {
  writeFileSync(tencent.actionsFile, `${JSON.stringify(used, null, 1)}\n`);
  extractTencent(used, cache);
}

/**
 * `npm run vendor-models`: writes the actions in use, downloads the pinned packages aside and writes
 * the names of those actions. `--cache <folder>` keeps the downloads; `--check` only compares, offline;
 * `--tencent-go-sdk <folder>` renews the error codes by action from the services of that SDK in the folder.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      check: { type: "boolean", default: false },
      cache: { type: "string" },
      "tencent-go-sdk": { type: "string" },
    },
  });
  const used = await usedActions();
  const other = await tencent.usedActions();
  const third = await huawei.usedActions();
  const calls = readingCalls(await usedCalls());
  const otherCalls = readingCalls(await tencent.usedCalls());
  const thirdCalls = readingCalls(await huawei.usedCalls());
  if (!values.check) {
    writeFileSync(actionsFile, `${JSON.stringify(used, null, 1)}\n`);
    const cache = values.cache ?? mkdtempSync(join(tmpdir(), "vendor-models-"));
    try {
      extract(used, cache);
      extractTexts(calls, cache);
      extractOther(other, cache);
      writeFileSync(huawei.actionsFile, `${JSON.stringify(third, null, 1)}\n`);
      extractHuawei(third, cache);
      extractHuaweiTexts(thirdCalls, cache);
      await extractReplies(cache);
      extractTencentTexts(otherCalls, cache);
      const sdk = values["tencent-go-sdk"];
      if (sdk !== undefined) extractCodes(sdk, cache);
    } finally {
      if (values.cache === undefined) rmSync(cache, { recursive: true, force: true });
    }
  }
  const current = JSON.stringify(readActions()) === JSON.stringify(used);
  const problems = [
    ...(current ? [] : ["actions.json is not what the rows, the code and the emulator use."]),
    ...staleness(used, loadVendorModels(), readPackages()),
    ...(JSON.stringify(tencent.readActions()) === JSON.stringify(other)
      ? []
      : ["tencent/actions.json is not what the rows and the code use."]),
    ...tencentStaleness(other, loadVendorModels(modelsFile)),
    ...(JSON.stringify(huawei.readActions()) === JSON.stringify(third)
      ? []
      : ["huawei/actions.json is not what the rows and the code use."]),
    ...huaweiStaleness(third, loadVendorModels(huaweiModels)),
    ...textsProblems(calls),
    ...tencentTextsProblems(otherCalls),
    ...huaweiTextsProblems(thirdCalls),
  ];
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return problems.length === 0 ? 0 : 1;
}

if (process.argv[1] === new URL(import.meta.url).pathname) process.exitCode = await main();
